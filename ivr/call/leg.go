package call

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// Config is what a leg needs.
type Config struct {
	Accounts Accounts
	Speech   ivr.Speech
	From     mailbox.Key // the number of the phone that calls
	To       string      // what it dials
	ID       string      // names the call in the audit, where no board gives it a name
	Board    *Board      // calls in progress, shared with other processes; nil keeps this one private
	Observe  func(Update)
	Log      *slog.Logger // nil discards
	Slow     bool         // doubles every timer of the flow
}

// Update is what a step of the leg brought, for whoever watches.
type Update struct {
	At       time.Duration // leg time
	Records  []ivr.Record  // the transcript of this step
	Snapshot ivr.Snapshot
	Effects  []ivr.Effect // in order; a PIN in them does not print
}

// leg is one call without a clock: the machine, the voice that plays its prompts and the desk that
// answers its questions. Run and Virtual bring the time.
type leg struct {
	cfg   Config
	route mailbox.Route
	m     *ivr.Machine
	voice playback
	desk  desk
	at    time.Duration
	cause ivr.Cause // set once released
}

// open routes the call and makes its leg; nothing is offered yet.
func open(ctx context.Context, cfg Config) (*leg, error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Observe == nil {
		cfg.Observe = func(Update) {}
	}
	route, err := cfg.Accounts.Dial(ctx, cfg.From, cfg.To)
	if err != nil {
		return nil, fmt.Errorf("call %s from %s: %w", cfg.To, cfg.From, err)
	}
	flow := FlowFor(route.Profile, cfg.Speech)
	flow.SlowCaller = flow.SlowCaller || cfg.Slow
	m, err := ivr.New(flow)
	if err != nil {
		return nil, fmt.Errorf("call flow of profile %s: %w", route.Tenant.Profile, err)
	}
	return &leg{
		cfg:   cfg,
		route: route,
		m:     m,
		desk:  desk{accounts: cfg.Accounts, call: cfg.ID, tenant: route.Tenant.ID},
	}, nil
}

// offered is the event that begins the call.
func (l *leg) offered() ivr.Offered {
	return ivr.Offered{
		From: l.cfg.From.Number, To: l.cfg.To,
		Door: doors[l.route.Door], Mailbox: l.route.Mailbox, Greeting: l.route.Greeting,
		Trusted: l.route.Profile != nil && l.route.Profile.TrustedLine,
	}
}

// deadline is when the leg next moves by itself: a timer of the flow or the end of a prompt.
func (l *leg) deadline() (time.Duration, bool) {
	at, ok := l.m.Deadline()
	if end, speaking := l.voice.deadline(); speaking && (!ok || end < at) {
		return end, true
	}
	return at, ok
}

// feed brings the leg to an instant and then lets ev happen. What was due before goes first, each
// thing at its own instant. It returns the requests that the flow makes of the accounts.
func (l *leg) feed(at time.Duration, ev ivr.Event) (requests []ivr.Effect, err error) {
	for l.cause == "" {
		due, ok := l.deadline()
		if !ok || due > at {
			break
		}
		var happened ivr.Event = ivr.Tick{}
		if end, speaking := l.voice.deadline(); speaking && end == due {
			happened = l.voice.done()
		}
		more, err := l.step(due, happened)
		if err != nil {
			return requests, err
		}
		requests = append(requests, more...)
	}
	l.at = max(l.at, at)
	if _, tick := ev.(ivr.Tick); tick || l.cause != "" {
		return requests, nil
	}
	more, err := l.step(at, ev)
	return append(requests, more...), err
}

// step is one step of the machine, and the sorting of its effects.
func (l *leg) step(at time.Duration, ev ivr.Event) (requests []ivr.Effect, err error) {
	effects, err := l.m.Step(at, ev)
	if err != nil && !errors.Is(err, ivr.ErrReleased) {
		return nil, fmt.Errorf("call %s: %w", l.desk.call, err)
	}
	for _, e := range effects {
		switch e := e.(type) {
		case ivr.Play:
			l.voice.begin(e, at)
		case ivr.StopPlay:
			l.voice.stop(e.ID)
		case ivr.Release:
			l.cause = e.Cause
		default:
			if asks(e) {
				requests = append(requests, e)
			}
		}
	}
	l.at = at
	u := Update{At: at, Records: l.m.Records(), Snapshot: l.m.Snapshot(), Effects: effects}
	l.cfg.Board.moved(l, u)
	l.cfg.Observe(u)
	return requests, nil
}

// answer carries a request out. The error, if any, has become an answer; it is logged.
func (l *leg) answer(ctx context.Context, request ivr.Effect) ivr.Event {
	ev, _, err := l.desk.answer(ctx, request)
	if err != nil {
		l.cfg.Log.Error("accounts unavailable", "call", l.desk.call, "request", fmt.Sprintf("%T", request), "err", err)
	}
	return ev
}

// changes are the acts as the flow knows them.
var changes = map[mailbox.ChangeWhat]ivr.Change{
	mailbox.WasReset:       ivr.ChangeReset,
	mailbox.WasLocked:      ivr.ChangeLocked,
	mailbox.WasDeactivated: ivr.ChangeDeactivated,
}

// changed turns an admin act into the event that tells the caller.
func changed(what mailbox.ChangeWhat) ivr.AccountChanged {
	return ivr.AccountChanged{What: changes[what]}
}
