package scenario

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// The places of the first form of the verb expect.
const (
	placeNow = iota
	placeFacts
)

// expect judges facts. What is not so yet may still become so: until the portal listens, or the
// call is over, time passes, unless it is wanted now.
func (r *run) expect(ctx context.Context, l line, a args) error {
	g := r.current
	if _, said := a.named["on"]; said || g == nil && a.asksCall() {
		var err error
		if g, err = r.addressed(l, a); err != nil {
			return err
		}
	}
	var wrong []string // why it is not so, empty when it is
	var err error
	satisfied := func() bool {
		wrong, err = r.judge(ctx, a, g)
		return err != nil || len(wrong) == 0 && !l.Negated
	}
	if !satisfied() && g != nil && a.place(placeNow) != "now" {
		if err := r.settle(ctx, g, satisfied); err != nil {
			return err
		}
		satisfied()
	}
	switch {
	case err != nil:
		return err
	case l.Negated && len(wrong) == 0:
		return r.fail(l, "this is so, and was not to be")
	case l.Negated || len(wrong) == 0:
		return nil
	}
	f := r.fail(l, "not as expected")
	f.Got = wrong
	if g != nil && a.asksCall() {
		f.Got = append(f.Got, g.now())
	}
	return f
}

// asksCall reports whether one of the facts is about a call.
func (a args) asksCall() bool {
	for _, w := range a.places[len(a.places)-1] {
		if subject, op, _ := cutOperator(w.Text); op != "" && !strings.Contains(subject, ".") {
			return true
		}
	}
	return false
}

// judge says what is not as expected; g is the call that is asked about, if any.
func (r *run) judge(ctx context.Context, a args, g *leg) ([]string, error) {
	switch a.place(0) {
	case "audit":
		return r.judgeAudit(ctx, a)
	case "mail":
		return r.judgeMail(ctx, a)
	case "calls":
		return counted(a, r.live(), "calls in progress", nil), nil
	}
	var wrong []string
	for _, w := range a.places[placeFacts] {
		problem, err := r.judgeFact(ctx, g, w.Text)
		if err != nil {
			return nil, err
		}
		if problem != "" {
			wrong = append(wrong, problem)
		}
	}
	return wrong, nil
}

// live is how many calls are in progress.
func (r *run) live() int {
	n := 0
	for _, g := range r.legs {
		if !g.virtual.Released() {
			n++
		}
	}
	return n
}

// judgeFact says what a fact is, if it is not as expected.
func (r *run) judgeFact(ctx context.Context, g *leg, word string) (string, error) {
	subject, op, value := cutOperator(word)
	want := arg{value: value, pattern: op == "~"}
	if subject == factPassed {
		return g.notPassed(want), nil
	}
	is := ""
	if box, name, ofMailbox := strings.Cut(subject, "."); ofMailbox {
		k, _ := parseMailbox(box)
		var err error
		if is, err = r.mailboxFact(ctx, k, name); err != nil {
			return "", err
		}
	} else {
		is = g.fact(subject)
	}
	if want.matches(is) {
		return "", nil
	}
	return fmt.Sprintf("%s is %s, expected %s", subject, is, value), nil
}

func (g *leg) fact(name string) string {
	for _, f := range legFacts {
		if f.Name == name {
			return f.of(g.virtual.Snapshot())
		}
	}
	return ""
}

// notPassed says that the call has not made a transition; empty when it has.
func (g *leg) notPassed(want arg) string {
	last := "none"
	for _, rec := range g.records {
		if m, moved := rec.What.(ivr.Moved); moved {
			if last = string(m.From) + "." + string(m.Trigger); want.matches(last) {
				return ""
			}
		}
	}
	return fmt.Sprintf("%s was not passed; the last transition is %s", want.value, last)
}

// mailboxFact is what a fact of a mailbox is.
func (r *run) mailboxFact(ctx context.Context, k mailbox.Key, name string) (string, error) {
	s, err := r.direct.Summary(ctx, k)
	switch {
	case errors.Is(err, mailbox.ErrNoMailbox), errors.Is(err, mailbox.ErrNoTenant):
		if name == "exists" {
			return "no", nil
		}
		return "unknown: there is no such mailbox", nil
	case err != nil:
		return "", err
	}
	for _, f := range mailboxFacts {
		if f.Name == name {
			return f.of(s), nil
		}
	}
	return "", nil
}
