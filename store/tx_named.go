package store

import "voiceportal/ivr/mailbox"

// PutThrottle writes what was counted under a name.
func (t *Tx) PutThrottle(k mailbox.Throttle) error { return throttles.put(t, k) }

// DeleteThrottle removes what was counted under a name; one that is gone already is no error.
func (t *Tx) DeleteThrottle(name string) error { return throttles.remove(t, name) }

// PutToken writes a program's token.
func (t *Tx) PutToken(k mailbox.Token) error { return tokens.put(t, k) }

// DeleteToken removes a token; one that is gone already is no error.
func (t *Tx) DeleteToken(id string) error { return tokens.remove(t, id) }

// PutSubscription writes a subscription to events.
func (t *Tx) PutSubscription(s mailbox.Subscription) error { return subscriptions.put(t, s) }

// DeleteSubscription removes a subscription; one that is gone already is no error.
func (t *Tx) DeleteSubscription(id string) error { return subscriptions.remove(t, id) }

// PutJob writes a job.
func (t *Tx) PutJob(j mailbox.Job) error { return jobs.put(t, j) }

// DeleteJob removes a job; one that is gone already is no error.
func (t *Tx) DeleteJob(id string) error { return jobs.remove(t, id) }

// PutRequest writes down that something was requested.
func (t *Tx) PutRequest(r mailbox.Request) error { return requests.put(t, r) }

// DeleteRequest forgets a request; one that is gone already is no error.
func (t *Tx) DeleteRequest(key string) error { return requests.remove(t, key) }

// PutTape writes the tape of a call.
func (t *Tx) PutTape(tape mailbox.Tape) error { return tapes.put(t, tape) }

// DeleteTape removes a tape; one that is gone already is no error.
func (t *Tx) DeleteTape(id string) error { return tapes.remove(t, id) }
