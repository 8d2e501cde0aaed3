package trainer

import (
	"time"

	"voiceportal/ivr"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// glance is one event as the caller and the admin see it.
type glance struct {
	at            time.Time // portal time
	caller, admin kit.Span
}

// glances are the events that one side or the other sees, up to now.
func (s *Screen) glances() []glance {
	var all []glance
	live, line := false, 0
	for _, m := range s.show.film[:s.show.shown] {
		g := glance{at: m.Portal}
		for _, r := range m.Update.Records {
			switch f := r.What.(type) {
			case ivr.Offered:
				live, line = true, line+1
				g.admin = kit.Special.Span(f.From + " calls")
			case ivr.Play:
				g.caller = kit.Voice.Span("“" + handset.Opening(f, s.o.Voice) + "”")
				g.admin = kit.Special.Span("◉ " + wording.State(m.Update.Snapshot.State))
			case ivr.Release:
				live = false
				g.caller = kit.Muted.Span("call ended: " + wording.Ended(f.Cause))
			}
		}
		for _, e := range m.Entries {
			g.admin = kit.Special.Span(told(e))
		}
		if g.caller.Text == "" && g.admin.Text == "" {
			continue
		}
		if g.caller.Text == "" {
			g.caller = kit.Muted.Span("(nothing yet)")
			if !live {
				g.caller = kit.Muted.Span("(nothing: no call)")
			}
		}
		all = append(all, g)
	}
	return all
}

// drawGlances draws what each side sees of the same events, the newest last.
func (s *Screen) drawGlances(a kit.Area) {
	in := kit.Panel{Title: "What each side sees", Right: kit.Line{kit.Muted.Span("same events")}}.Draw(a)
	all := s.glances()
	if len(all) == 0 {
		in.Text(0, 0, kit.Muted.Plain(), "Nothing has happened yet.")
		return
	}
	const stamp = 10
	half := (in.W() - stamp) / 2
	in.Text(stamp, 0, kit.Muted.Plain(), "the caller")
	in.Text(stamp+half, 0, kit.Muted.Plain(), "the admin")
	for y, g := range all[max(0, len(all)-in.H()+1):] {
		in.Text(0, 1+y, kit.Muted.Plain(), g.at.Format("15:04:05"))
		in.Text(stamp, 1+y, g.caller.Style, kit.Fit(g.caller.Text, half-2))
		in.Text(stamp+half, 1+y, g.admin.Style, kit.Fit(g.admin.Text, half))
	}
}

// glanceTall is the height of what each side sees, in a large terminal.
const glanceTall = 9

// viewSides is caller and admin side by side.
func (s *Screen) viewSides(a kit.Area) {
	s.bar(a)
	_, body := a.Top(1)
	left, rest := body.Left(handset.PhoneWidth, 1)
	phone, talk := left.Top(handset.PhoneTall)
	s.show.phone.DrawPhone(phone, "Caller", !s.desk, false)
	s.show.phone.DrawTalk(talk, "Heard")
	step, upper := rest.Bottom(stepTall)
	s.drawStep(step)
	sees, desk := upper.Bottom(glanceTall)
	s.drawGlances(sees)
	s.o.Admin.View(desk)
}

// viewTwoSides is the same on a usual terminal, one side at a time.
func (s *Screen) viewTwoSides(a kit.Area) {
	if s.desk {
		s.o.Admin.View(a)
		return
	}
	top, sees := a.Top(handset.DisplayTall)
	display, talk := top.Left(pictureWide-2, 1)
	s.show.phone.DrawDisplay(display)
	card := talk
	s.drawCard(card)
	s.drawGlances(sees)
}
