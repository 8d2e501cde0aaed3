package storetest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

var (
	ana = mailbox.Key{Tenant: "harbor", Number: "4012"}
	ben = mailbox.Key{Tenant: "harbor", Number: "4019"}
)

var recordTests = []test{
	{"a tenant comes back as it was put", roundTrip(
		mailbox.Tx.PutTenant,
		func(r mailbox.Reader, v mailbox.Tenant) (mailbox.Tenant, error) { return r.Tenant(v.ID) },
	)},
	{"a mailbox comes back as it was put", roundTrip(
		mailbox.Tx.PutMailbox,
		func(r mailbox.Reader, v mailbox.Mailbox) (mailbox.Mailbox, error) { return r.Mailbox(v.Key) },
	)},
	{"a message comes back as it was put", roundTrip(
		func(tx mailbox.Tx, v mailbox.Message) error {
			if err := tx.PutMailbox(mailbox.Mailbox{Key: v.Mailbox}); err != nil {
				return err
			}
			_, err := tx.PutMessage(v)
			return err
		},
		func(r mailbox.Reader, v mailbox.Message) (mailbox.Message, error) { return r.Message(v.Mailbox, v.ID) },
	)},
	{"a mail comes back as it was put", roundTrip(
		func(tx mailbox.Tx, v mailbox.Mail) error {
			_, err := tx.PutMail(v)
			return err
		},
		func(r mailbox.Reader, v mailbox.Mail) (mailbox.Mail, error) { return r.Mail(v.ID) },
	)},
	{"the clock comes back as it was put", roundTrip(
		mailbox.Tx.PutClock,
		func(r mailbox.Reader, _ mailbox.Clock) (mailbox.Clock, error) { return r.Clock() },
	)},
	{"the class comes back as it was put", roundTrip(
		mailbox.Tx.PutClass,
		func(r mailbox.Reader, _ mailbox.Class) (mailbox.Class, error) { return r.Class() },
	)},
	{"a call comes back as it was put", roundTrip(
		mailbox.Tx.PutCall,
		func(r mailbox.Reader, _ mailbox.Call) (mailbox.Call, error) {
			calls, err := r.Calls()
			if len(calls) != 1 {
				return mailbox.Call{}, err
			}
			return calls[0], err
		},
	)},
	{"a throttle comes back as it was put", roundTrip(
		mailbox.Tx.PutThrottle,
		func(r mailbox.Reader, v mailbox.Throttle) (mailbox.Throttle, error) {
			all, err := r.Throttles()
			if len(all) != 1 {
				return mailbox.Throttle{}, err
			}
			one, err := r.Throttle(v.Name)
			if diff := cmp.Diff(all[0], one); diff != "" {
				return mailbox.Throttle{}, fmt.Errorf("listed and read by name it differs: %s", diff)
			}
			return one, err
		},
	)},
	{"a throttle can be forgotten", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error {
			return errors.Join(tx.PutThrottle(mailbox.Throttle{Name: "a"}), tx.PutThrottle(mailbox.Throttle{Name: "b"}))
		})
		update(t, s, func(tx mailbox.Tx) error { return errors.Join(tx.DeleteThrottle("a"), tx.DeleteThrottle("c")) })
		view(t, s, func(r mailbox.Reader) error {
			got, err := r.Throttles()
			diff(t, "throttles", got, []mailbox.Throttle{{Name: "b"}})
			gone, err2 := r.Throttle("a")
			diff(t, "the forgotten one", gone, mailbox.Throttle{Name: "a"})
			return errors.Join(err, err2)
		})
	}},
	{"a mailbox keeps what it does not have", func(t *testing.T, s mailbox.Store) {
		want := mailbox.Mailbox{Key: ana}
		update(t, s, func(tx mailbox.Tx) error { return tx.PutMailbox(want) })
		view(t, s, func(r mailbox.Reader) error {
			got, err := r.Mailbox(ana)
			diff(t, "mailbox", got, want)
			return err
		})
	}},
	{"what is missing is named by its error", missing},
	{"a new store has a clock, a class and a revision of zero", func(t *testing.T, s mailbox.Store) {
		view(t, s, func(r mailbox.Reader) error {
			got, err := Read(r)
			diff(t, "contents", got, Contents{})
			return err
		})
	}},
}

// roundTrip puts a filled record twice, the second time with other values, and reads it back
// within the act and after it.
func roundTrip[T any](put func(mailbox.Tx, T) error, get func(mailbox.Reader, T) (T, error)) func(*testing.T, mailbox.Store) {
	return func(t *testing.T, s mailbox.Store) {
		for n := range 2 {
			want := Filled[T](1000 * n)
			update(t, s, func(tx mailbox.Tx) error {
				if err := put(tx, want); err != nil {
					return err
				}
				got, err := get(tx, want)
				diff(t, "within the act", got, want)
				return err
			})
			view(t, s, func(r mailbox.Reader) error {
				got, err := get(r, want)
				diff(t, "after the act", got, want)
				return err
			})
			update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		}
	}
}

func missing(t *testing.T, s mailbox.Store) {
	view(t, s, func(r mailbox.Reader) error {
		_, err := r.Tenant("harbor")
		wantError(t, "Tenant", err, mailbox.ErrNoTenant)
		_, err = r.Mailbox(ana)
		wantError(t, "Mailbox", err, mailbox.ErrNoMailbox)
		_, err = r.ByUserName("ana")
		wantError(t, "ByUserName", err, mailbox.ErrNoMailbox)
		_, err = r.ByUserName("")
		wantError(t, "ByUserName of no name", err, mailbox.ErrNoMailbox)
		_, err = r.Message(ana, 1)
		wantError(t, "Message", err, mailbox.ErrNoMessage)
		_, err = r.Mail(1)
		wantError(t, "Mail", err, mailbox.ErrNoMail)
		return nil
	})
	update(t, s, func(tx mailbox.Tx) error {
		wantError(t, "DeleteMailbox", tx.DeleteMailbox(ana), mailbox.ErrNoMailbox)
		wantError(t, "DeleteMessage", tx.DeleteMessage(ana, 1), mailbox.ErrNoMessage)
		_, err := tx.PutMessage(mailbox.Message{Mailbox: ana})
		wantError(t, "PutMessage", err, mailbox.ErrNoMailbox)
		wantError(t, "DeleteCall", tx.DeleteCall("none"), nil)
		if err := tx.PutThrottle(mailbox.Throttle{}); err == nil {
			t.Error("a throttle without a name was taken in")
		}
		for _, k := range []mailbox.Key{{}, {Tenant: "harbor"}, {Number: "4012"}, {Tenant: "har\x00bor", Number: "4"}} {
			if err := tx.PutMailbox(mailbox.Mailbox{Key: k}); err == nil {
				t.Errorf("mailbox with key %q was taken in", k)
			}
		}
		return nil
	})
	if n := revision(t, s); n != 0 {
		t.Errorf("revision %d after acts that wrote nothing, want 0", n)
	}
}

// diff compares records; nothing in them is a PIN in clear.
func diff[T any](t testing.TB, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
