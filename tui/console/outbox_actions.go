package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

const outboxContext kit.Context = "Outbox"

// Actions are what can be done on the page.
func (o *outbox) Actions() []kit.Action {
	list := []kit.Action{
		{
			ID: "outbox.filter", Keys: []string{"/"}, Title: "Filter", Hint: "Filter", Priority: 63,
			Effect: "Shows only matching mails: words, to: subject: mailbox: is:unread day:today.",
			Run:    func(string) tea.Cmd { o.query.typing = true; return nil },
		},
		{
			ID: "outbox.show", Keys: []string{"v"}, Title: o.showWord(), Hint: o.showWord(), Priority: 90,
			Effect: "Shows the PIN in the mail, which the audit records, or hides it again.", Enabled: o.canShow,
			Run: func(string) tea.Cmd { return o.toggleShow() },
		},
		{
			ID: "outbox.call", Keys: []string{"h"}, Title: "Call as the addressee", Hint: "Call", Priority: 81,
			Effect: "Picks up the phone of the reader of this mail and dials the voice mail.", Enabled: o.canCall,
			Run: func(string) tea.Cmd {
				m, _ := o.selected()
				return callFrom(m.Mailbox)
			},
		},
		{
			ID: "outbox.unread", Keys: []string{"u"}, Title: "Mark unread or read", Hint: "Unread", Priority: 54,
			Effect: "Marks the mail unread, or read.", Enabled: o.canMark,
			Run: func(string) tea.Cmd {
				m, _ := o.selected()
				return o.markRead(m, !m.Read)
			},
		},
		{
			ID: "outbox.retry", Keys: []string{"r"}, Title: "Send again",
			Effect: "Has a mail sent once more that failed, as if it had never been tried.", Enabled: o.canRetry,
			Run: func(string) tea.Cmd { return o.retry() },
		},
		{
			ID: "outbox.audit", Keys: []string{"l"}, Title: "Its audit line", Hint: "Audit line", Priority: 45,
			Effect: "Goes to the act that caused this mail.", Enabled: o.hasMail,
			Run: func(string) tea.Cmd {
				m, _ := o.selected()
				return kit.Go(kit.AuditScreen, fmt.Sprint(m.Audit))
			},
		},
		{
			ID: "outbox.read", Keys: []string{"enter"}, Title: "Read", Hint: "Read", Priority: 72,
			Effect: "Opens the mail on a small screen, and marks it as read.", Enabled: o.hasMail,
			Run: func(string) tea.Cmd {
				o.reading = o.layout != kit.OnePane || !o.reading
				m, _ := o.selected()
				return o.markRead(m, true)
			},
		},
	}
	if o.query.field.Len() > 0 || o.reading && o.layout == kit.OnePane {
		list = append(list, kit.Action{
			ID: "outbox.clear", Keys: []string{"esc"}, Title: "Whole list", Effect: "Closes the mail, or shows every mail again.",
			Run: func(string) tea.Cmd {
				if o.reading && o.layout == kit.OnePane {
					o.reading = false
					return nil
				}
				o.query = newQueryLine()
				return o.refilter()
			},
		})
	}
	for i := range list {
		list[i].Context = outboxContext
	}
	return list
}

func (o *outbox) hasMail() (bool, string) {
	if _, ok := o.selected(); !ok {
		return false, "No message is selected."
	}
	return true, ""
}

func (o *outbox) showWord() string {
	if o.open.mail != 0 {
		return "Hide PIN"
	}
	return "Show PIN"
}

func (o *outbox) canShow() (bool, string) {
	m, ok := o.selected()
	switch {
	case !ok:
		return o.hasMail()
	case o.viewOnly:
		return false, "This window is view-only, and showing a PIN is an act."
	case m.Secret == nil && m.State == mailbox.MailSent && o.text(m).HasSecret():
		return false, "This message was delivered; its PIN is no longer in the store."
	case m.Secret == nil:
		return false, "This message carries no PIN."
	}
	return true, ""
}

func (o *outbox) canCall() (bool, string) {
	m, ok := o.selected()
	switch {
	case !ok:
		return o.hasMail()
	case m.Kind == mailbox.MailLocked:
		return false, "This message went to the administrator, who has no phone here."
	}
	return true, ""
}

func (o *outbox) canRetry() (bool, string) {
	m, ok := o.selected()
	switch {
	case !ok:
		return o.hasMail()
	case o.viewOnly:
		return false, "This window is view-only. Start without --view-only to send messages again."
	case m.State == mailbox.MailSent:
		return false, "This message was delivered."
	case m.State != mailbox.MailFailed:
		return false, "This message has not failed: it waits to be sent."
	}
	return true, ""
}

func (o *outbox) retry() tea.Cmd {
	ctx, desk, by, id := o.ctx, o.desk, o.by(), o.at
	return func() tea.Msg {
		if err := desk.RetryMail(ctx, by, id); err != nil {
			return kit.Toast{Level: kit.Warning, Text: reason(err)}
		}
		return kit.Toast{Level: kit.Done, Text: "The message waits to be sent again."}
	}
}

func (o *outbox) canMark() (bool, string) {
	if o.viewOnly {
		return false, "This window is view-only. Start without --view-only to mark messages."
	}
	return o.hasMail()
}

// opening is a PIN that was asked for, or the reason why it is not shown.
type opening struct {
	mail uint64
	pin  pin.PIN
	err  error
}

func (o *outbox) toggleShow() tea.Cmd {
	if o.open.mail != 0 {
		o.open = revealed{}
		return nil
	}
	o.chosen = o.at // it stays under the eyes of whoever asked
	ctx, desk, by, id := o.ctx, o.desk, o.by(), o.at
	return func() tea.Msg {
		p, err := desk.Reveal(ctx, by, id)
		return opening{mail: id, pin: p, err: err}
	}
}

// opened shows the PIN, if its mail is still the one that is read.
func (o *outbox) opened(p opening) tea.Cmd {
	switch {
	case p.err != nil:
		return kit.Tell(kit.Warning, reason(p.err))
	case p.mail != o.at:
		return nil
	}
	o.open = revealed{mail: p.mail, pin: p.pin}
	return kit.Tell(kit.News, "PIN shown. The audit says who looked. v hides it.")
}

// markRead notes that a mail was read, or not. A window that only looks leaves no trace.
func (o *outbox) markRead(m mailbox.Mail, as bool) tea.Cmd {
	if o.viewOnly || m.Read == as {
		return nil
	}
	for i := range o.all {
		if o.all[i].ID == m.ID {
			o.all[i].Read = as
		}
	}
	for i := range o.shown {
		if o.shown[i].ID == m.ID {
			o.shown[i].Read = as
		}
	}
	ctx, desk := o.ctx, o.desk
	return func() tea.Msg {
		if err := desk.MarkRead(ctx, m.ID, as); err != nil {
			return kit.Toast{Level: kit.Warning, Text: reason(err)}
		}
		return nil
	}
}
