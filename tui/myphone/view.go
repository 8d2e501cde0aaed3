package myphone

import (
	"fmt"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// width is the panel's at most: text stops where it is still easy to read.
const width = 66

// View draws the page as a panel in the middle.
func (s *Screen) View(a kit.Area) {
	w := min(width, a.W())
	inner := w - 6
	above := s.above(inner)
	below := s.below(inner)
	rules := s.ruleLines(inner, a.H()-len(above)-len(below)-s.fields()-5)
	h := 2 + len(above) + s.fields() + len(rules) + len(below) + 1
	roomy := h+4 <= a.H()
	if roomy {
		h += 3 // a line above, one before the rules and one before the buttons
	}
	in := kit.Panel{Title: s.title(), Right: s.edge(), Focused: true}.Draw(a.Center(w, h))
	in = in.Sub(1, 0, in.W()-2, in.H())
	y := 0
	if roomy {
		y++
	}
	y = in.Lines(0, y, above)
	y = s.form.drawFields(in, y)
	if roomy {
		y++
	}
	y = in.Lines(0, y, rules)
	in.Lines(0, y, below)
	s.form.drawButtons(in, in.H()-1)
}

// fields is how many lines the fields take.
func (s *Screen) fields() int {
	n := 0
	for _, it := range s.form.items {
		if it.field != nil {
			n++
		}
	}
	return n
}

// edge is the right end of the panel's upper edge: who is in.
func (s *Screen) edge() kit.Line {
	if in, _ := s.isIn(); in {
		return kit.Line{kit.OK.Span("✓ " + s.account.summary.Owner.Name())}
	}
	return nil
}

// above is what stands above the fields.
func (s *Screen) above(w int) []kit.Line {
	switch s.place {
	case atForgot:
		return append(wrapped(kit.Text, "Type your user name. A temporary password goes to your e-mail address.", w), nil)
	case atChange:
		if s.account.why != "" {
			return marked(kit.Voice, "▸ ", s.account.why, w)
		}
	case atHome:
		return s.facts(w)
	}
	return nil
}

// below is what stands below: why something did not work, or what has been done.
func (s *Screen) below(w int) []kit.Line {
	switch {
	case s.waits:
		return []kit.Line{{kit.Muted.Span("One moment…")}}
	case s.problem != "":
		return marked(kit.Danger, "✗ ", s.problem, w)
	case s.news != "":
		return marked(kit.Voice, "▸ ", s.news, w)
	}
	return []kit.Line{nil}
}

// facts are what My Phone shows of the account; UC-One shows only that the password works.
func (s *Screen) facts(w int) []kit.Line {
	if s.account.app == mailbox.UCOne {
		return wrapped(kit.Text, "Signed in. The UC-One apps share the password of My Phone.", w)
	}
	m := s.account.summary
	list := []kit.Line{
		label("Number", m.Number),
		label("User name", m.Owner.UserName),
		label("Mail goes to", m.Owner.Email),
		label("Messages", fmt.Sprintf("%d new, %d saved", m.NewMessages, m.SavedMessages)),
	}
	list = append(list, label("Password", "set on "+date(m.Web.SetAt)))
	if !m.Web.ExpiresAt.IsZero() {
		list = append(list, label("Change it by", date(m.Web.ExpiresAt)))
	}
	return append(list, nil)
}

func label(name, value string) kit.Line {
	return kit.Line{kit.Muted.Span(kit.Pad(name, labels)), kit.Text.Span(value)}
}

func date(t time.Time) string { return t.UTC().Format("2 January 2006") }

// ruleLines are the rules as the entry keeps them: one below the other where there is room for it,
// else side by side in fewer words.
func (s *Screen) ruleLines(w, room int) []kit.Line {
	if s.place != atChange {
		return nil
	}
	states := s.states()
	if len(states) <= room {
		lines := make([]kit.Line, len(states))
		for i, st := range states {
			lines[i] = kit.Line{sign(st.State), kit.Text.Span(s.account.rules.Text(st.Rule))}
		}
		return lines
	}
	half := (len(states) + 1) / 2
	lines := make([]kit.Line, half)
	for i, st := range states {
		words := wording.PasswordRule(s.account.rules, st.Rule)
		if i < half {
			words = kit.Pad(words, w/2-2)
		}
		lines[i%half] = append(lines[i%half], sign(st.State), kit.Text.Span(words))
	}
	return lines
}

// states are how the rules stand: judged here as far as that goes, then by the accounts.
func (s *Screen) states() []password.RuleState {
	list := s.account.rules.Judge(entry(&s.secret), s.account.about)
	for i, st := range list {
		if s.broken[st.Rule] {
			list[i].State = password.Broken
		}
	}
	return list
}

func sign(st password.State) kit.Span {
	switch st {
	case password.Kept:
		return kit.OK.Span("✓ ")
	case password.Broken:
		return kit.Danger.Bold("✗ ")
	}
	return kit.Muted.Span("· ")
}

func wrapped(ink kit.Token, text string, w int) []kit.Line {
	var lines []kit.Line
	for _, l := range kit.Wrap(text, w) {
		lines = append(lines, kit.Line{ink.Span(l)})
	}
	return lines
}

// marked is text behind a sign, its further lines under its first word.
func marked(ink kit.Token, mark, text string, w int) []kit.Line {
	lines := wrapped(kit.Text, text, w-kit.Width(mark))
	for i := range lines {
		head := kit.Text.Span(kit.Pad("", kit.Width(mark)))
		if i == 0 {
			head = ink.Span(mark)
		}
		lines[i] = append(kit.Line{head}, lines[i]...)
	}
	return lines
}
