package storetest

import (
	"testing"

	"voiceportal/ivr/mailbox"
)

var tapeTests = []test{
	{"a tape comes back as it was put", named(
		mailbox.Tx.PutTape, mailbox.Reader.Tape, mailbox.Reader.Tapes,
		func(v mailbox.Tape) string { return v.ID }, mailbox.Tx.DeleteTape, mailbox.ErrNoTape,
	)},
	{"tapes outlive a clear", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error { return tx.PutTape(mailbox.Tape{ID: "c1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		diff(t, "tapes", contents(t, s).Tapes, []mailbox.Tape{{ID: "c1"}})
	}},
	{"a tape without a name is not taken in", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error {
			if err := tx.PutTape(mailbox.Tape{}); err == nil {
				t.Error("it was taken in")
			}
			return nil
		})
	}},
	{"a tape is reported with its name, when it is kept and when it is deleted", func(t *testing.T, s mailbox.Store) {
		changes := watch(t, t.Context(), s)
		update(t, s, func(tx mailbox.Tx) error { return tx.PutTape(mailbox.Tape{ID: "c1"}) })
		update(t, s, func(tx mailbox.Tx) error { return tx.DeleteTape("c1") })
		diff(t, "changes", take(t, changes, 2), []mailbox.Change{
			{Revision: 1, Kind: mailbox.ChangedTape, Record: "c1"},
			{Revision: 2, Kind: mailbox.ChangedTape, Record: "c1"},
		})
	}},
}
