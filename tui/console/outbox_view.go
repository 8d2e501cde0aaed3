package console

import (
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// View draws the page.
func (o *outbox) View(area kit.Area) {
	whole := area.Frame().Area()
	o.layout = kit.LayoutFor(whole.W(), whole.H())
	told := fmt.Sprintf("%d unread, %d in all", o.unread(), len(o.all))
	hint := "filter"
	if o.layout == kit.ThreeColumns {
		hint = "filter: to, subject, mailbox, is:unread, day:today"
	}
	o.query.draw(area, hint, regionOf("outbox.filter"), kit.Plain(told), true)
	body := area.Sub(0, 1, area.W(), area.H()-1)
	switch o.layout {
	case kit.ThreeColumns:
		list, right := body.Left(max(46, body.W()/3), 1)
		o.drawList(list)
		message, why := right.Top(right.H() - 11)
		o.drawMessage(message)
		o.drawWhy(why)
	case kit.TwoColumns:
		list, right := body.Left(32, 1)
		o.drawList(list)
		o.drawMessage(right)
	default:
		if o.reading {
			o.drawMessage(body)
			return
		}
		o.drawList(body)
	}
}

// each mail has two lines in the list and a blank one below.
const perMail = 3

func (o *outbox) drawList(area kit.Area) {
	var right kit.Line
	if n := o.unread(); n > 0 {
		right = kit.Line{kit.Accent.Span(fmt.Sprintf("%d new", n))}
	}
	in := kit.Panel{Title: "Messages", Right: right, Focused: true}.Draw(area)
	if len(o.shown) == 0 {
		words := "No message has been written yet."
		switch {
		case o.state == unread:
			return
		case o.state == unreadable:
			words = "The outbox could not be read."
		case len(o.all) > 0:
			words = "No message matches all of that."
		}
		for i, l := range kit.Wrap(words, in.W()) {
			in.Text(0, 1+i, kit.Muted.Plain(), l)
		}
		return
	}
	rows := area.Sub(1, 2, area.W()-2, area.H()-3)
	o.rows = (rows.H() + 1) / perMail
	from, to := o.list.Window(len(o.shown), o.rows)
	for i := from; i < to; i++ {
		o.drawRow(rows.Sub(0, (i-from)*perMail, rows.W(), perMail-1), o.shown[i], i == o.list.Selected)
	}
}

// drawRow is a mail in the list: to whom and when, and what about.
func (o *outbox) drawRow(row kit.Area, m mailbox.Mail, selected bool) {
	text, muted, dot := kit.Text.Plain(), kit.Muted.Plain(), kit.Accent.Strong()
	if !m.Read {
		text = kit.Text.Strong()
	}
	if selected {
		row.Fill(kit.Text.Upon(kit.OnSelection))
		row.Text(0, 0, kit.Accent.Upon(kit.OnSelection), "▌")
		row.Text(0, 1, kit.Accent.Upon(kit.OnSelection), "▌")
		text = kit.Style{On: kit.OnSelection, Bold: true}
		muted, dot = text, text
		if !o.query.typing {
			row.Cursor(0, 0)
		}
	}
	if !m.Read {
		row.Text(2, 0, dot, "•")
	}
	when := brief(o.now, m.QueuedAt)
	who := strings.TrimSpace(m.Mailbox.Number + " " + o.owners[m.Mailbox].Name())
	row.Text(4, 0, text, kit.Fit(who, row.W()-4-kit.Width(when)-2))
	row.Text(row.W()-1-kit.Width(when), 0, muted, when)
	row.Text(4, 1, muted, kit.Fit(o.kindWord(m), row.W()-5))
	row.Region(kit.RowRegion(fmt.Sprint(m.ID)), 0, 0, row.W(), row.H())
}

// kindWord is what a mail is about, shorter than its subject.
func (o *outbox) kindWord(m mailbox.Mail) string {
	word, ok := map[mailbox.MailKind]string{
		mailbox.MailWelcomeDefault:   "Welcome, default PIN",
		mailbox.MailWelcomeTemporary: "Welcome, temporary PIN",
		mailbox.MailTemporaryPIN:     "Temporary PIN",
		mailbox.MailResetNotice:      "Reset to the default PIN",
		mailbox.MailPINSet:           "PIN was set",
		mailbox.MailLocked:           "Mailbox locked",
		mailbox.MailWebTemporary:     "Temporary password",
	}[m.Kind]
	if !ok {
		word = string(m.Kind)
	}
	if m.State == mailbox.MailFailed {
		word += ", not delivered"
	}
	return word
}

// drawMessage is the selected mail as its reader will see it.
func (o *outbox) drawMessage(area kit.Area) {
	m, ok := o.selected()
	if !ok {
		in := kit.Panel{Title: "Message"}.Draw(area)
		in.Text(0, 1, kit.Muted.Plain(), kit.Fit("Pick a message to read it here.", in.W()))
		return
	}
	alone := o.layout == kit.OnePane
	p := kit.Panel{Title: o.kindWord(m), Right: kit.Line{kit.Muted.Span(moment(o.now, m.QueuedAt))}, Focused: alone}
	in := p.Draw(area)
	y := 0
	if in.H() > 16 {
		y = 1
	}
	y = drawFacts(in, y, o.heads(m))
	kit.Rule(in, y, alone)
	o.drawText(in.Sub(0, y+1, in.W(), in.H()-y-2), m)
	if alone && !o.query.typing {
		in.Cursor(0, 0)
	}
	x := 0
	for _, id := range []kit.ActionID{"outbox.show", "outbox.call", "outbox.audit"} {
		if act, ok := kit.ByID(o.Actions(), id); ok {
			x = kit.DrawHint(in, x, in.H()-1, act, o.hintWord(act, m)) + 2
		}
	}
}

func (o *outbox) hintWord(act kit.Action, m mailbox.Mail) string {
	if first := o.owners[m.Mailbox].First; act.ID == "outbox.call" && first != "" && m.Kind != mailbox.MailLocked {
		return "Call as " + first
	}
	return act.Hint
}

// heads are the lines above the text.
func (o *outbox) heads(m mailbox.Mail) []fact {
	to := m.ToAddress
	if m.ToName != "" {
		to = m.ToName + " <" + m.ToAddress + ">"
	}
	list := []fact{plainFact("To", "%s", to), plainFact("Subject", "%s", o.text(m).Subject)}
	switch m.State {
	case mailbox.MailFailed:
		list = append(list, fact{"Failed", kit.Line{kit.Danger.Span(m.Problem)}})
	case mailbox.MailQueued:
		if m.Problem != "" {
			list = append(list, fact{"Waits", kit.Line{kit.Voice.Span(m.Problem)}})
		}
	case mailbox.MailSent:
		list = append(list, fact{"State", kit.Line{kit.OK.Span("delivered")}})
	}
	return list
}

// drawText draws the paragraphs. The indented one is the slot of the PIN.
func (o *outbox) drawText(in kit.Area, m mailbox.Mail) {
	text := o.text(m)
	plain := text.Plain()
	if o.open.mail == m.ID {
		plain = text.PlainWith(o.open.pin)
	}
	y := 0
	for para := range strings.SplitSeq(strings.TrimSuffix(plain, "\n"), "\n\n") {
		y++
		if slot, ok := strings.CutPrefix(para, "    "); ok {
			y = o.drawSlot(in, y, slot, o.open.mail == m.ID)
			continue
		}
		for _, l := range kit.Wrap(para, min(72, in.W())) {
			in.Text(0, y, kit.Text.Plain(), l)
			y++
		}
	}
}

// drawSlot draws the PIN's place: in a box where there is room.
func (o *outbox) drawSlot(in kit.Area, y int, slot string, open bool) int {
	ink := kit.Special.Strong()
	if open {
		ink = kit.Style{Ink: kit.Voice, Bold: true}
	}
	if o.layout != kit.ThreeColumns {
		in.Text(5, y, ink, slot)
		return y + 1
	}
	box := kit.Box(in.Sub(0, y, min(34, in.W()), 5), kit.Border.Plain())
	box.Text(3, 1, ink, slot)
	return y + 5
}

// drawWhy tells why the mail exists and what has come of it since.
func (o *outbox) drawWhy(area kit.Area) {
	in := kit.Panel{Title: "Why this message exists"}.Draw(area)
	m, ok := o.selected()
	if !ok {
		return
	}
	y := 1
	line := func(when, who, what string, ink kit.Style) {
		in.Text(0, y, kit.Muted.Plain(), when)
		in.Text(14, y, kit.Muted.Plain(), kit.Fit(who, 8))
		in.Text(24, y, ink, kit.Fit(what, in.W()-24))
		y++
	}
	for _, e := range o.why {
		if y < in.H()-1 {
			line(exact(o.now, e.At), e.Actor, strings.TrimSpace(entryWhat(e)+" "+entryNote(o.now, e)), inkOfEntry(e))
		}
		if e.Seq == m.Audit {
			line(exact(o.now, m.QueuedAt), mailbox.ActorPortal, "wrote this message", kit.Text.Plain())
		}
	}
	switch m.State {
	case mailbox.MailQueued:
		if m.Problem != "" {
			line("waiting", mailbox.ActorPortal, fmt.Sprintf("tried %s: %s", times(m.Attempts), m.Problem), kit.Voice.Plain())
			break
		}
		line("waiting", mailbox.ActorPortal, "has not sent it: it is read here", kit.Muted.Plain())
	case mailbox.MailFailed:
		line("failed", mailbox.ActorPortal, m.Problem, kit.Danger.Plain())
	}
}

// times is how often something was done: once, 2 times.
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
