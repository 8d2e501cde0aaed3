package console

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

var (
	_ kit.Copier   = (*admin)(nil)
	_ kit.Tabular  = (*admin)(nil)
	_ kit.Reporter = (*admin)(nil)
	_ kit.Copier   = (*outbox)(nil)
	_ kit.Tabular  = (*outbox)(nil)
	_ kit.Copier   = (*auditPage)(nil)
	_ kit.Tabular  = (*auditPage)(nil)
	_ kit.Copier   = (*clockPage)(nil)
)

// Copied implements [kit.Copier]: the marked mailboxes, or else the selected one.
func (a *admin) Copied() []string {
	var lines []string
	for _, s := range a.targets() {
		l := lookOf(s.Status)
		lines = append(lines, strings.Join([]string{s.Key.String(), s.Owner.Name(), l.word, s.Owner.Email}, "\t"))
	}
	return lines
}

// Sheet implements [kit.Tabular].
func (a *admin) Sheet() kit.Sheet {
	rows := [][]string{{"mailbox", "first name", "last name", "e-mail", "status", "PIN age in days", "wrong tries", "tries", "last sign-in"}}
	for _, s := range a.shown {
		rows = append(rows, []string{
			s.Key.String(), s.Owner.First, s.Owner.Last, s.Owner.Email, string(s.Status),
			strconv.Itoa(wholeDays(s.Age)), strconv.Itoa(s.Failures), strconv.Itoa(s.Tries), machine(s.LastSignIn),
		})
	}
	return kit.Sheet{Name: sheetName("mailboxes", a.now), Rows: rows}
}

// Report implements [kit.Reporter]: what this desk did.
func (a *admin) Report() []kit.Section {
	if len(a.record) == 0 {
		return nil
	}
	s := kit.Section{Title: "Admin", Facts: a.record}
	for _, r := range a.record {
		s.Lines = append(s.Lines, fmt.Sprintf("%s (audit entry %d)", r.What, r.Entry))
	}
	return []kit.Section{s}
}

// recorded is something that this desk did, for the report.
type recorded struct {
	Entry uint64 `json:"audit"`
	What  string `json:"what"`
}

// Copied implements [kit.Copier]: the selected mail, its PIN hidden even while it is shown.
func (o *outbox) Copied() []string {
	m, ok := o.selected()
	if !ok {
		return nil
	}
	t := o.text(m)
	head := []string{"To: " + m.ToAddress, "Subject: " + t.Subject, ""}
	return append(head, strings.Split(strings.TrimSpace(t.Plain()), "\n")...)
}

// Sheet implements [kit.Tabular].
func (o *outbox) Sheet() kit.Sheet {
	rows := [][]string{{"mail", "queued", "mailbox", "to", "about", "state", "read"}}
	for _, m := range o.shown {
		rows = append(rows, []string{
			strconv.FormatUint(m.ID, 10), machine(m.QueuedAt), m.Mailbox.String(), m.ToAddress,
			o.text(m).Subject, string(m.State), strconv.FormatBool(m.Read),
		})
	}
	return kit.Sheet{Name: sheetName("outbox", o.now), Rows: rows}
}

// Copied implements [kit.Copier]: the selected entry, as a sentence.
func (p *auditPage) Copied() []string {
	e, ok := p.selected()
	if !ok {
		return nil
	}
	return []string{fmt.Sprintf("%s  entry %d: %s", machine(e.At), e.Seq, mailbox.Sentence(e))}
}

// Sheet implements [kit.Tabular].
func (p *auditPage) Sheet() kit.Sheet {
	rows := [][]string{{"entry", "portal time", "actor", "act", "mailbox", "before", "after", "detail", "reason"}}
	for _, e := range p.shown {
		k := ""
		if e.Mailbox != (mailbox.Key{}) {
			k = e.Mailbox.String()
		}
		rows = append(rows, []string{
			strconv.FormatUint(e.Seq, 10), machine(e.At), e.Actor, e.Act, k, e.Before, e.After, e.Detail, e.Reason,
		})
	}
	return kit.Sheet{Name: sheetName("audit", p.now), Rows: rows}
}

// Copied implements [kit.Copier]: the portal time.
func (c *clockPage) Copied() []string {
	if c.state != read {
		return nil
	}
	return []string{c.now().Format("Monday 2 January 2006 15:04:05")}
}

// machine is an instant for machines, "" for never.
func machine(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// sheetName is what a table's file is called.
func sheetName(what string, now time.Time) string {
	return what + "-" + now.Format("2006-01-02-150405")
}
