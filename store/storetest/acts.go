package storetest

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"voiceportal/ivr/mailbox"
)

// errChanged is what an act of the suite fails with.
var errChanged = errors.New("changed my mind")

var actTests = []test{
	{"concurrent increments add up", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, ana.Number)
		const callers, times = 16, 20
		var wg sync.WaitGroup
		for range callers {
			wg.Go(func() {
				for range times {
					if err := s.Update(t.Context(), increment); err != nil {
						t.Errorf("increment: %v", err)
					}
				}
			})
		}
		wg.Wait()
		if n := failures(t, s); n != callers*times {
			t.Errorf("%d failures counted, want %d", n, callers*times)
		}
		if n := revision(t, s); n != callers*times+1 {
			t.Errorf("revision %d, want %d: one for each act", n, callers*times+1)
		}
	}},
	{"an error changes nothing and comes back as it is", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, ana.Number)
		before := contents(t, s)
		err := s.Update(t.Context(), func(tx mailbox.Tx) error {
			disturb(t, tx)
			return errChanged
		})
		if err != errChanged { //nolint:errorlint // as is, not wrapped
			t.Errorf("error %v, want %v", err, errChanged)
		}
		diff(t, "contents", contents(t, s), before)
		err = s.View(t.Context(), func(mailbox.Reader) error { return errChanged })
		if err != errChanged { //nolint:errorlint // as is, not wrapped
			t.Errorf("error of a view %v, want %v", err, errChanged)
		}
	}},
	{"an act that fails leaves the others alone", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, ana.Number)
		var wg sync.WaitGroup
		for i := range 64 {
			wg.Go(func() {
				err := s.Update(t.Context(), func(tx mailbox.Tx) error {
					if err := increment(tx); err != nil || i%2 == 0 {
						return err
					}
					disturb(t, tx)
					return errChanged
				})
				if i%2 == 1 {
					wantError(t, "failing act", err, errChanged)
				} else if err != nil {
					t.Errorf("act beside a failing one: %v", err)
				}
			})
		}
		wg.Wait()
		if n := failures(t, s); n != 32 {
			t.Errorf("%d failures counted, want 32", n)
		}
	}},
	{"a panic changes nothing and reaches its caller", func(t *testing.T, s mailbox.Store) {
		before := contents(t, s)
		func() {
			defer func() {
				if p := recover(); p != "oh" {
					t.Errorf("recovered %v, want the panic of the act", p)
				}
			}()
			_ = s.Update(t.Context(), func(tx mailbox.Tx) error {
				disturb(t, tx)
				panic("oh")
			})
		}()
		diff(t, "contents", contents(t, s), before)
	}},
	{"a goroutine that ends within an act changes nothing", func(t *testing.T, s mailbox.Store) {
		before := contents(t, s)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			_ = s.Update(t.Context(), func(tx mailbox.Tx) error {
				disturb(t, tx)
				runtime.Goexit()
				return nil
			})
		}()
		<-ended
		diff(t, "contents", contents(t, s), before)
	}},
	{"an act sees what it has written itself", ownWrites},
	{"what was put and what was read alias nothing", aliases},
	{"a view sees the acts that came before it, whole", func(t *testing.T, s mailbox.Store) {
		pair := func(tx mailbox.Tx, n int) error {
			return errors.Join(
				tx.PutMailbox(mailbox.Mailbox{Key: ana, Failures: n}),
				tx.PutMailbox(mailbox.Mailbox{Key: ben, Failures: n}),
			)
		}
		update(t, s, func(tx mailbox.Tx) error { return pair(tx, 0) })
		var wg sync.WaitGroup
		wg.Go(func() {
			for n := range 200 {
				update(t, s, func(tx mailbox.Tx) error { return pair(tx, n+1) })
				view(t, s, func(r mailbox.Reader) error {
					if m, err := r.Mailbox(ana); m.Failures != n+1 || err != nil {
						return fmt.Errorf("after writing %d: read %d, %w", n+1, m.Failures, err)
					}
					return nil
				})
			}
		})
		for range 4 {
			wg.Go(func() {
				for range 200 {
					view(t, s, func(r mailbox.Reader) error {
						first, err := r.Mailbox(ana)
						second, err2 := r.Mailbox(ben)
						if first.Failures != second.Failures {
							return fmt.Errorf("read %d and %d, always put together", first.Failures, second.Failures)
						}
						return errors.Join(err, err2)
					})
				}
			})
		}
		wg.Wait()
	}},
}

