package handset

import (
	"time"

	"voiceportal/tui/kit"
)

// event is one line of the events pane.
type event struct {
	at   time.Duration
	text kit.Span
}

// drawEvents draws the newest events.
func (s *Screen) drawEvents(a kit.Area) {
	in := kit.Panel{Title: "Events"}.Draw(a)
	if s.call == nil {
		in.Text(0, 1, kit.Muted.Plain(), kit.Fit("Each step of a call, here.", in.W()))
		return
	}
	foot := 0
	if in.H() > 12 {
		foot = 2
		in.Text(0, in.H()-1, kit.Muted.Plain(), kit.Fit("PIN digits are never logged.", in.W()))
	}
	evs := s.call.events
	from := max(0, len(evs)-(in.H()-foot))
	for y, e := range evs[from:] {
		in.Text(0, y, kit.Muted.Plain(), clock(e.at))
		in.Text(7, y, e.text.Style, kit.Fit(e.text.Text, in.W()-7))
	}
}
