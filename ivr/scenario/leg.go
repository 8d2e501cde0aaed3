package scenario

import (
	"context"
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// leg is one call of a run.
type leg struct {
	name    string
	from    mailbox.Key
	to      string
	virtual *call.Virtual
	placed  time.Duration // when, since the beginning of the run
	speech  Speech
	reached *Coverage

	watch func(*leg, call.Update) // nil where nobody does

	records []ivr.Record
	heard   []heard
	cursor  int // in heard: what hear has not yet asked about
	paused  int // in heard: what was said while a stage stood between steps, which hear exactly may pass over
}

// heard is an utterance, and when it begins in leg time. One that lies in the future is dropped
// when the prompt is cut before.
type heard struct {
	prompt ivr.PromptID
	text   string
	begins time.Duration
}

// call places a call.
func (r *run) call(ctx context.Context, l line, a args) error {
	from, _ := parseMailbox(a.value("from"))
	err := r.place(ctx, call.Config{From: from, To: a.value("to"), ID: a.value("as"), Slow: a.value("slow") == "yes"})
	if err != nil {
		return r.fail(l, "the call cannot be placed: "+err.Error())
	}
	return nil
}

// place places a call of which is given who calls, and perhaps its name. It becomes the one that
// lines are about.
func (r *run) place(ctx context.Context, c call.Config) error {
	if c.ID == "" {
		c.ID = string(rune('a' + len(r.legs)%26))
	}
	g := &leg{
		name: c.ID, from: c.From, to: c.To,
		placed: r.elapsed, speech: r.speech, reached: r.reached, watch: r.watch,
	}
	c.Accounts, c.Speech, c.Observe, c.Log = r.accounts, r.speech, g.observe, r.logger()
	v, err := call.Place(ctx, c)
	if err != nil {
		return err
	}
	g.virtual = v
	r.legs = append(r.legs, g)
	r.current = g
	return nil
}

// observe notes what a step of the leg brought.
func (g *leg) observe(u call.Update) {
	g.records = append(g.records, u.Records...)
	for _, rec := range u.Records {
		g.reached.note(rec.What)
	}
	for _, e := range u.Effects {
		switch e := e.(type) {
		case ivr.Play:
			g.begin(e, u.At)
		case ivr.StopPlay:
			g.cut(u.At)
		}
	}
	if g.watch != nil {
		g.watch(g, u)
	}
}

// begin notes when each utterance of a prompt will begin.
func (g *leg) begin(p ivr.Play, at time.Duration) {
	for _, u := range p.Say {
		g.heard = append(g.heard, heard{u.Prompt, g.speech.Text(u), at})
		at += g.speech.Length(u)
	}
}

// cut drops the utterances that did not begin before a prompt was stopped. The first one of the
// prompt was heard, however little of it.
func (g *leg) cut(at time.Duration) {
	for n := len(g.heard); n > 0 && g.heard[n-1].begins > at; n-- {
		g.heard = g.heard[:n-1]
	}
}

// begun are the utterances that have begun and that hear has not yet asked about.
func (g *leg) begun(elapsed time.Duration) []heard {
	rest := g.heard[g.cursor:]
	for i, h := range rest {
		if g.placed+h.begins > elapsed {
			return rest[:i]
		}
	}
	return rest
}

// nextBegin is when the next utterance of the running prompt begins.
func (g *leg) nextBegin(elapsed time.Duration) (time.Duration, bool) {
	for _, h := range g.heard[g.cursor:] {
		if at := g.placed + h.begins; at > elapsed {
			return at, true
		}
	}
	return 0, false
}

// due is when something next happens on the call by itself, since the beginning of the run.
func (g *leg) due() (time.Duration, bool) {
	at, ok := g.virtual.Deadline()
	return g.placed + at, ok
}

// sync brings the leg to the run's time.
func (g *leg) sync(ctx context.Context, elapsed time.Duration) error {
	behind := elapsed - g.placed - g.virtual.At()
	if _, live := g.virtual.Deadline(); !live || behind < 0 {
		return nil
	}
	return g.virtual.Wait(ctx, behind)
}

// resting reports whether nothing more happens before somebody does something, or a timer of the
// caller's runs out.
func (g *leg) resting() bool {
	if _, due := g.virtual.Deadline(); !due {
		return true
	}
	return g.virtual.Waiting()
}

// box is the mailbox that the call is about.
func (g *leg) box() mailbox.Key {
	s := g.virtual.Snapshot()
	if s.Mailbox == "" {
		return mailbox.Key{}
	}
	return mailbox.Key{Tenant: g.virtual.Route().Tenant.ID, Number: s.Mailbox}
}

// tell lets the call hear of an act of an admin, if it concerns it.
func (g *leg) tell(ctx context.Context, elapsed time.Duration, act mailbox.AdminAct) error {
	if g.virtual.Released() || !act.Reaches(g.box()) {
		return nil
	}
	if err := g.sync(ctx, elapsed); err != nil {
		return err
	}
	return g.virtual.Changed(ctx, act.What)
}

// hangup puts the handset down.
func (r *run) hangup(ctx context.Context, l line, g *leg) error {
	if g.virtual.Released() {
		return r.fail(l, "the call "+g.name+" is over already: released "+string(g.virtual.Cause()))
	}
	if err := g.sync(ctx, r.elapsed); err != nil {
		return err
	}
	if err := g.virtual.HangUp(ctx); err != nil {
		return err
	}
	return nil
}

// transcript is what happened on the leg, a line each.
func (g *leg) transcript() []string {
	lines := make([]string, len(g.records))
	for i, rec := range g.records {
		lines[i] = rec.String()
	}
	return lines
}

// said are prompts in the order in which they were said.
func said(all []heard) string {
	names := make([]string, len(all))
	for i, h := range all {
		names[i] = string(h.prompt)
	}
	return strings.Join(names, " ")
}
