package scenario

import (
	"strings"

	"voiceportal/ivr/mailbox"
)

// Step is a headline of a lesson, with what a trainer says and a class does under it.
type Step struct {
	Title string
	// Do says what the class does: as the lesson words it, or else the lines that are played, with
	// the digits of keys hidden.
	Do     []string
	Ask    []string // questions to ask before it is done
	Notes  []string // for the presenter only
	Expect []string // what is to be heard and found afterwards, in the words of the language
}

// part is a step with the lines that play it.
type part struct {
	Step
	lines []line
}

// Steps are the headlines of a scenario in their order. Lines above the first headline belong to
// it; a scenario without headlines is one step, named by its goal.
func (s *Scenario) Steps() []Step {
	parts := s.parts()
	steps := make([]Step, len(parts))
	for i, p := range parts {
		steps[i] = p.Step
	}
	return steps
}

// parts are the steps with their lines.
func (s *Scenario) parts() []part {
	var all []part
	var first []line
	for _, l := range s.lines {
		switch {
		case l.Verb == verbStep:
			all = append(all, part{Step{Title: l.Words[0].Text}, append(first, l)})
			first = nil
		case len(all) == 0:
			first = append(first, l)
		default:
			all[len(all)-1].lines = append(all[len(all)-1].lines, l)
		}
	}
	if len(all) == 0 {
		all = []part{{Step{Title: s.Goal}, first}}
	}
	for i := range all {
		all[i].describe(all[i].lines)
		if len(all[i].Do) == 0 {
			all[i].Do = played(all[i].lines)
		}
	}
	return all
}

// describe sorts what is said about a step.
func (p *part) describe(lines []line) {
	for _, l := range lines {
		switch l.Verb {
		case "do":
			p.Do = append(p.Do, l.Words[0].Text)
		case "ask":
			p.Ask = append(p.Ask, l.Words[0].Text)
		case "note":
			p.Notes = append(p.Notes, l.Words[0].Text)
		case "hear", "expect":
			p.Expect = append(p.Expect, l.shown())
		}
		p.describe(l.block)
	}
}

// played are the lines of a step that do something, as they may be shown to a class.
func played(lines []line) []string {
	var all []string
	for _, l := range lines {
		switch l.Verb {
		case "do", "ask", "note", "hear", "expect":
		case verbStep:
			all = append(all, played(l.block)...)
		case verbRepeat:
			all = append(all, strings.Join(played(l.block), ", ")+", "+l.Words[0].Text+" times")
		case verbRace:
			all = append(all, "At the same instant: "+strings.Join(played(l.block), "; "))
		default:
			all = append(all, l.instruction())
		}
	}
	return all
}

// instruction is a line as a trainer would say it.
func (l line) instruction() string {
	words := strings.Fields(l.shown())[1:]
	said := strings.Join(words, " ")
	switch {
	case l.Negated:
		return "Try in vain: " + strings.Join(words[1:], " ")
	case l.Verb == "call":
		return l.dialled()
	case l.Verb == "press":
		return "Press " + said
	case l.Verb == "hangup":
		return strings.TrimSpace("Hang up " + said)
	case l.Verb == verbAdmin:
		return "As admin: " + said
	case l.Verb == "clock":
		return "Move the clock: " + said
	case l.Verb == verbPortal:
		return "At My Phone: " + said
	case l.Verb == "mail":
		return "Mail: " + said
	case l.Verb == "wait":
		return "Wait: " + said
	}
	return l.shown()
}

// dialled is a line that places a call, as a trainer would say it.
func (l line) dialled() string {
	var from, to string
	for _, w := range l.Words {
		if phone, ok := strings.CutPrefix(w.Text, "from="); ok {
			_, from, _ = strings.Cut(phone, "/")
		}
		if number, ok := strings.CutPrefix(w.Text, "to="); ok {
			to = number
		}
	}
	return "Call " + to + " from " + from
}

// Focus is the mailbox that a scenario is about: the one that it names most often, the first of
// them where several are named as often. It is zero where none is named.
func (s *Scenario) Focus() mailbox.Key {
	named := map[mailbox.Key]int{}
	var order []mailbox.Key
	var count func([]line)
	count = func(lines []line) {
		for _, l := range lines {
			for _, w := range l.Words {
				if k, ok := mailboxIn(w.Text); ok {
					if named[k] == 0 {
						order = append(order, k)
					}
					named[k]++
				}
			}
			count(l.block)
		}
	}
	count(s.lines)
	var focus mailbox.Key
	for _, k := range order {
		if named[k] > named[focus] {
			focus = k
		}
	}
	return focus
}

// mailboxIn finds the mailbox in an argument: harbor/4012, from=harbor/4012, harbor/4012.status=active.
func mailboxIn(word string) (mailbox.Key, bool) {
	if name, value, given := strings.Cut(word, "="); given && !strings.Contains(name, "/") {
		word = value
	}
	word, _, _ = strings.Cut(word, ".")
	return parseMailbox(word)
}
