package handset

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// How often a live call is drawn, and how long a pressed key stays lit. Pasted keys are dialled one
// each beat, which is the speed of an automatic dialler.
const (
	beat     = 100 * time.Millisecond
	slowBeat = time.Second // with less motion
	litFor   = 120 * time.Millisecond
)

type (
	// beatMsg wakes the screen during a call.
	beatMsg struct{ leg Leg }
	// legNews is what happened on the leg.
	legNews struct {
		leg  Leg
		news News
	}
	// unlit is the end of a key's light.
	unlit struct{ number int }
)

// dial calls a number; "" is the portal's, and waits until that is known.
func (s *Screen) dial(to string) tea.Cmd {
	if s.live() {
		return nil
	}
	s.card, s.scroll, s.dialing, s.call = false, 0, "", nil
	s.see("first-run")
	if to == "" {
		to = s.dials()
	}
	if to == "" {
		s.waiting, s.wanted = true, ""
		return nil
	}
	s.waiting = false
	s.leg = s.o.Exchange.Dial(s.from, to)
	s.call = &session{from: s.from, to: to, started: s.hour, snap: ivr.Snapshot{Left: -1, To: to}}
	s.now = 0
	return tea.Batch(s.listen(), s.wake())
}

// listen waits for what happens next on the leg.
func (s *Screen) listen() tea.Cmd {
	leg := s.leg
	return func() tea.Msg { return legNews{leg, leg.Next()} }
}

func (s *Screen) wake() tea.Cmd {
	leg, next := s.leg, beat
	if s.motion() != MotionFull && len(s.paste) == 0 {
		next = slowBeat
	}
	return tea.Tick(next, func(time.Time) tea.Msg { return beatMsg{leg} })
}

// beat moves the call's clock on, and dials one pasted key.
func (s *Screen) beat(b beatMsg) tea.Cmd {
	if b.leg != s.leg || !s.live() {
		return nil
	}
	s.now = s.leg.Now()
	cmds := []tea.Cmd{s.wake()}
	if len(s.paste) > 0 {
		k := s.paste[0]
		s.paste = s.paste[1:]
		s.leg.Press(k)
		cmds = append(cmds, s.light(k))
	}
	return tea.Batch(cmds...)
}

// news takes in what happened on the leg.
func (s *Screen) news(n legNews) tea.Cmd {
	if n.leg != s.leg {
		return nil
	}
	was := s.call.snap
	for _, u := range n.news.Updates {
		s.call.apply(u, s.o.Voice)
	}
	s.now = max(s.now, s.call.length)
	cmds := []tea.Cmd{s.remark(was)}
	if m := s.call.snap.Mailbox; m != "" && m != was.Mailbox {
		cmds = append(cmds, s.askOwner(m))
	}
	if n.news.Over {
		return tea.Batch(append(cmds, s.hungUp(n.news.Err))...)
	}
	return tea.Batch(append(cmds, s.listen())...)
}

// hungUp ends the call on the screen.
func (s *Screen) hungUp(err error) tea.Cmd {
	s.call.over, s.leg, s.paste = true, nil, nil
	s.calls = append(s.calls, s.call)
	if err != nil {
		s.call.problem = "The call could not be placed: " + err.Error() + "."
		return kit.Tell(kit.Failure, s.call.problem)
	}
	return nil
}

// press dials keys, or writes them on the display while the phone is on hook.
func (s *Screen) press(ks ...ivr.Key) tea.Cmd {
	if len(ks) == 0 {
		return nil
	}
	s.card, s.scroll = false, 0
	s.see("first-run")
	switch {
	case s.live() && len(s.paste)+len(ks) > 1:
		s.paste = append(s.paste, ks...) // keys keep their order
		return nil
	case s.live():
		s.leg.Press(ks...)
	default:
		for _, k := range ks {
			if len(s.dialing) < longestNumber {
				s.dialing += string(rune(k))
			}
		}
	}
	return s.light(ks[len(ks)-1])
}

// longestNumber is what the display has room for.
const longestNumber = 24

// light lights a key for a moment.
func (s *Screen) light(k ivr.Key) tea.Cmd {
	if s.motion() == MotionOff {
		return nil
	}
	s.lit = k
	s.litNow++
	u := unlit{s.litNow}
	return tea.Tick(litFor, func(time.Time) tea.Msg { return u })
}

// dialable are the keys in pasted text; what a phone has no key for is left out.
func dialable(text string) []ivr.Key {
	var ks []ivr.Key
	for _, r := range text {
		if k := ivr.Key(r); r < 0x80 && k.Valid() {
			ks = append(ks, k)
		}
	}
	return ks
}
