package store

import "voiceportal/ivr/mailbox"

// Throttle returns what was counted under a name, an empty Throttle for nothing.
func (r *Reader) Throttle(name string) (mailbox.Throttle, error) {
	k, err := throttles.get(r.lease, name)
	if k.Name == "" && err == nil {
		k.Name = name
	}
	return k, err
}

// Throttles returns all throttles by name.
func (r *Reader) Throttles() ([]mailbox.Throttle, error) { return throttles.all(r.lease) }

// Token returns a program's token; mailbox.ErrNoToken if there is none.
func (r *Reader) Token(id string) (mailbox.Token, error) { return tokens.get(r.lease, id) }

// Tokens returns all tokens by id.
func (r *Reader) Tokens() ([]mailbox.Token, error) { return tokens.all(r.lease) }

// Subscription returns a subscription; mailbox.ErrNoSubscription if there is none.
func (r *Reader) Subscription(id string) (mailbox.Subscription, error) {
	return subscriptions.get(r.lease, id)
}

// Subscriptions returns all subscriptions by id.
func (r *Reader) Subscriptions() ([]mailbox.Subscription, error) { return subscriptions.all(r.lease) }

// Job returns a job; mailbox.ErrNoJob if there is none.
func (r *Reader) Job(id string) (mailbox.Job, error) { return jobs.get(r.lease, id) }

// Jobs returns all jobs by id.
func (r *Reader) Jobs() ([]mailbox.Job, error) { return jobs.all(r.lease) }

// Request returns what was requested under a key, a zero Request for nothing.
func (r *Reader) Request(key string) (mailbox.Request, error) { return requests.get(r.lease, key) }

// Requests returns all requests by key.
func (r *Reader) Requests() ([]mailbox.Request, error) { return requests.all(r.lease) }

// Tape returns the tape of a call; mailbox.ErrNoTape if there is none.
func (r *Reader) Tape(id string) (mailbox.Tape, error) { return tapes.get(r.lease, id) }

// Tapes returns all tapes by id.
func (r *Reader) Tapes() ([]mailbox.Tape, error) { return tapes.all(r.lease) }
