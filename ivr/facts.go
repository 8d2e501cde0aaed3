package ivr

import "voiceportal/ivr/pin"

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
