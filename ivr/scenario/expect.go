package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"
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
func (r *run) expect(ctx context.Context, l line, a args) *Failure {
	var wrong []string // why it is not so, empty when it is
	judge := func() bool {
		if wrong = r.judge(ctx, l, a); r.broken != nil {
			return true
		}
		return len(wrong) == 0 && !l.Negated
	}
	g := r.current
	if _, said := a.named["on"]; said || g == nil && r.asksCall(a) {
		var f *Failure
		if g, f = r.addressed(l, a); f != nil {
			return f
		}
	}
	if !judge() && g != nil && a.place(placeNow) != "now" {
		if f := r.settle(ctx, l, g, judge); f != nil || r.broken != nil {
			return f
		}
		judge()
	}
	switch {
	case r.broken != nil:
		return nil
	case l.Negated && len(wrong) == 0:
		return r.fail(l, "this is so, and was not to be")
	case l.Negated || len(wrong) == 0:
		return nil
	}
	f := r.fail(l, "not as expected")
	f.Got = wrong
	if g != nil && r.asksCall(a) {
		f.Got = append(f.Got, g.now())
	}
	return f
}

// asksCall reports whether one of the facts is about a call.
func (r *run) asksCall(a args) bool {
	for _, w := range a.places[len(a.places)-1] {
		if subject, op, _ := cutOperator(w.Text); op != "" && !strings.Contains(subject, ".") {
			return true
		}
	}
	return false
}

// judge says what is not as expected.
func (r *run) judge(ctx context.Context, l line, a args) []string {
	switch a.place(0) {
	case "audit":
		return r.judgeAudit(ctx, a)
	case "mail":
		return r.judgeMail(ctx, a)
	case "calls":
		live := 0
		for _, g := range r.legs {
			if !g.virtual.Released() {
				live++
			}
		}
		return counted(a, live, "calls in progress", nil)
	}
	var wrong []string
	for _, w := range a.places[placeFacts] {
		if problem := r.judgeFact(ctx, l, a, w.Text); problem != "" {
			wrong = append(wrong, problem)
		}
	}
	return wrong
}

// judgeFact says what a fact is, if it is not as expected.
func (r *run) judgeFact(ctx context.Context, l line, a args, word string) string {
	subject, op, value := cutOperator(word)
	want := arg{value: value, pattern: op == "~"}
	box, name, ofMailbox := strings.Cut(subject, ".")
	var is string
	if ofMailbox {
		k, _ := parseMailbox(box)
		is = r.mailboxFact(ctx, k, name)
	} else {
		g, f := r.addressed(l, a)
		if f != nil {
			return f.Problem
		}
		if subject == factPassed {
			return g.notPassed(want)
		}
		is = g.fact(subject)
	}
	if want.matches(is) {
		return ""
	}
	return fmt.Sprintf("%s is %s, expected %s", subject, is, value)
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

func (r *run) mailboxFact(ctx context.Context, k mailbox.Key, name string) string {
	s, err := r.direct.Summary(ctx, k)
	switch {
	case errors.Is(err, mailbox.ErrNoMailbox), errors.Is(err, mailbox.ErrNoTenant):
		if name == "exists" {
			return "no"
		}
		return "unknown: there is no such mailbox"
	case err != nil:
		r.broken = err
		return ""
	}
	for _, f := range mailboxFacts {
		if f.Name == name {
			return f.of(s)
		}
	}
	return ""
}

// judgeAudit looks for audit entries of this run.
func (r *run) judgeAudit(ctx context.Context, a args) []string {
	entries, err := r.direct.AuditLog(ctx, mailbox.AuditFilter{Since: r.entries}, 0)
	if err != nil {
		r.broken = err
		return nil
	}
	found := 0
	var others []string
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		if a.picks(map[string]string{
			"act": e.Act, "mailbox": e.Mailbox.String(), "actor": e.Actor, "reason": e.Reason,
			"detail": e.Detail, "before": e.Before, "after": e.After,
			"failures": strconv.Itoa(e.FailuresAfter),
		}) {
			found++
			continue
		}
		others = append(others, fmt.Sprintf("%s %s by %s", e.Act, e.Mailbox, e.Actor))
	}
	return counted(a, found, "such audit entries", others)
}

// judgeMail looks for mails queued in this run.
func (r *run) judgeMail(ctx context.Context, a args) []string {
	mails, err := r.direct.Mails(ctx, "", 0)
	if err != nil {
		r.broken = err
		return nil
	}
	found := 0
	var others []string
	for i := len(mails) - 1; i >= 0; i-- {
		m := mails[i]
		if m.ID <= r.mails {
			continue
		}
		facts := map[string]string{"to": m.ToAddress, "kind": string(m.Kind), "mailbox": m.Mailbox.String()}
		if _, asked := a.named["text"]; asked {
			text, err := r.mailText(ctx, m)
			if err != nil {
				r.broken = err
				return nil
			}
			facts["text"] = text
		}
		if a.picks(facts) {
			found++
			continue
		}
		others = append(others, fmt.Sprintf("%s to %s", m.Kind, m.ToAddress))
	}
	return counted(a, found, "such mails", others)
}

// picks reports whether something is as all the arguments say that are facts of it.
func (a args) picks(facts map[string]string) bool {
	for name, is := range facts {
		if want, asked := a.named[name]; asked && !want.matches(is) {
			return false
		}
	}
	return true
}

// counted compares a number with count=, or with one at least.
func counted(a args, found int, what string, others []string) []string {
	count, asked := a.named["count"]
	if n, _ := strconv.Atoi(count.value); asked && found == n || !asked && found > 0 {
		return nil
	}
	want := "one at least"
	if asked {
		want = count.value
	}
	wrong := []string{fmt.Sprintf("%d %s, expected %s", found, what, want)}
	for _, o := range others {
		wrong = append(wrong, "there is "+o)
	}
	return wrong
}
