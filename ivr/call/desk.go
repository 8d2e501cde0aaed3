package call

import (
	"context"
	"slices"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// desk answers what the flow of one leg asks of the accounts. It remembers who signed in and with
// which credential, so that a commit meets a reset that came first. A flow has one request under
// way at a time, so a desk needs no lock.
type desk struct {
	accounts   Accounts
	call       string // the call's id, for the audit
	tenant     string
	mailbox    mailbox.Key
	generation uint64
	order      []uint64 // the messages of this visit, in the order of playing
}

// answer carries a request out and returns the event that answers it; ok is false for effects that
// ask the accounts nothing. An error becomes the answer "unavailable", and is returned for the log.
func (d *desk) answer(ctx context.Context, e ivr.Effect) (ev ivr.Event, ok bool, err error) {
	switch e := e.(type) {
	case ivr.SignIn:
		ev, err = d.signIn(ctx, e)
	case ivr.CheckPIN:
		ev, err = d.checkPIN(ctx, e)
	case ivr.ChangePIN:
		ev, err = d.changePIN(ctx, e)
	case ivr.Messages:
		ev, err = d.messages(ctx, e)
	case ivr.Greeting:
		ev, err = d.greeting(ctx, e)
	case ivr.KeepMessage:
		ev, err = d.keepMessage(ctx, e)
	default:
		return nil, false, nil
	}
	return ev, true, err
}

// asks reports whether an effect is a request to the accounts.
func asks(e ivr.Effect) bool {
	switch e.(type) {
	case ivr.SignIn, ivr.CheckPIN, ivr.ChangePIN, ivr.Messages, ivr.Greeting, ivr.KeepMessage:
		return true
	}
	return false
}

func (d *desk) key(number string) mailbox.Key {
	return mailbox.Key{Tenant: d.tenant, Number: number}
}

func (d *desk) signIn(ctx context.Context, e ivr.SignIn) (ivr.Event, error) {
	k := d.key(e.Mailbox)
	as, err := d.accounts.SignIn(ctx, mailbox.Attempt{
		Mailbox: k, Door: e.Door.String(), PIN: e.PIN, Trusted: e.Trusted, Call: d.call,
	})
	if err != nil {
		return ivr.SignInDone{ID: e.ID, Verdict: ivr.VerdictUnavailable}, err
	}
	d.mailbox, d.generation, d.order = k, as.Generation, nil
	return ivr.SignInDone{
		ID: e.ID, Verdict: verdicts[as.Verdict], Due: dues[as.Due],
		Failures: as.Failures, Left: as.Left, New: as.New, Saved: as.Saved,
		DefaultInUse: as.DefaultInUse, ExpiresInDays: as.WarnDays,
	}, nil
}

func (d *desk) checkPIN(ctx context.Context, e ivr.CheckPIN) (ivr.Event, error) {
	vs, err := d.accounts.CheckPIN(ctx, d.mailbox, e.PIN)
	switch {
	case err != nil:
		return ivr.CheckDone{ID: e.ID, Verdict: ivr.VerdictUnavailable}, err
	case len(vs) > 0:
		return ivr.CheckDone{ID: e.ID, Verdict: ivr.VerdictUnacceptable, Rules: rules(vs)}, nil
	}
	return ivr.CheckDone{ID: e.ID, Verdict: ivr.VerdictAcceptable}, nil
}

func (d *desk) changePIN(ctx context.Context, e ivr.ChangePIN) (ivr.Event, error) {
	end, vs, err := d.accounts.ChangePIN(ctx, d.mailbox, d.generation, e.PIN, d.call)
	if err != nil {
		return ivr.ChangeDone{ID: e.ID, Verdict: ivr.VerdictUnavailable}, err
	}
	if end == mailbox.Committed {
		d.generation++ // a commit makes the next generation; a second change in this call meets it
	}
	return ivr.ChangeDone{ID: e.ID, Verdict: commits[end], Rules: rules(vs)}, nil
}

// messages plays new messages first, then saved ones, each oldest first. The order is fixed when
// the caller enters, so that saving a message does not move it.
func (d *desk) messages(ctx context.Context, e ivr.Messages) (ivr.Event, error) {
	var err error
	switch e.Op {
	case ivr.MessageSave:
		err = d.accounts.SaveMessage(ctx, d.mailbox, e.Message)
	case ivr.MessageDelete:
		err = d.accounts.DeleteMessage(ctx, d.mailbox, e.Message)
	}
	var kept []mailbox.Message
	if err == nil {
		kept, err = d.accounts.Messages(ctx, d.mailbox)
	}
	if err != nil {
		return ivr.MessageDone{ID: e.ID, Unavailable: true}, err
	}
	if e.Op == ivr.MessageFirst || d.order == nil {
		d.order = playingOrder(kept)
	}
	m, at, found := following(d.order, e.Message, kept)
	if !found {
		return ivr.MessageDone{ID: e.ID}, nil
	}
	return ivr.MessageDone{
		ID: e.ID, Found: true, Message: m.ID, From: m.From, At: m.At, Text: m.Text, New: m.New,
		Index: at + 1, Total: len(d.order),
	}, nil
}

func playingOrder(ms []mailbox.Message) []uint64 {
	order := make([]uint64, 0, len(ms))
	for _, wantNew := range []bool{true, false} {
		for _, m := range ms {
			if m.New == wantNew {
				order = append(order, m.ID)
			}
		}
	}
	return order
}

// following finds the first message after current, in order, that is still kept.
func following(order []uint64, current uint64, kept []mailbox.Message) (m mailbox.Message, at int, found bool) {
	for at = slices.Index(order, current) + 1; at < len(order); at++ {
		i := slices.IndexFunc(kept, func(m mailbox.Message) bool { return m.ID == order[at] })
		if i >= 0 {
			return kept[i], at, true
		}
	}
	return mailbox.Message{}, 0, false
}

func (d *desk) greeting(ctx context.Context, e ivr.Greeting) (ivr.Event, error) {
	var g mailbox.Greeting
	var err error
	switch e.Op {
	case ivr.GreetingTell:
		g, err = d.accounts.Greeting(ctx, d.mailbox)
	default:
		g, err = d.accounts.UseGreeting(ctx, d.mailbox, e.Op == ivr.GreetingOwn, d.call)
	}
	if err != nil {
		return ivr.GreetingDone{ID: e.ID, Unavailable: true}, err
	}
	done := ivr.GreetingDone{ID: e.ID, HasOwn: g.Text != ""}
	if g.Own {
		done.Text = g.Text
	}
	return done, nil
}

func (d *desk) keepMessage(ctx context.Context, e ivr.KeepMessage) (ivr.Event, error) {
	_, err := d.accounts.LeaveMessage(ctx, mailbox.Message{
		Mailbox: d.key(e.Mailbox), From: e.From, Duration: e.Duration,
	})
	return ivr.KeepDone{ID: e.ID, Unavailable: err != nil}, err
}

// The tables between the words of the accounts and those of the flow.
var (
	verdicts = map[mailbox.Verdict]ivr.Verdict{
		mailbox.SignedIn:   ivr.VerdictSignedIn,
		mailbox.Refused:    ivr.VerdictRefused,
		mailbox.Locked:     ivr.VerdictLocked,
		mailbox.MustChange: ivr.VerdictMustChange,
	}
	commits = map[mailbox.Commit]ivr.Verdict{
		mailbox.Committed:    ivr.VerdictCommitted,
		mailbox.Unacceptable: ivr.VerdictUnacceptable,
		mailbox.Superseded:   ivr.VerdictSuperseded,
	}
	dues = map[mailbox.Due]ivr.Due{
		mailbox.DueNone:      ivr.DueNone,
		mailbox.DueDefault:   ivr.DueDefault,
		mailbox.DueTemporary: ivr.DueTemporary,
		mailbox.DueExpired:   ivr.DueExpired,
		mailbox.DueAdmin:     ivr.DueAdmin,
	}
	doors = map[string]ivr.Door{
		ivr.DoorPortal.String():  ivr.DoorPortal,
		ivr.DoorMailbox.String(): ivr.DoorMailbox,
		ivr.DoorHandset.String(): ivr.DoorHandset,
		ivr.DoorMessage.String(): ivr.DoorMessage,
	}
)

func rules(vs []pin.Violation) []pin.Rule {
	if len(vs) == 0 {
		return nil
	}
	rs := make([]pin.Rule, len(vs))
	for i, v := range vs {
		rs[i] = v.Rule
	}
	return rs
}
