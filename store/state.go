package store

import "voiceportal/ivr/mailbox"

// The keys of the records in BucketState.
var (
	stateKey = []byte("state")
	clockKey = []byte("clock")
	classKey = []byte("class")
)

// state is the store's own counters. They only grow, through Clear as well.
type state struct {
	Revision uint64 // of the last commit
	Message  uint64 // the last message id given
	Mail     uint64 // the last mail id given
	Seq      uint64 // of the last audit entry
	Head     []byte // chain value of the last audit entry
}

var stateLayout = layout[state]{"state", 1, stateFields}

func stateFields(c *coder, s *state) {
	c.count(&s.Revision)
	c.count(&s.Message)
	c.count(&s.Mail)
	c.count(&s.Seq)
	blob(c, &s.Head)
}

// readState is the zero state in a new store.
func readState(s Snapshot) (state, error) {
	st, _, err := get(s, stateLayout, BucketState, stateKey)
	return st, err
}

// changeLayout is the entry of the change log for one revision.
var changeLayout = layout[[]mailbox.Change]{"change", 1, changesFields}

func changesFields(c *coder, v *[]mailbox.Change) {
	list(c, v, func(c *coder, ch *mailbox.Change) {
		text(c, &ch.Kind)
		text(c, &ch.Record)
	})
}
