package plain

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// Accounts is what the admin's side of the plain lines needs; *mailbox.Accounts is one.
type Accounts interface {
	Resolve(ctx context.Context, name string) (mailbox.Key, error)
	Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error)
	Preview(ctx context.Context, by mailbox.By, k mailbox.Key, act mailbox.Act) (mailbox.Receipt, error)
	Apply(ctx context.Context, by mailbox.By, k mailbox.Key, act mailbox.Act) (mailbox.Receipt, error)
	Mails(ctx context.Context, tenant string, limit int) ([]mailbox.Mail, error)
	AuditLog(ctx context.Context, filter mailbox.AuditFilter, limit int) ([]mailbox.AuditEntry, error)
	Now(ctx context.Context) (time.Time, error)
	PreviewClock(ctx context.Context, act mailbox.ClockAct) (mailbox.Consequences, error)
	MoveClock(ctx context.Context, by mailbox.By, act mailbox.ClockAct) (mailbox.Consequences, error)
}

// mostLines is how many rows of a list are read out before "more".
const mostLines = 7

// offered are the acts that the numbered choices of a mailbox stand for; creating, editing and
// deleting have verbs of the command line, and a web password is not spoken of where there is none.
func offered(s mailbox.Summary) []mailbox.ActInfo {
	var some []mailbox.ActInfo
	for _, info := range mailbox.Acts() {
		switch info.Act.(type) {
		case mailbox.Edit, mailbox.Create, mailbox.Delete:
		case mailbox.ResetWeb:
			if s.Web.Allowed {
				some = append(some, info)
			}
		default:
			some = append(some, info)
		}
	}
	return some
}

// admin opens a mailbox and does what is chosen until the user goes back. done is set when the
// input has ended.
func (h *Home) admin(ctx context.Context, name string) (done bool, err error) {
	for name == "" {
		text, err := h.ask(ctx, "mailbox> ")
		if err != nil {
			return true, atEnd(err)
		}
		if name = strings.TrimSpace(text); name == "" || name == "0" {
			return false, nil
		}
	}
	k, err := h.Accounts.Resolve(ctx, name)
	if err != nil {
		h.voice.Say("Mailbox: %v.", err)
		return false, nil
	}
	for {
		s, err := h.Accounts.Summary(ctx, k)
		if err != nil {
			h.voice.Say("Mailbox: %v.", err)
			return false, nil
		}
		h.tell(s)
		text, err := h.ask(ctx, k.Number+"> ")
		if err != nil {
			return true, atEnd(err)
		}
		switch text = strings.ToLower(strings.TrimSpace(text)); text {
		case "", "0", "back", "quit":
			return false, nil
		}
		info, ok := choose(s, text)
		if !ok {
			h.voice.Say("Mailbox: choose a number from 0 to %d.", len(offered(s)))
			continue
		}
		if done, err := h.do(ctx, s, info); done || err != nil {
			return done, err
		}
	}
}

// choose finds an act by its number in the list, or by its name.
func choose(s mailbox.Summary, text string) (mailbox.ActInfo, bool) {
	for i, info := range offered(s) {
		if text == fmt.Sprint(i+1) || text == info.Name {
			return info, true
		}
	}
	return mailbox.ActInfo{}, false
}

// tell says what is so about a mailbox, and what can be done.
func (h *Home) tell(s mailbox.Summary) {
	line := fmt.Sprintf("Mailbox %s: %s. %s.", s.Key, s.Owner.Name(), sentence(string(s.Status)))
	if s.Tries > 0 {
		line += fmt.Sprintf(" Wrong PINs %d of %d.", s.Failures, s.Tries)
	}
	if s.Active && !s.SetAt.IsZero() {
		line += fmt.Sprintf(" PIN %s old.", count(int(s.Age/(24*time.Hour)), "day"))
	}
	h.voice.Say("%s", line)
	for i, info := range offered(s) {
		if r := mailbox.Can(s, info.Act); r != nil {
			h.voice.Say("Action %d: %s, can't: %s.", i+1, inside(info.Title), r.Problem)
			continue
		}
		h.voice.Say("Action %d: %s.", i+1, inside(info.Title))
	}
	h.voice.Say("Action 0: back.")
}

