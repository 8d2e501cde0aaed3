package storetest

import (
	"bytes"
	"fmt"
	"testing"

	"voiceportal/ivr/mailbox"
)

var auditTests = []test{
	{"an entry comes back as it was appended", func(t *testing.T, s mailbox.Store) {
		want := Filled[mailbox.AuditEntry](0)
		update(t, s, func(tx mailbox.Tx) (err error) {
			want.Seq, err = tx.AppendAudit(want)
			return err
		})
		got := audit(t, s, 0)
		if len(got) != 1 || got[0].Seq != 1 || len(got[0].Chain) == 0 {
			t.Fatalf("audit %+v, want one entry with number 1 and a chain value", got)
		}
		want.Chain = got[0].Chain
		diff(t, "entry", got[0], want)
	}},
	{"numbers have no gap, whatever fails", func(t *testing.T, s mailbox.Store) {
		for i := range 300 {
			fail := i%3 == 2
			err := s.Update(t.Context(), func(tx mailbox.Tx) error {
				for range 2 {
					if _, err := tx.AppendAudit(mailbox.AuditEntry{Detail: fmt.Sprint(i)}); err != nil {
						return err
					}
				}
				if fail {
					return errChanged
				}
				return nil
			})
			if fail {
				wantError(t, "failing act", err, errChanged)
			} else if err != nil {
				t.Fatal(err)
			}
		}
		entries := audit(t, s, 0)
		if len(entries) != 400 {
			t.Fatalf("%d entries, want 400", len(entries))
		}
		for i, e := range entries {
			if want := uint64(400 - i); e.Seq != want {
				t.Fatalf("entry %d from the newest has number %d, want %d", i, e.Seq, want)
			}
		}
		for below, first := range map[uint64]uint64{1: 0, 2: 1, 257: 256, 400: 399, 9000: 400} {
			var got uint64
			if page := audit(t, s, below); len(page) > 0 {
				got = page[0].Seq
			}
			if got != first {
				t.Errorf("Audit(%d) begins at %d, want %d", below, got, first)
			}
		}
	}},
	{"chain values differ for equal entries", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error {
			_, err := tx.AppendAudit(mailbox.AuditEntry{Act: "reset"})
			return err
		})
		update(t, s, func(tx mailbox.Tx) error {
			_, err := tx.AppendAudit(mailbox.AuditEntry{Act: "reset"})
			return err
		})
		if e := audit(t, s, 0); bytes.Equal(e[0].Chain, e[1].Chain) {
			t.Errorf("two entries have the chain value %x", e[0].Chain)
		}
	}},
	{"a trim removes the oldest entries, for good", func(t *testing.T, s mailbox.Store) {
		for i := range 5 {
			update(t, s, func(tx mailbox.Tx) error {
				_, err := tx.AppendAudit(mailbox.AuditEntry{Detail: fmt.Sprint(i)})
				return err
			})
		}
		before := audit(t, s, 0)
		update(t, s, func(tx mailbox.Tx) error { return tx.TrimAudit(3) })
		diff(t, "audit", audit(t, s, 0), before[:2])
		update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		update(t, s, func(tx mailbox.Tx) error {
			seq, err := tx.AppendAudit(mailbox.AuditEntry{})
			if seq != 6 {
				t.Errorf("the next entry has number %d, want 6", seq)
			}
			return err
		})
		if got := audit(t, s, 4); len(got) != 0 {
			t.Errorf("%d entries below the trim", len(got))
		}
		if err := s.Update(t.Context(), func(tx mailbox.Tx) error { return tx.TrimAudit(7) }); err == nil {
			t.Error("entries that were never written can be trimmed")
		}
	}},
	{"a clear leaves the audit", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error {
			if _, err := tx.AppendAudit(mailbox.AuditEntry{Act: "first"}); err != nil {
				return err
			}
			if err := tx.PutTenant(mailbox.Tenant{ID: "harbor"}); err != nil {
				return err
			}
			return tx.PutClock(mailbox.Clock{Mode: mailbox.ClockLab})
		})
		before := audit(t, s, 0)
		update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		diff(t, "audit", audit(t, s, 0), before)
		view(t, s, func(r mailbox.Reader) error {
			got, err := Read(r)
			diff(t, "the rest", got, Contents{Audit: before, Revision: 2})
			return err
		})
	}},
}

func audit(t testing.TB, s mailbox.Store, below uint64) (entries []mailbox.AuditEntry) {
	t.Helper()
	view(t, s, func(r mailbox.Reader) (err error) {
		entries, err = all(r.Audit(below))
		return err
	})
	return entries
}
