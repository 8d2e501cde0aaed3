package profile

import (
	"fmt"
	"strings"
)

// Row is one thing that a profile rules, in words, for a page that shows profiles.
type Row struct {
	Section string // "PIN", "New mailbox and reset", "Ageing", "Lockout", "Call", "Web password"
	Field   string // the field of the file: "pin.length"
	Label   string // "length"
	Text    string // "4 to 8 digits"
}

// Words are all rules in words, a line each: "length: 4 to 8 digits".
func (p *Profile) Words() []string {
	var lines []string
	for _, row := range p.Rows() {
		lines = append(lines, row.Label+": "+row.Text)
	}
	return lines
}

// Rows are all rules in the order of the file. What is off is left out, unless people would look
// for it: the default PIN, ageing and the lock.
func (p *Profile) Rows() []Row {
	var rows table
	for _, rule := range p.PIN.Describe() {
		rows.add("PIN", "pin."+strings.ReplaceAll(string(rule.Rule), "-", "_"), string(rule.Rule), rule.Text)
	}
	p.giveRows(&rows)
	p.ageingRows(&rows)
	rows.add("Lockout", "lockout", "lock", p.Lockout.Words())
	if p.TriesPerCall > 0 {
		rows.add("Call", "tries_per_call", "tries per call", "goodbye after "+count(p.TriesPerCall, "wrong PIN"))
	}
	if p.TrustedLine {
		rows.add("Call", "trusted_line", "trusted line", "a phone needs no PIN for its own mailbox")
	}
	p.Flow.rows(&rows)
	if p.Web != nil {
		p.Web.rows(&rows)
	}
	return rows
}

// table collects rows.
type table []Row

func (t *table) add(section, field, label, text string) {
	*t = append(*t, Row{section, field, label, text})
}

func (p *Profile) giveRows(rows *table) {
	const section = "New mailbox and reset"
	rows.add(section, "onboard", "new mailbox", p.Onboard.words())
	rows.add(section, "reset", "reset", p.Reset.words())
	rows.add(section, "default", "default PIN", p.Default.Words())
	if p.Default.PerNumber || p.Default.Company {
		text := "the handset accepts the default PIN and says that it is in use"
		if p.Default.ForceOnHandset {
			text = "the handset asks for a new PIN as well"
		}
		rows.add(section, "default.force_on_handset", "handset", text)
	}
	rows.add(section, "temporary", "temporary PIN", p.Temporary.Words())
}

func (p *Profile) ageingRows(rows *table) {
	const section = "Ageing"
	text := "a PIN never ages out"
	if p.MaxAge > 0 {
		text = "a PIN ages out after " + spoken(p.MaxAge)
	}
	rows.add(section, "ageing.max_age", "ageing", text)
	if p.WarnBefore > 0 {
		rows.add(section, "ageing.warn_before", "warning", "from "+spoken(p.WarnBefore)+" before")
	}
	if p.MinAge > 0 {
		rows.add(section, "ageing.min_age", "between changes", "at least "+spoken(p.MinAge))
	}
	rows.add(section, "dormant_after", "dormant", "after "+spoken(p.DormantAfter)+" without a sign-in")
}

func (c CredentialChoice) words() string {
	switch c {
	case GiveDefault:
		return "the default PIN of the number"
	case GiveCompany:
		return "as the company has set: its default PIN, or a temporary one by e-mail"
	}
	return "a temporary PIN by e-mail"
}

// Words says who has a default PIN.
func (d Default) Words() string {
	var parts []string
	if d.PerNumber {
		parts = append(parts, fmt.Sprintf("every number has its own of %s, which its admin sees", count(d.Length, "digit")))
	}
	if d.Company {
		parts = append(parts, fmt.Sprintf("one of exactly %s for the company, given to new mailboxes only", count(d.Length, "digit")))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, "; ")
}

// Words says what a temporary PIN is good for.
func (t Temporary) Words() string {
	text := count(t.Length, "digit") + ", good until it is changed"
	if t.Once {
		text = count(t.Length, "digit") + ", good for one sign-in"
	}
	if t.Lifetime > 0 {
		text += ", dead after " + spoken(t.Lifetime)
	}
	return text
}

// Words says when a mailbox locks and for how long.
func (l Lockout) Words() string {
	if l.Kind == LockNone {
		return "none"
	}
	text := "after " + count(l.Tries, "wrong PIN") + " in a row"
	if l.Window > 0 {
		text += " within " + spoken(l.Window)
	}
	switch l.Kind {
	case LockTimed:
		return text + ", for " + spoken(l.Duration)
	case LockDoubling:
		return text + ", for " + spoken(l.Duration) + ", and twice as long at every further lock"
	}
	return text + ", until an admin acts"
}

func (f Flow) rows(rows *table) {
	const section = "Call"
	if f.FirstDigit > 0 {
		rows.add(section, "flow.first_digit", "first digit", "awaited for "+spoken(f.FirstDigit))
	}
	if f.InterDigit > 0 {
		rows.add(section, "flow.inter_digit", "next digit", "awaited for "+spoken(f.InterDigit))
	}
	if f.Menu > 0 {
		rows.add(section, "flow.menu", "menu", "awaits a key for "+spoken(f.Menu))
	}
	if f.SlowCaller {
		rows.add(section, "flow.slow_caller", "slow callers", "have twice the time")
	}
}

func (w *Web) rows(rows *table) {
	const section = "Web password"
	rows.add(section, "web.min_length", "length", "at least "+count(w.MinLength, "character"))
	if w.Classes {
		rows.add(section, "web.classes", "characters", "an upper-case letter, a lower-case letter, a digit and another character")
	}
	if w.Identifiers {
		rows.add(section, "web.identifiers", "identifiers", "neither user name nor telephone number nor alternate ID in it")
	}
	if w.MaxAge > 0 {
		rows.add(section, "web.max_age", "ageing", "ages out after "+spoken(w.MaxAge))
	}
	if w.TempLifetime > 0 {
		rows.add(section, "web.temporary_lifetime", "temporary", "dead after "+spoken(w.TempLifetime))
	}
}
