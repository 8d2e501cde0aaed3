package replay

import (
	"fmt"
	"strings"

	"voiceportal/ivr"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// change is a fact of the call before and after an event.
type change struct{ name, before, after string }

// changes are the facts that the event changed, and those that it did not.
func (s *Screen) changes() (changed, same []change) {
	was, is := s.played(s.at-1).Snapshot, s.played(s.at).Snapshot
	if s.at == 0 {
		was.State, was.Left = ivr.StateOnHook, is.Left
	}
	number := func(n int) string { return fmt.Sprint(n) }
	yes := map[bool]string{true: "yes", false: "no"}
	for _, c := range []change{
		{"state", wording.State(was.State), wording.State(is.State)},
		{"mailbox", none(was.Mailbox), none(is.Mailbox)},
		{"signed in", yes[was.SignedIn], yes[is.SignedIn]},
		{"wrong PINs", number(was.Failures), number(is.Failures)},
		{"tries left", tries(was.Left), tries(is.Left)},
		{"silences", number(was.Silences), number(is.Silences)},
		{"new PINs refused", number(was.Refusals), number(is.Refusals)},
		{"new messages", number(was.New), number(is.New)},
		{"digits so far", number(was.Digits), number(is.Digits)},
		{"ended", none(wording.Ended(was.Cause)), none(wording.Ended(is.Cause))},
	} {
		if c.before != c.after {
			changed = append(changed, c)
		} else {
			same = append(same, c)
		}
	}
	return changed, same
}

func none(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func tries(n int) string {
	if n < 0 {
		return "not known"
	}
	return fmt.Sprint(n)
}

// event is what happened, in a few words: the first fact of the step that says something.
func (s *Screen) event() kit.Span {
	for _, r := range s.played(s.at).Records {
		if text, ok := handset.Told(r.What, s.o.Voice); ok {
			return text
		}
	}
	return kit.Muted.Span("a key, or the end of a prompt")
}

// moved is the move of the flow in this event, false where it stays.
func (s *Screen) moved() (ivr.Transition, bool) {
	for _, r := range s.played(s.at).Records {
		m, ok := r.What.(ivr.Moved)
		if !ok {
			continue
		}
		for _, t := range ivr.Transitions() {
			if t.From == m.From && t.Trigger == m.Trigger {
				return t, true
			}
		}
	}
	return ivr.Transition{}, false
}

// alternatives are the other moves that the flow knows from where the call stood.
func (s *Screen) alternatives() []ivr.Transition {
	from := ivr.StateOnHook
	if s.at > 0 {
		from = s.played(s.at - 1).Snapshot.State
	}
	taken, moved := s.moved()
	var all []ivr.Transition
	for _, t := range ivr.Transitions() {
		if t.From == from && (!moved || t.Trigger != taken.Trigger) {
			all = append(all, t)
		}
	}
	return all
}

// heard is what was being said at the event.
func (s *Screen) heard() string {
	var words []string
	for _, u := range s.played(s.at).Snapshot.Say {
		for _, w := range s.o.Voice.Words(u) {
			words = append(words, w.Text)
		}
	}
	return strings.Join(words, " ")
}
