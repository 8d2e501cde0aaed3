package ivr

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"voiceportal/ivr/pin"
)

// The marks of a line: what happened on the leg, what the portal did, what the machine made of it.
const (
	markEvent  = '<'
	markEffect = '>'
	markNote   = '-'
)

// kind is how a fact begins on a line.
type kind struct {
	mark byte
	word string
	zero Fact
}

// kinds are all facts but [Moved], whose line has a shape of its own.
func kinds() []kind {
	return []kind{
		{markEvent, "offered", Offered{}},
		{markEvent, "key", Pressed{}},
		{markEvent, "completed", PlayDone{}},
		{markEvent, "hung-up", HungUp{}},
		{markEvent, "sign-in", SignInDone{}},
		{markEvent, "check-pin", CheckDone{}},
		{markEvent, "change-pin", ChangeDone{}},
		{markEvent, "message", MessageDone{}},
		{markEvent, "greeting", GreetingDone{}},
		{markEvent, "keep-message", KeepDone{}},
		{markEvent, "account-changed", AccountChanged{}},
		{markEffect, "ring", Ring{}},
		{markEffect, "answer", Answer{}},
		{markEffect, "play", Play{}},
		{markEffect, "stop", StopPlay{}},
		{markEffect, "sign-in", SignIn{}},
		{markEffect, "check-pin", CheckPIN{}},
		{markEffect, "change-pin", ChangePIN{}},
		{markEffect, "messages", Messages{}},
		{markEffect, "greeting", Greeting{}},
		{markEffect, "keep-message", KeepMessage{}},
		{markEffect, "display", Display{}},
		{markEffect, "release", Release{}},
		{markNote, "dropped", Dropped{}},
		{markNote, "flushed", Flushed{}},
		{markNote, "timeout", TimedOut{}},
		{markNote, "entry", Entry{}},
	}
}

// fields writes or reads the fields of a fact and returns it, filled when reading.
func (f *form) fields(what Fact) Fact {
	switch w := what.(type) {
	case Offered:
		f.text("from", &w.From)
		f.text("to", &w.To)
		f.door(&w.Door)
		f.text("mailbox", &w.Mailbox)
		f.text("greeting", &w.Greeting)
		f.flag("trusted", &w.Trusted)
		return w
	case SignInDone:
		word(f, "verdict", &w.Verdict, verdicts())
		f.due(&w.Due)
		f.number("failures", &w.Failures)
		f.number("left", &w.Left)
		f.number("new", &w.New)
		f.number("saved", &w.Saved)
		f.flag("default-in-use", &w.DefaultInUse)
		f.number("expires-in-days", &w.ExpiresInDays)
		return w
	case CheckDone:
		word(f, "verdict", &w.Verdict, verdicts())
		f.rules(&w.Rules)
		return w
	case ChangeDone:
		word(f, "verdict", &w.Verdict, verdicts())
		f.rules(&w.Rules)
		return w
	case MessageDone:
		f.found(&w)
		f.id("id", &w.Message)
		f.text("from", &w.From)
		f.moment("at", &w.At)
		f.text("text", &w.Text)
		f.flag("new", &w.New)
		f.number("index", &w.Index)
		f.number("total", &w.Total)
		return w
	case GreetingDone:
		f.flag("unavailable", &w.Unavailable)
		f.text("text", &w.Text)
		f.flag("has-own", &w.HasOwn)
		return w
	case KeepDone:
		f.flag("unavailable", &w.Unavailable)
		return w
	case AccountChanged:
		word(f, "change", &w.What, changes())
		return w
	case Play:
		f.say(&w)
		return w
	case StopPlay:
		f.flag("bargein", &w.Bargein)
		return w
	case SignIn:
		f.bare("mailbox", &w.Mailbox)
		f.flag("trusted", &w.Trusted)
		return w
	case Messages:
		word(f, "operation", &w.Op, messageOps())
		f.id("id", &w.Message)
		return w
	case Greeting:
		word(f, "operation", &w.Op, greetingOps())
		return w
	case KeepMessage:
		f.bare("mailbox", &w.Mailbox)
		f.text("from", &w.From)
		f.span("for", &w.Duration)
		return w
	case Display:
		f.bare("mailbox", &w.Mailbox)
		f.flag("default-in-use", &w.DefaultInUse)
		return w
	case Release:
		f.text("cause", (*string)(&w.Cause))
		return w
	case Flushed:
		f.count("keys", &w.Keys)
		return w
	case TimedOut:
		f.bare("timer", (*string)(&w.Timer))
		return w
	case Entry:
		f.entry(&w)
		return w
	}
	return what // a fact without fields
}

// found is whether there is a message: found, none or unavailable.
func (f *form) found(m *MessageDone) {
	outcome := "none"
	switch {
	case m.Unavailable:
		outcome = "unavailable"
	case m.Found:
		outcome = "found"
	}
	word(f, "outcome", &outcome, same("found", "none", "unavailable"))
	m.Unavailable, m.Found = outcome == "unavailable", outcome == "found"
}

// entry is the kind, what was entered, and how it ended where that was not #.
func (f *form) entry(e *Entry) {
	word(f, "entry", &e.Kind, same(EntryMailbox, EntryPIN, EntryNewPIN, EntryConfirmation, EntryChoice, EntryMessage))
	switch {
	case !f.reading && e.Slot != "":
		f.put("•" + string(e.Slot))
	case !f.reading && e.Text != "":
		f.put(e.Text)
	case f.reading && f.err == nil && len(f.line) > 0:
		f.readEntered(e)
	}
	f.count("digits", &e.Digits)
	f.count("over", &e.Over)
	for _, end := range []End{EndTimeout, EndShort, EndCleared, EndEscape, EndEmpty} {
		on := e.End == end
		f.flag(string(end), &on)
		if f.reading && on {
			e.End = end
			return
		}
	}
}

