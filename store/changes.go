package store

import (
	"fmt"

	"voiceportal/ivr/mailbox"
)

// ChangesKept is how many revisions the change log goes back. A watcher that is further behind
// is told to read everything again.
const ChangesKept = 4096

// changesPerAct is the most changes that the log keeps of one act; an act with more of them is
// logged as having changed everything.
const changesPerAct = 1024

// Commit is one finished act: its revision, its changes and its writes. Writes is nil for an act
// that wrote nothing.
type Commit struct {
	Revision uint64
	Changes  []mailbox.Change
	Writes   *Writes
}

// changeLog gathers what an act touches, each record once, in the order in which they were first touched.
type changeLog struct {
	order []mailbox.Change
	seen  map[mailbox.Change]bool
	all   bool
}

func (l *changeLog) note(kind mailbox.ChangeKind, record string) {
	ch := mailbox.Change{Kind: kind, Record: record}
	if l.all || l.seen[ch] {
		return
	}
	if len(l.order) == changesPerAct {
		l.noteAll()
		return
	}
	if l.seen == nil {
		l.seen = make(map[mailbox.Change]bool)
	}
	l.seen[ch] = true
	l.order = append(l.order, ch)
}

func (l *changeLog) noteAll() {
	l.all, l.order, l.seen = true, nil, nil
}

func (l *changeLog) entries() []mailbox.Change {
	if l.all {
		return []mailbox.Change{{Kind: mailbox.ChangedAll}}
	}
	return l.order
}

// ChangesAfter reads from the change log what happened after a revision, in order, and the
// revision that this leads up to. Where the log no longer goes back that far, or the store has
// been replaced by an older one, it is one change of everything.
func ChangesAfter(s Snapshot, revision uint64) ([]mailbox.Change, uint64, error) {
	st, err := readState(s)
	if err != nil || st.Revision == revision {
		return nil, st.Revision, err
	}
	missed := []mailbox.Change{{Revision: st.Revision, Kind: mailbox.ChangedAll}}
	if st.Revision < revision || st.Revision-revision > ChangesKept {
		return missed, st.Revision, nil
	}
	var changes []mailbox.Change
	next := revision + 1
	for e, err := range s.Ascend(BucketChanges, idKey(next)) {
		if err != nil {
			return nil, 0, err
		}
		logged, err := changeLayout.decode(e.Key, e.Value)
		if err != nil {
			return nil, 0, fmt.Errorf("read change log, revision %d: %w", next, err)
		}
		for _, ch := range logged {
			ch.Revision = next
			changes = append(changes, ch)
		}
		next++
	}
	if next != st.Revision+1 {
		return missed, st.Revision, nil
	}
	return changes, st.Revision, nil
}
