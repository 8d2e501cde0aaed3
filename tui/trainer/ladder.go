package trainer

import (
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// lane is one of the three who talk to each other.
type lane uint8

// The lanes, from left to right.
const (
	laneCaller lane = iota
	lanePortal
	laneStore
)

// arrow is a rung of the ladder: who tells whom what. One from a lane to itself is where that one
// stands.
type arrow struct {
	at       time.Duration // leg time
	from, to lane
	text     kit.Span
	why      string // the rule behind it, empty for none
}

// arrows are the rungs of the call being shown, up to now.
func (s *Screen) arrows() []arrow { return s.show.arrows(s.o.Voice) }

func (r *reel) arrows(voice handset.Voice) []arrow {
	var all []arrow
	for _, m := range r.film[:r.shown] {
		if m.Call == nil || r.call == nil || m.Call.At != r.call.At || m.Call.Name != r.call.Name {
			continue
		}
		for _, rec := range m.Update.Records {
			if a, ok := rung(rec, voice); ok {
				all = append(all, a)
			}
		}
	}
	return all
}

// rung is a record as an arrow; false for what another one tells.
func rung(r ivr.Record, voice handset.Voice) (arrow, bool) {
	a := arrow{at: r.At}
	say := func(from, to lane, text kit.Span) (arrow, bool) {
		a.from, a.to, a.text = from, to, text
		return a, text.Text != ""
	}
	switch f := r.What.(type) {
	case ivr.Offered:
		return say(laneCaller, lanePortal, kit.Caller.Span("calls "+f.To))
	case ivr.Entry:
		return say(laneCaller, lanePortal, kit.Caller.Span(keyed(f)))
	case ivr.HungUp:
		return say(laneCaller, lanePortal, kit.Caller.Span("hangs up"))
	case ivr.Play:
		return say(lanePortal, laneCaller, kit.Voice.Span("“"+handset.Opening(f, voice)+"”"))
	case ivr.Release:
		return say(lanePortal, laneCaller, kit.Text.Bold("ends the call: "+wording.Ended(f.Cause)))
	case ivr.Moved:
		if f.To == ivr.StateReleased {
			return arrow{}, false
		}
		a.why = why(f)
		return say(lanePortal, lanePortal, kit.Accent.Bold("◉ "+wording.State(f.To)))
	case ivr.TimedOut:
		text, _ := handset.Told(f, voice)
		return say(lanePortal, lanePortal, text)
	}
	if asked := asks(r.What); asked != "" {
		return say(lanePortal, laneStore, kit.Text.Span(asked))
	}
	if !answers(r.What) {
		return arrow{}, false
	}
	text, ok := handset.Told(r.What, voice)
	a, _ = say(laneStore, lanePortal, text)
	return a, ok
}

func keyed(e ivr.Entry) string {
	if keys := handset.Keyed(e); keys != "" {
		return "keys " + keys
	}
	return ""
}

// asks is what the portal asks of the accounts.
func asks(f ivr.Fact) string {
	switch f := f.(type) {
	case ivr.SignIn:
		return "sign in " + f.Mailbox
	case ivr.CheckPIN:
		return "do the rules allow it?"
	case ivr.ChangePIN:
		return "keep the new PIN"
	case ivr.Messages:
		return "the next message"
	case ivr.Greeting:
		return "the greeting"
	case ivr.KeepMessage:
		return "keep the message"
	}
	return ""
}

// answers reports whether a fact comes from the accounts.
func answers(f ivr.Fact) bool {
	switch f.(type) {
	case ivr.SignInDone, ivr.CheckDone, ivr.ChangeDone, ivr.MessageDone, ivr.GreetingDone, ivr.KeepDone, ivr.AccountChanged:
		return true
	}
	return false
}

// why is the rule behind a move of the flow.
func why(m ivr.Moved) string {
	for _, t := range ivr.Transitions() {
		if t.From == m.From && t.Trigger == m.Trigger {
			return t.Why
		}
	}
	return ""
}

// drawLadder draws the newest rungs, and what the selected one is about.
func (s *Screen) drawLadder(a kit.Area) {
	in := kit.Panel{
		Title: "Call ladder", Focused: true,
		Right: kit.Line{kit.Accent.Span("d"), kit.Muted.Span(" state machine")},
	}.Draw(a)
	rungs := s.arrows()
	if len(rungs) == 0 {
		in.Text(0, 0, kit.Muted.Plain(), "No call yet. Each step of one is an arrow here.")
		return
	}
	lanes := [3]int{9, in.W() / 2, in.W() - 8}
	for i, name := range []string{"Caller", "Portal", "Accounts"} {
		in.Text(lanes[i]-kit.Width(name)/2, 0, kit.Text.Strong(), name)
	}
	room := max(0, in.H()-4)
	if s.follows {
		s.ladder.Select(len(rungs)-1, len(rungs))
	}
	from, to := s.ladder.Window(len(rungs), room)
	for y, r := range rungs[from:to] {
		drawRung(in.Sub(0, 1+y, in.W(), 1), r, lanes, from+y == s.ladder.Selected)
	}
	sel := rungs[min(s.ladder.Selected, len(rungs)-1)]
	kit.Rule(in, in.H()-3, true)
	in.Line(0, in.H()-2, kit.Line{kit.Muted.Span("Selected " + wording.Stamp(sel.at) + "  "), sel.text}.Fit(in.W()))
	if sel.why != "" {
		in.Text(0, in.H()-1, kit.Muted.Plain(), kit.Fit("Why: "+sel.why+".", in.W()))
	}
}

// drawRung draws one line of the ladder: the lanes, and the arrow between two of them.
func drawRung(a kit.Area, r arrow, lanes [3]int, selected bool) {
	stamp := kit.Muted.Plain()
	if selected {
		stamp = kit.Accent.Strong()
		a.Cursor(0, 0)
	}
	a.Text(0, 0, stamp, wording.Stamp(r.at))
	for _, x := range lanes {
		a.Text(x, 0, kit.Border.Plain(), "│")
	}
	text := r.text
	if r.from == r.to {
		w := kit.Width(text.Text) + 2
		a.Text(lanes[r.from]-w/2, 0, text.Style, " "+text.Text+" ")
		return
	}
	left, right := min(lanes[r.from], lanes[r.to])+1, max(lanes[r.from], lanes[r.to])-1
	a.Text(left, 0, kit.Muted.Plain(), strings.Repeat("─", right-left+1))
	head, x := "▸", right
	if r.to < r.from {
		head, x = "◂", left
	}
	a.Text(x, 0, text.Style, head)
	a.Text(left+2, 0, text.Style, kit.Fit(" "+text.Text+" ", right-left-3))
}
