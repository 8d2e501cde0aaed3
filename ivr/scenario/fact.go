package scenario

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/spelling"
)

// Fact is something that expect can ask about a call or a mailbox.
type Fact struct {
	Name string
	Doc  string
}

// LegFacts lists the facts of a call, MailboxFacts those of a mailbox.
func LegFacts() []Fact {
	var all []Fact
	for _, f := range legFacts {
		all = append(all, f.Fact)
	}
	return all
}

// MailboxFacts lists what can be asked about a mailbox.
func MailboxFacts() []Fact {
	var all []Fact
	for _, f := range mailboxFacts {
		all = append(all, f.Fact)
	}
	return all
}

// factPassed is the fact of a call that looks back over all of it.
const factPassed = "passed"

type legFact struct {
	Fact
	of func(ivr.Snapshot) string // nil where it takes more than a look at the call
}

type mailboxFact struct {
	Fact
	of func(mailbox.Summary) string
}

// legFacts never changes.
var legFacts = []legFact{
	{Fact{"state", "where the call stands"}, func(s ivr.Snapshot) string { return string(s.State) }},
	{Fact{"released", "why the call is over; no while it goes on"}, func(s ivr.Snapshot) string { return orNo(string(s.Cause)) }},
	{Fact{"door", "portal, mailbox, handset, message or none"}, func(s ivr.Snapshot) string { return s.Door.String() }},
	{Fact{"mailbox", "the number of the mailbox that the call is about; no while there is none"}, func(s ivr.Snapshot) string { return orNo(s.Mailbox) }},
	{Fact{"signed-in", "yes or no"}, func(s ivr.Snapshot) string { return yesNo(s.SignedIn) }},
	{Fact{"failures", "wrong PINs in a row, as the accounts last said"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.Failures) }},
	{Fact{"left", "tries left before the lock; -1 where no lock threatens"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.Left) }},
	{Fact{"silences", "silences, no matches and cleared entries in a row"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.Silences) }},
	{Fact{"refusals", "refused new PINs"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.Refusals) }},
	{Fact{"new", "new messages"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.New) }},
	{Fact{"saved", "saved messages"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.Saved) }},
	{Fact{"digits", "digits of the entry in progress"}, func(s ivr.Snapshot) string { return strconv.Itoa(s.Digits) }},
	{Fact{factPassed, "a transition that the call has made at any time, as state.trigger: verify_pin.refused"}, nil},
	{Fact{"timer", "the timer that runs, as first_digit; no for none"}, func(s ivr.Snapshot) string { return orNo(string(s.Timer)) }},
}