// readEntered reads a slot, or the keys of an entry in clear.
func (f *form) readEntered(e *Entry) {
	w := f.line[0]
	if s, ok := strings.CutPrefix(w, "•"); ok {
		f.line = f.line[1:]
		if !isSlot(s) {
			f.fail(fmt.Errorf("%q is not a slot like •a", w))
		}
		e.Slot = Slot(s)
		return
	}
	if strings.Trim(w, "0123456789*#") == "" {
		f.line = f.line[1:]
		e.Text = w
	}
}

func isSlot(s string) bool {
	return s != "" && len(s) <= 8 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// say is prompts, each followed by the values of its placeholders. A value shows its kind: 3 is
// a number, #4019 digits, "…" text, and the rest an instant.
func (f *form) say(p *Play) {
	if !f.reading {
		if !p.Barge {
			f.put("barge=no")
		}
		for _, u := range p.Say {
			f.put(quoted(string(u.Prompt)))
			for _, a := range u.Args {
				f.put(a.Name + "=" + literal(a))
			}
		}
		return
	}
	no, fixed := f.popNamed("barge")
	if p.Barge = !fixed; fixed && no != "no" {
		f.fail(fmt.Errorf("barge=%s is unknown; only barge=no is ever said", no))
	}
	for f.err == nil && len(f.line) > 0 {
		u := Utterance{Prompt: PromptID(f.unquoted("prompt", f.pop("a prompt")))}
		for f.err == nil && len(f.line) > 0 {
			name, value, ok := strings.Cut(f.line[0], "=")
			if !ok || !isPlain(name) {
				break
			}
			f.line = f.line[1:]
			u.Args = append(u.Args, f.arg(name, value))
		}
		p.Say = append(p.Say, u)
	}
}

func literal(a Arg) string {
	switch a.Kind {
	case ArgNumber:
		return strconv.Itoa(a.Number)
	case ArgDigits:
		return "#" + quoted(a.Digits)
	case ArgTime:
		return a.Time.Format("2006-01-02T15:04:05.999999999Z07:00")
	}
	return strconv.Quote(a.Text)
}

func (f *form) arg(name, value string) Arg {
	if digits, ok := strings.CutPrefix(value, "#"); ok {
		return Arg{Name: name, Kind: ArgDigits, Digits: f.unquoted(name, digits)}
	}
	if strings.HasPrefix(value, `"`) {
		return Arg{Name: name, Kind: ArgText, Text: f.unquoted(name, value)}
	}
	if n, err := strconv.Atoi(value); err == nil {
		return Arg{Name: name, Kind: ArgNumber, Number: n}
	}
	return Arg{Name: name, Kind: ArgTime, Time: f.instant(value)}
}

// rules is rule=name for each.
func (f *form) rules(v *[]pin.Rule) {
	if !f.reading {
		for _, r := range *v {
			f.put("rule=" + quoted(string(r)))
		}
		return
	}
	for s, ok := f.popNamed("rule"); ok; s, ok = f.popNamed("rule") {
		*v = append(*v, pin.Rule(f.unquoted("rule", s)))
	}
}

// door is door=name.
func (f *form) door(v *Door) { namedWord(f, "door", v, doors()) }

// due is due=reason.
func (f *form) due(v *Due) { namedWord(f, "due", v, dues()) }

// namedWord is name=word, for a word that is left out when its value is zero.
func namedWord[T comparable](f *form, name string, v *T, all []named[T]) {
	var zero T
	if !f.reading {
		if *v != zero {
			f.put(name + "=" + wordOf(*v, all))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		i := slices.IndexFunc(all, func(n named[T]) bool { return n.word == s })
		if i < 0 {
			f.fail(fmt.Errorf("unknown %s %q", name, s))
			return
		}
		*v = all[i].value
	}
}

// same are values that are their own words.
func same[T ~string](all ...T) []named[T] {
	n := make([]named[T], len(all))
	for i, v := range all {
		n[i] = named[T]{v, string(v)}
	}
	return n
}

func doors() []named[Door] {
	return []named[Door]{
		{DoorNone, "none"},
		{DoorPortal, "portal"},
		{DoorMailbox, "mailbox"},
		{DoorHandset, "handset"},
		{DoorMessage, "message"},
	}
}

func dues() []named[Due] {
	return []named[Due]{
		{DueNone, "none"},
		{DueDefault, "default"},
		{DueTemporary, "temporary"},
		{DueExpired, "expired"},
		{DueAdmin, "admin"},
	}
}

func verdicts() []named[Verdict] {
	return []named[Verdict]{
		{VerdictUnavailable, "unavailable"},
		{VerdictSignedIn, "signed-in"},
		{VerdictRefused, "refused"},
		{VerdictLocked, "locked"},
		{VerdictMustChange, "must-change"},
		{VerdictAcceptable, "acceptable"},
		{VerdictUnacceptable, "unacceptable"},
		{VerdictCommitted, "committed"},
		{VerdictSuperseded, "superseded"},
	}
}

func changes() []named[Change] {
	return []named[Change]{{ChangeReset, "reset"}, {ChangeLocked, "locked"}, {ChangeDeactivated, "deactivated"}}
}

func messageOps() []named[MessageOp] {
	return []named[MessageOp]{
		{MessageFirst, "first"}, {MessageNext, "next"}, {MessageSave, "save"}, {MessageDelete, "delete"},
	}
}

func greetingOps() []named[GreetingOp] {
	return []named[GreetingOp]{{GreetingTell, "tell"}, {GreetingOwn, "own"}, {GreetingStandard, "standard"}}
}
