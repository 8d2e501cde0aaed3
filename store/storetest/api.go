package storetest

import (
	"errors"
	"testing"

	"voiceportal/ivr/mailbox"
)

var apiTests = []test{
	{"a token comes back as it was put", named(
		mailbox.Tx.PutToken, mailbox.Reader.Token, mailbox.Reader.Tokens,
		func(v mailbox.Token) string { return v.ID }, mailbox.Tx.DeleteToken, mailbox.ErrNoToken,
	)},
	{"a subscription comes back as it was put", named(
		mailbox.Tx.PutSubscription, mailbox.Reader.Subscription, mailbox.Reader.Subscriptions,
		func(v mailbox.Subscription) string { return v.ID }, mailbox.Tx.DeleteSubscription, mailbox.ErrNoSubscription,
	)},
	{"a job comes back as it was put", named(
		mailbox.Tx.PutJob, mailbox.Reader.Job, mailbox.Reader.Jobs,
		func(v mailbox.Job) string { return v.ID }, mailbox.Tx.DeleteJob, mailbox.ErrNoJob,
	)},
	{"a request comes back as it was put", named(
		mailbox.Tx.PutRequest, mailbox.Reader.Request, mailbox.Reader.Requests,
		func(v mailbox.Request) string { return v.Key }, mailbox.Tx.DeleteRequest, nil,
	)},
	{"tokens and subscriptions outlive a clear, jobs and requests do not", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error {
			return errors.Join(
				tx.PutToken(mailbox.Token{ID: "t"}), tx.PutSubscription(mailbox.Subscription{ID: "s"}),
				tx.PutJob(mailbox.Job{ID: "j"}), tx.PutRequest(mailbox.Request{Key: "r"}),
			)
		})
		update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		got := contents(t, s)
		diff(t, "tokens", got.Tokens, []mailbox.Token{{ID: "t"}})
		diff(t, "subscriptions", got.Hub, []mailbox.Subscription{{ID: "s"}})
		diff(t, "jobs", got.Jobs, nil)
		diff(t, "requests", got.Requests, nil)
	}},
	{"a record without a name is not taken in", func(t *testing.T, s mailbox.Store) {
		update(t, s, func(tx mailbox.Tx) error {
			for what, err := range map[string]error{
				"token": tx.PutToken(mailbox.Token{}), "subscription": tx.PutSubscription(mailbox.Subscription{}),
				"job": tx.PutJob(mailbox.Job{}), "request": tx.PutRequest(mailbox.Request{}),
			} {
				if err == nil {
					t.Errorf("a %s without a name was taken in", what)
				}
			}
			return nil
		})
	}},
}

// named is the test of a kind of record that has a name: a filled one is put, read by its name and
// in the list, replaced, and deleted twice. Missing is what a read of one that is not there gives.
func named[T any](
	put func(mailbox.Tx, T) error, get func(mailbox.Reader, string) (T, error), all func(mailbox.Reader) ([]T, error),
	name func(T) string, remove func(mailbox.Tx, string) error, missing error,
) func(*testing.T, mailbox.Store) {
	return func(t *testing.T, s mailbox.Store) {
		for n := range 2 {
			want := Filled[T](1000 * n)
			update(t, s, func(tx mailbox.Tx) error { return put(tx, want) })
			view(t, s, func(r mailbox.Reader) error {
				one, err := get(r, name(want))
				diff(t, "by its name", one, want)
				list, err2 := all(r)
				diff(t, "in the list", list, []T{want})
				return errors.Join(err, err2)
			})
			update(t, s, func(tx mailbox.Tx) error {
				return errors.Join(remove(tx, name(want)), remove(tx, name(want)))
			})
			view(t, s, func(r mailbox.Reader) error {
				_, err := get(r, name(want))
				wantError(t, "once it is deleted", err, missing)
				return nil
			})
		}
	}
}