// mailboxFacts never changes.
var mailboxFacts = []mailboxFact{
	{Fact{"status", "the one word shown to people: " + strings.Join(texts(mailbox.Statuses()), ", ")}, func(s mailbox.Summary) string { return string(s.Status) }},
	{Fact{"failures", "wrong PINs in a row, at all doors"}, func(s mailbox.Summary) string { return strconv.Itoa(s.Failures) }},
	{Fact{"tries", "wrong PINs that lock it; 0 for no lock"}, func(s mailbox.Summary) string { return strconv.Itoa(s.Tries) }},
	{Fact{"lock", "who locked it: portal or admin; no for nobody"}, func(s mailbox.Summary) string { return orNo(string(s.Lock.Kind)) }},
	{Fact{"active", "yes or no"}, func(s mailbox.Summary) string { return yesNo(s.Active) }},
	{Fact{"credential", "default, temporary or personal"}, func(s mailbox.Summary) string { return string(s.Credential) }},
	{Fact{"due", "why a change is due: default, temporary, expired or admin; no for none"}, func(s mailbox.Summary) string { return orNo(string(s.Due)) }},
	{Fact{"spent", "yes once a one-time PIN was used"}, func(s mailbox.Summary) string { return yesNo(s.Spent) }},
	{Fact{"age", "whole days since the PIN was set"}, func(s mailbox.Summary) string { return strconv.Itoa(int(s.Age / day)) }},
	{Fact{"set", "when the PIN was set"}, func(s mailbox.Summary) string { return when(s.SetAt) }},
	{Fact{"expires", "when the PIN ends; never where it does not"}, func(s mailbox.Summary) string { return when(s.ExpiresAt) }},
	{Fact{"seen", "the last sign-in; never where there was none"}, func(s mailbox.Summary) string { return when(s.LastSignIn) }},
	{Fact{"remembered", "previous PINs in the history"}, func(s mailbox.Summary) string { return strconv.Itoa(s.Remembered) }},
	{Fact{"generation", "counts every change of the PIN"}, func(s mailbox.Summary) string { return strconv.FormatUint(s.Generation, 10) }},
	{Fact{"new", "new messages"}, func(s mailbox.Summary) string { return strconv.Itoa(s.NewMessages) }},
	{Fact{"saved", "saved messages"}, func(s mailbox.Summary) string { return strconv.Itoa(s.SavedMessages) }},
	{Fact{"email", "where mail goes; no where there is none"}, func(s mailbox.Summary) string { return orNo(s.Owner.Email) }},
	{Fact{"name", "the owner"}, func(s mailbox.Summary) string { return s.Owner.Name() }},
	{Fact{"site", "the site"}, func(s mailbox.Summary) string { return orNo(s.Owner.Site) }},
	{Fact{"kind", "extension or main"}, func(s mailbox.Summary) string { return string(s.Kind) }},
	{Fact{"exists", "yes; no where there is no such mailbox, which has no other fact"}, func(mailbox.Summary) string { return "yes" }},
}

// factProblem is what is wrong with a fact as it is written, empty when nothing is.
func factProblem(word string) string {
	subject, op, value := cutOperator(word)
	if op == "" {
		return fmt.Sprintf("expected a fact as name=value, as in state=main_menu or harbor/4012.failures=1, found %q", word)
	}
	if op == "~" && !isPattern(value) {
		return fmt.Sprintf("expected a regular expression (RE2) after ~, found %q", value)
	}
	box, name, dotted := strings.Cut(subject, ".")
	if !dotted {
		return legFactProblem(subject, op, value)
	}
	if _, ok := parseMailbox(box); !ok {
		return fmt.Sprintf("expected a mailbox before the dot, as in harbor/4012.%s, found %q", name, box)
	}
	names := make([]string, len(mailboxFacts))
	for i, f := range mailboxFacts {
		if names[i] = f.Name; f.Name == name {
			return ""
		}
	}
	return fmt.Sprintf("a mailbox has no fact %q%s; there are %s", name, spelling.DidYouMean(name, names), strings.Join(names, ", "))
}

// legFactProblem is factProblem for a fact of a call.
func legFactProblem(name, op, value string) string {
	names := make([]string, len(legFacts))
	found := false
	for i, f := range legFacts {
		names[i] = f.Name
		found = found || f.Name == name
	}
	switch {
	case !found:
		return fmt.Sprintf("a call has no fact %q%s; there are %s, and those of mailboxes as harbor/4012.status",
			name, spelling.DidYouMean(name, names), strings.Join(names, ", "))
	case op == "~":
		return ""
	case name == factPassed:
		return notOneOf("a transition as state.trigger", value, transitionNames())
	case name == "state":
		return notOneOf("a state of the call", value, texts(ivr.States()))
	case name == "released":
		return notOneOf("why the call was released, or no", value, append(texts(ivr.Causes()), "no"))
	}
	return ""
}

// transitionNames are all transitions as state.trigger.
func transitionNames() []string {
	var all []string
	for _, t := range ivr.Transitions() {
		all = append(all, string(t.From)+"."+string(t.Trigger))
	}
	return all
}

// when is a time in the form that scenarios write.
func when(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02T15:04Z")
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func orNo(s string) string {
	if s == "" {
		return "no"
	}
	return s
}
