package storetest

import (
	"context"
	"errors"
	"testing"

	"voiceportal/ivr/mailbox"
)

var endTests = []test{
	{"a reader is of no use after its view", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, ana.Number)
		var kept mailbox.Reader
		view(t, s, func(r mailbox.Reader) error {
			kept = r
			return nil
		})
		if _, err := kept.Mailbox(ana); err == nil {
			t.Error("a kept reader reads")
		}
		if _, err := all(kept.Mailboxes("harbor", "")); err == nil {
			t.Error("a kept reader scans")
		}
	}},
	{"a transaction is of no use after its act", func(t *testing.T, s mailbox.Store) {
		for _, fail := range []error{nil, errChanged} {
			var kept mailbox.Tx
			err := s.Update(t.Context(), func(tx mailbox.Tx) error {
				kept = tx
				return errors.Join(tx.PutMailbox(mailbox.Mailbox{Key: ana}), fail)
			})
			wantError(t, "act", err, fail)
			before := contents(t, s)
			_, mail := kept.PutMail(mailbox.Mail{})
			_, seq := kept.AppendAudit(mailbox.AuditEntry{})
			for i, err := range []error{
				mail, seq, kept.PutTenant(mailbox.Tenant{ID: "harbor"}), kept.PutMailbox(mailbox.Mailbox{Key: ben}),
				kept.DeleteMailbox(ana), kept.PutClock(mailbox.Clock{}), kept.Clear(), kept.DeleteCall("call"),
			} {
				if err == nil {
					t.Errorf("write %d with a kept transaction was taken in", i)
				}
			}
			diff(t, "contents", contents(t, s), before)
		}
	}},
	{"a context that has ended is honoured", func(t *testing.T, s mailbox.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		wantError(t, "Update", s.Update(ctx, func(mailbox.Tx) error {
			t.Error("the act was run")
			return nil
		}), context.Canceled)
		wantError(t, "View", s.View(ctx, func(mailbox.Reader) error {
			t.Error("the view was run")
			return nil
		}), context.Canceled)
		_, err := s.Watch(ctx)
		wantError(t, "Watch", err, context.Canceled)
	}},
	{"waiting for a turn ends with the context", func(t *testing.T, s mailbox.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		err := s.Update(t.Context(), func(mailbox.Tx) error {
			waited := make(chan error)
			go func() {
				waited <- s.Update(ctx, func(mailbox.Tx) error {
					t.Error("the act was run")
					return nil
				})
			}()
			cancel()
			wantError(t, "waiting act", <-waited, context.Canceled)
			return nil
		})
		if err != nil {
			t.Errorf("the act that was waited for: %v", err)
		}
	}},
	{"a closed store says so", func(t *testing.T, s mailbox.Store) {
		closeStore(t, s)
		wantError(t, "Update", s.Update(t.Context(), func(mailbox.Tx) error { return nil }), mailbox.ErrClosed)
		wantError(t, "View", s.View(t.Context(), func(mailbox.Reader) error { return nil }), mailbox.ErrClosed)
		_, err := s.Watch(t.Context())
		wantError(t, "Watch", err, mailbox.ErrClosed)
		closeStore(t, s)
	}},
}