// increment reads and writes: two at once would lose one.
func increment(tx mailbox.Tx) error {
	m, err := tx.Mailbox(ana)
	if err != nil {
		return err
	}
	m.Failures++
	return tx.PutMailbox(m)
}

func failures(t testing.TB, s mailbox.Store) (n int) {
	t.Helper()
	view(t, s, func(r mailbox.Reader) error {
		m, err := r.Mailbox(ana)
		n = m.Failures
		return err
	})
	return n
}

// disturb writes something of every kind.
func disturb(t testing.TB, tx mailbox.Tx) {
	t.Helper()
	k := mailbox.Key{Tenant: "oakfield", Number: "1000"}
	_, mail := tx.PutMail(mailbox.Mail{})
	_, entry := tx.AppendAudit(mailbox.AuditEntry{Act: "disturb"})
	err := errors.Join(
		mail, entry,
		tx.Clear(),
		tx.PutTenant(mailbox.Tenant{ID: "oakfield"}),
		tx.PutMailbox(mailbox.Mailbox{Key: k, Owner: mailbox.Owner{UserName: "disturber"}}),
		tx.PutClock(mailbox.Clock{Frozen: true}),
		tx.PutClass(mailbox.Class{Name: "none"}),
		tx.PutCall(mailbox.Call{ID: "call"}),
		tx.PutToken(mailbox.Token{ID: "token"}),
		tx.PutSubscription(mailbox.Subscription{ID: "subscription"}),
		tx.PutJob(mailbox.Job{ID: "job"}),
		tx.PutRequest(mailbox.Request{Key: "request"}),
		tx.PutTape(mailbox.Tape{ID: "tape"}),
	)
	if _, msg := tx.PutMessage(mailbox.Message{Mailbox: k}); err != nil || msg != nil {
		t.Errorf("disturb: %v, %v", err, msg)
	}
}

func contents(t testing.TB, s mailbox.Store) (c Contents) {
	t.Helper()
	view(t, s, func(r mailbox.Reader) (err error) {
		c, err = Read(r, "harbor", "oakfield")
		return err
	})
	return c
}

func ownWrites(t *testing.T, s mailbox.Store) {
	putBoxes(t, s, "4012", "4014")
	update(t, s, func(tx mailbox.Tx) error {
		if err := tx.DeleteMailbox(ana); err != nil {
			return err
		}
		_, err := tx.Mailbox(ana)
		wantError(t, "a mailbox deleted in this act", err, mailbox.ErrNoMailbox)
		if err := tx.PutMailbox(mailbox.Mailbox{Key: mailbox.Key{Tenant: "harbor", Number: "4013"}}); err != nil {
			return err
		}
		id, err := tx.PutMail(mailbox.Mail{ToName: "Ana"})
		if err != nil {
			return err
		}
		seq, err := tx.AppendAudit(mailbox.AuditEntry{Act: "delete"})
		if err != nil {
			return err
		}
		got, err := Read(tx, "harbor")
		if err != nil {
			return err
		}
		var numbers []string
		for _, m := range got.Mailboxes {
			numbers = append(numbers, m.Number)
		}
		diff(t, "mailboxes within the act", numbers, []string{"4013", "4014"})
		if len(got.Mails) != 1 || got.Mails[0].ID != id || len(got.Audit) != 1 || got.Audit[0].Seq != seq {
			t.Errorf("within the act: mails %+v, audit %+v", got.Mails, got.Audit)
		}
		return nil
	})
}

func aliases(t *testing.T, s mailbox.Store) {
	put := Filled[mailbox.Mailbox](0)
	want := Filled[mailbox.Mailbox](0)
	spoil := func(m mailbox.Mailbox) {
		m.DefaultPIN[0]++
		m.Credential.Verifier.Sum[0]++
		m.Credential.History[0].Salt[0]++
		m.FailedAt[0] = m.FailedAt[1]
		m.Web.Hash = "spoiled"
		m.Web.Generation++
	}
	update(t, s, func(tx mailbox.Tx) error {
		if err := tx.PutMailbox(put); err != nil {
			return err
		}
		spoil(put)
		got, err := tx.Mailbox(want.Key)
		diff(t, "after the put value was changed", got, want)
		spoil(got)
		return err
	})
	for range 2 {
		view(t, s, func(r mailbox.Reader) error {
			got, err := r.Mailbox(want.Key)
			diff(t, "after a read value was changed", got, want)
			spoil(got)
			return err
		})
	}
}
