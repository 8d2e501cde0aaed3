package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Request remembers that something was done at the request of a program, so that the same request,
// sent again because its answer was lost, does not do it twice. It is kept in the transaction of
// what was done: either both are on disk or none is.
type Request struct {
	Key    string    // keyed hash of the name that the program gave to its request
	Asked  string    // keyed hash of all that it asks for, a PIN perhaps
	Result string    // what it made: a mailbox, a job, a subscription
	At     time.Time // wall time
}

// RequestLife is how long a request is remembered, in wall time.
const RequestLife = 24 * time.Hour

// Once names a request that is to be done once. The zero Once is for requests without a name, which
// are done whenever they come.
type Once struct{ key, asked string }

// Once names a request: name tells it from all others, its sender's included, and asked is
// everything that it asks for. The same name for something else is refused with
// [RefusedReused].
func (a *Accounts) Once(name, asked string) Once {
	keys := a.vault.keys
	return Once{key: keys.Blind("request name", name), asked: keys.Blind("request", asked)}
}

// errAgain ends the transaction of a request that was done before.
var errAgain = errors.New("the request was done before")

// once runs fn as one transaction unless the request was done before; then it changes nothing,
// tells the result of that time and reports true. Result points at what fn makes.
func (a *Accounts) once(ctx context.Context, o Once, result *string, fn func(*turn) error) (again bool, err error) {
	made := *result
	err = a.update(ctx, func(t *turn) error {
		*result = made
		before, done, err := t.before(o)
		if err != nil {
			return err
		}
		if done {
			*result = before.Result
			return errAgain
		}
		if err := fn(t); err != nil || o.key == "" {
			return err
		}
		return t.tx.PutRequest(Request{Key: o.key, Asked: o.asked, Result: *result, At: t.wall})
	})
	if errors.Is(err, errAgain) {
		return true, nil
	}
	return false, err
}

// before finds what was done for a request, as long as it is remembered.
func (v view) before(o Once) (r Request, done bool, err error) {
	if o.key == "" {
		return Request{}, false, nil
	}
	r, err = v.Request(o.key)
	switch {
	case err != nil:
		return Request{}, false, fmt.Errorf("look for an earlier request: %w", err)
	case r.At.IsZero() || v.wall.Sub(r.At) >= RequestLife:
		return Request{}, false, nil
	case r.Asked != o.asked:
		return Request{}, false, &Refusal{
			Code: RefusedReused, Problem: "another request had this idempotency key", Next: "use a new key for a new request",
		}
	}
	return r, true, nil
}

// Done reports whether a request was done before, for who would judge it by a state that it has
// changed itself.
func (a *Accounts) Done(ctx context.Context, o Once) (done bool, err error) {
	if o.key == "" {
		return false, nil
	}
	err = a.view(ctx, func(v view) error {
		_, done, err = v.before(o)
		return err
	})
	return done, err
}

// ForgetRequests forgets what was requested longer ago than [RequestLife]. Where nothing was, the
// store is not written: a portal clock that stands while nobody uses the store goes on standing.
func (a *Accounts) ForgetRequests(ctx context.Context) error {
	var old []string
	err := a.view(ctx, func(v view) error {
		all, err := v.Requests()
		old = nil
		for _, r := range all {
			if v.wall.Sub(r.At) >= RequestLife {
				old = append(old, r.Key)
			}
		}
		return err
	})
	if err == nil && len(old) > 0 {
		err = a.update(ctx, func(t *turn) error {
			for _, key := range old {
				if err := t.tx.DeleteRequest(key); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("forget old requests: %w", err)
	}
	return nil
}

// unwrapRefusal leaves a refusal as it is told to people, without what was being done.
func unwrapRefusal(err error) error {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal
	}
	return err
}