// do carries an act out. One that withdraws a PIN is asked about first.
func (h *Home) do(ctx context.Context, s mailbox.Summary, info mailbox.ActInfo) (done bool, err error) {
	act := info.Act
	switch act.(type) {
	case mailbox.SetPIN:
		entry, err := h.secret(ctx, "new PIN> ")
		if err != nil {
			return true, atEnd(err)
		}
		act = mailbox.SetPIN{PIN: pin.New(entry)}
	case mailbox.Unlock:
		act = mailbox.Unlock{AdminLock: s.Lock.Kind == mailbox.LockAdmin}
	}
	preview, err := h.Accounts.Preview(ctx, h.By, s.Key, act)
	if err != nil {
		h.refused(info.Title, err)
		return false, nil
	}
	if info.Tier != mailbox.TierPlain {
		h.voice.Say("%s: %s", info.Title, info.Effect)
		if preview.MailTo != "" {
			h.voice.Say("%s: one e-mail goes to %s.", info.Title, preview.MailTo)
		}
		text, err := h.ask(ctx, "type yes to go ahead> ")
		if err != nil {
			return true, atEnd(err)
		}
		if strings.ToLower(strings.TrimSpace(text)) != "yes" {
			h.voice.Say("%s: nothing changed.", info.Title)
			return false, nil
		}
	}
	receipt, err := h.Accounts.Apply(ctx, h.By, s.Key, act)
	if err != nil {
		h.refused(info.Title, err)
		return false, nil
	}
	h.voice.Say("Done: %s %s. Now %s. Audit %d.", info.Done, s.Key, receipt.After.Status, receipt.Audit)
	return false, nil
}

// refused says why an act was not done. The broken rules of a PIN are named, the PIN is not.
func (h *Home) refused(title string, err error) {
	var r *mailbox.Refusal
	if errors.As(err, &r) && len(r.Violations) > 0 {
		names := make([]string, len(r.Violations))
		for i, v := range r.Violations {
			names[i] = string(v.Rule)
		}
		h.voice.Say("%s, can't: that PIN breaks a rule: %s.", title, strings.Join(names, ", "))
		return
	}
	h.voice.Say("%s, can't: %v.", title, err)
}

// outbox reads the newest mails out.
func (h *Home) outbox(ctx context.Context) {
	mails, err := h.Accounts.Mails(ctx, "", 0)
	if err != nil {
		h.voice.Say("Outbox: %v.", err)
		return
	}
	h.voice.Say("Outbox: %s.", count(len(mails), "mail"))
	for i, m := range mails {
		if i == mostLines {
			h.voice.Say("Outbox: %d more. voiceportal mail list shows all.", len(mails)-i)
			return
		}
		read := ""
		if !m.Read {
			read = ", new"
		}
		h.voice.Say("Mail %d: %s to %s%s. %s", m.ID, m.Kind, m.ToAddress, read, m.QueuedAt.UTC().Format("2 January 15:04"))
	}
}

// audit reads the newest entries out.
func (h *Home) audit(ctx context.Context) {
	entries, err := h.Accounts.AuditLog(ctx, mailbox.AuditFilter{}, mostLines)
	if err != nil {
		h.voice.Say("Audit: %v.", err)
		return
	}
	for _, e := range entries {
		h.voice.Say("Audit %d: %s %s", e.Seq, mailbox.Sentence(e), e.At.UTC().Format("2 January 15:04"))
	}
}

// sentence begins words with a capital, as a line's fact does.
func sentence(s string) string {
	s = strings.ReplaceAll(s, "-", " ")
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// inside is a title in the middle of a sentence.
func inside(title string) string { return strings.ToLower(title[:1]) + title[1:] }
