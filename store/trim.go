package store

import (
	"crypto/hmac"
	"fmt"

	"voiceportal/ivr/mailbox"
)

// checkpoint stands for the audit entries that were removed from the beginning of the audit: the
// chain goes on from it. It is signed with the chain's own key, so that who lacks the key cannot
// leave out old entries and pass that off as a removal.
type checkpoint struct {
	Seq   uint64 // of the newest removed entry, 0 for none
	Chain []byte // its chain value, from which the next entry follows
	Sign  []byte
}

var checkpointLayout = layout[checkpoint]{"audit checkpoint", 1, checkpointFields}

func checkpointFields(c *coder, k *checkpoint) {
	c.count(&k.Seq)
	blob(c, &k.Chain)
	blob(c, &k.Sign)
}

// checkpointKey is where the checkpoint is kept, in BucketState.
var checkpointKey = []byte("checkpoint")

// signing is what the signature is computed over in the place of a previous chain value. No chain
// value is that long, so that an entry can never serve as a signature, nor the other way round.
const signing = "the audit entries up to this one were removed by an admin"

func (k checkpoint) signature(chain Chain) []byte {
	k.Sign = nil
	return chain([]byte(signing), checkpointLayout.body(checkpointLayout.version, k))
}

// readCheckpoint is the zero checkpoint where nothing was removed.
func readCheckpoint(s Snapshot) (checkpoint, error) {
	k, _, err := get(s, checkpointLayout, BucketState, checkpointKey)
	return k, err
}

// genuine reports whether a checkpoint was signed with the key of the chain.
func (k checkpoint) genuine(chain Chain) bool {
	return k.Seq == 0 && k.Chain == nil && k.Sign == nil || hmac.Equal(k.Sign, k.signature(chain))
}

// TrimAudit removes the entries up to and including one from the beginning of the audit and keeps a
// signed checkpoint, from which the chain of the others still verifies. An entry that was never
// written is an error; one that was removed already leaves all as it is.
func (t *Tx) TrimAudit(through uint64) error {
	if t.lease.ended {
		return errEnded
	}
	before, err := readCheckpoint(t.lease)
	if err != nil {
		return err
	}
	switch {
	case through > t.state.Seq:
		return fmt.Errorf("trim the audit through entry %d: only %d were written", through, t.state.Seq)
	case through <= before.Seq:
		return nil
	case !before.genuine(t.chain):
		return fmt.Errorf("trim the audit: %w: its checkpoint was changed", mailbox.ErrDamaged)
	}
	last, ok, err := get(t.lease, auditLayout, BucketAudit, idKey(through))
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("trim the audit: %w: entry %d is missing", mailbox.ErrDamaged, through)
	}
	for seq := before.Seq + 1; seq <= through; seq++ {
		t.writes.put(BucketAudit, idKey(seq), nil)
	}
	k := checkpoint{Seq: through, Chain: last.Chain}
	k.Sign = k.signature(t.chain)
	t.writes.put(BucketState, checkpointKey, checkpointLayout.encode(checkpointKey, k))
	t.log.noteAll()
	return nil
}
