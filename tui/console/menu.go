package console

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// menu is everything that can be done to a mailbox, with what it would do, and the reason where
// it cannot be done.
type menu struct {
	title string
	right kit.Line
	rows  []menuRow
	at    int
}

// menuRow is one act in the menu.
type menuRow struct {
	verb   verb
	able   bool
	reason string
	run    func() tea.Cmd
}

// menu opens the menu for the selected mailbox, or for those that are marked.
func (a *admin) menu() tea.Cmd {
	targets := a.targets()
	if len(targets) == 0 {
		return nil
	}
	m := &menu{title: titleOf(targets[0]), right: kit.Line{lookOf(targets[0].Status).span()}}
	if len(targets) > 1 {
		m.title, m.right = count(len(targets), "mailbox"), kit.Line{kit.Accent.Span("✱ marked")}
	}
	for _, v := range verbs() {
		if v.name == resettingWeb && !hasWeb(targets...) {
			continue
		}
		able, why := a.can(v)
		m.rows = append(m.rows, menuRow{verb: v, able: able, reason: bare(why, targets), run: func() tea.Cmd { return a.begin(v, targets) }})
	}
	a.over = m
	return nil
}

// unnamed is a reason that begins with a mailbox's name, without that name.
func unnamed(why string, k mailbox.Key) string {
	return strings.TrimPrefix(why, "Mailbox "+k.String()+" ")
}

// bare is a reason without the mailbox's name where that stands above the menu already, and with
// its number alone where several are marked.
func bare(why string, targets []mailbox.Summary) string {
	for _, s := range targets {
		if short := unnamed(why, s.Key); short != why && len(targets) > 1 {
			why = s.Number + " " + short
		} else {
			why = short
		}
	}
	return strings.TrimSuffix(why, ".")
}

func (m *menu) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case kit.Click:
		if name, ok := kit.RowOf(msg.ID); ok {
			for i, r := range m.rows {
				if r.verb.name == name {
					m.at = i
					return m.do()
				}
			}
		}
	case kit.Wheel:
		m.move(msg.Delta)
	case tea.KeyPressMsg:
		return m.key(msg.String())
	}
	return false, nil
}

func (m *menu) key(key string) (done bool, cmd tea.Cmd) {
	switch key {
	case "esc", "q":
		return true, nil
	case "enter":
		return m.do()
	case "down", "j", "tab":
		m.move(1)
	case "up", "k", "shift+tab":
		m.move(-1)
	default:
		for i, r := range m.rows {
			if key == m.digit(i) || key == r.verb.key && r.able {
				m.at = i
				return m.do()
			}
		}
	}
	return false, nil
}

func (m *menu) move(delta int) { m.at = max(0, min(m.at+delta, len(m.rows)-1)) }

// digit is the number key of a row; the tenth row is on 0, as on a phone, and later ones have none.
func (m *menu) digit(i int) string {
	if i >= 10 {
		return ""
	}
	return fmt.Sprint((i + 1) % 10)
}

func (m *menu) do() (done bool, cmd tea.Cmd) {
	r := m.rows[m.at]
	if !r.able {
		return false, kit.Tell(kit.Warning, sentence(r.reason))
	}
	return true, r.run()
}

func (m *menu) draw(a kit.Area) {
	const more = 4 // below the rows: a rule, two lines, the keys
	w := min(66, a.W()-4)
	in := kit.Dialog{Title: m.title, Right: m.right, W: w, H: len(m.rows) + more + 2}.Draw(a)
	shown := min(len(m.rows), in.H()-more)
	list := kit.List{Selected: m.at}
	from, to := list.Window(len(m.rows), shown)
	for i := from; i < to; i++ {
		m.drawRow(in, i-from, i)
	}
	kit.Rule(in, to-from, true)
	told := m.rows[m.at].verb.info().Effect
	if r := m.rows[m.at]; !r.able {
		told = sentence(r.reason)
	}
	for i, l := range kit.Wrap(told, in.W()) {
		if i < 2 {
			in.Text(0, to-from+1+i, kit.Text.Plain(), l)
		}
	}
	in.Line(0, in.H()-1, hintLine([2]string{"enter", "Do it"}, [2]string{"1-9 0", "Pick"}, [2]string{"↑↓", "Move"}, [2]string{"esc", "Back"}))
}

func (m *menu) drawRow(in kit.Area, y, i int) {
	r := m.rows[i]
	const effectAt = 37
	number, key, title, effect := kit.Muted.Plain(), kit.Accent.Strong(), kit.Text.Plain(), kit.Muted.Plain()
	told, shortcut := r.verb.effect, r.verb.key
	if !r.able {
		told, shortcut, title, key = r.reason, "·", kit.Muted.Plain(), kit.Muted.Plain()
	}
	if i == m.at {
		row := in.Sub(0, y, in.W(), 1)
		row.Fill(kit.Text.Upon(kit.OnSelection))
		in.Cursor(0, y)
		for _, st := range []*kit.Style{&number, &key, &title, &effect} {
			*st = kit.Style{On: kit.OnSelection, Bold: true}
		}
		in.Text(0, y, kit.Accent.Upon(kit.OnSelection), "▌")
	}
	in.Text(1, y, number, m.digit(i))
	in.Text(3, y, key, shortcut)
	in.Text(5, y, title, kit.Fit(r.verb.info().Title, effectAt-6))
	in.Text(effectAt, y, effect, kit.Fit(told, in.W()-effectAt))
	in.Region(kit.RowRegion(r.verb.name), 0, y, in.W(), 1)
}
