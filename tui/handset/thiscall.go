package handset

import (
	"fmt"

	"voiceportal/tui/kit"
)

// drawThisCall draws the facts of the call.
func (s *Screen) drawThisCall(a kit.Area) {
	c := s.call
	if c == nil {
		in := kit.Panel{Title: "This phone"}.Draw(a)
		drawFacts(in, [][2]string{
			{"Number", s.from.Number}, {"Owner", s.ownerName()}, {"Tenant", s.from.Tenant}, {"Dials", s.dialsNamed()},
		})
		return
	}
	in := kit.Panel{Title: "This call"}.Draw(a)
	facts := [][2]string{{"From", c.from.Number}, {"To", c.to}}
	if !c.started.IsZero() {
		facts = append(facts, [2]string{"Started", c.started.Format("15:04:05")})
	}
	mailbox := "not entered yet"
	if c.snap.Mailbox != "" {
		mailbox = c.snap.Mailbox
		if c.owner.Number == mailbox {
			mailbox += " " + c.owner.Owner.Name()
		}
	}
	length := s.now
	if c.over {
		length = c.length
	}
	facts = append(facts, [2]string{"Mailbox", mailbox}, [2]string{"Length", clock(length)}, [2]string{"Keys sent", c.sent()})
	if c.over {
		facts = append(facts, [2]string{"Ended", c.ending()})
	}
	drawFacts(in, facts)
}

// sent counts the keys, and how often they cut the portal short.
func (s *session) sent() string {
	switch s.cuts {
	case 0:
		return fmt.Sprint(s.keys)
	case 1:
		return fmt.Sprintf("%d, one barge-in", s.keys)
	}
	return fmt.Sprintf("%d, %d barge-ins", s.keys, s.cuts)
}

// drawFacts draws labels and values, with a line of air above where there is room.
func drawFacts(a kit.Area, facts [][2]string) {
	y := 0
	if a.H() > len(facts) {
		y = 1
	}
	for _, f := range facts {
		a.Text(0, y, kit.Muted.Plain(), f[0])
		a.Text(12, y, kit.Text.Plain(), kit.Fit(f[1], a.W()-12))
		y++
	}
}
