package console

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// The actions that take back and do again.
const (
	undoID kit.ActionID = "undo"
	redoID kit.ActionID = "redo"
)

// past is what was done in this window and can be taken back, and what was taken back and can be
// done again, the newest last. Whether it really can is the accounts' business: a mailbox that has
// moved on stays as it is.
type past struct{ done, undone []deed }

// deed is one thing that somebody did, to however many mailboxes.
type deed struct {
	what    string   // "4012 Ana Duarte, unlocked"
	entries []uint64 // of the audit, in the order in which they were written
}

// did remembers a deed; what was taken back before it cannot be done again after it.
func (p *past) did(what string, entries ...uint64) {
	p.done, p.undone = append(p.done, deed{what, entries}), nil
}

// remember remembers acts on mailboxes, as far as they can be taken back, and returns the action
// that takes them back, "" where none can.
func (s *session) remember(done []mailbox.Receipt) kit.ActionID {
	var entries []uint64
	var last mailbox.Receipt
	for _, r := range done {
		s.note(r.Audit, receiptOwner(r)+", "+entryWhat(mailbox.AuditEntry{Act: r.Act}))
		if info, ok := mailbox.InfoByName(r.Act); ok && info.Undoable() {
			entries, last = append(entries, r.Audit), r
		}
	}
	if len(entries) == 0 {
		return ""
	}
	what := nameOf(last.After)
	if len(entries) > 1 {
		what = count(len(entries), "mailbox")
	}
	s.past.did(what+", "+entryWhat(mailbox.AuditEntry{Act: last.Act}), entries...)
	return undoID
}

// note writes down something that was done, for the report.
func (s *session) note(entry uint64, what string) { s.record = append(s.record, recorded{entry, what}) }

// receiptOwner names the mailbox of a receipt, also one that is no more.
func receiptOwner(r mailbox.Receipt) string {
	if r.After.Profile == "" {
		return nameOf(r.Before)
	}
	return nameOf(r.After)
}

// everywhere are the actions that work on every screen of the program.
func (s *session) everywhere() []kit.Action {
	return []kit.Action{
		{
			ID: undoID, Context: kit.Everywhere, Keys: []string{"z"}, Title: "Undo", Hint: "Undo", Priority: 42,
			Effect: "Takes back your last act, but for PINs: a withdrawn PIN stays withdrawn.", Anywhere: true,
			Enabled: func() (bool, string) { return s.may(s.past.done, "Nothing was done here that can be taken back.") },
			Run:     func(string) tea.Cmd { return s.turnBack(undoID, s.past.done) },
		},
		{
			ID: redoID, Context: kit.Everywhere, Keys: []string{"Z"}, Title: "Redo", Anywhere: true,
			Effect:  "Does again what was taken back.",
			Enabled: func() (bool, string) { return s.may(s.past.undone, "Nothing was taken back.") },
			Run:     func(string) tea.Cmd { return s.turnBack(redoID, s.past.undone) },
		},
	}
}

func (s *session) may(deeds []deed, none string) (bool, string) {
	switch {
	case s.viewOnly:
		return false, s.why()
	case len(deeds) == 0:
		return false, none
	}
	return true, ""
}

// turned is what became of an undo or a redo.
type turned struct {
	action  kit.ActionID
	deed    deed     // that was turned back
	entries []uint64 // of what could be turned back
	refused []string // why the rest could not
}

// turnBack takes back the newest of some deeds, mailbox by mailbox, the last one first. To take
// back what was taken back is to do it again.
func (s *session) turnBack(action kit.ActionID, deeds []deed) tea.Cmd {
	ctx, desk, by, d := s.ctx, s.desk, s.by(), deeds[len(deeds)-1]
	return func() tea.Msg {
		t := turned{action: action, deed: d}
		for _, seq := range slices.Backward(d.entries) {
			u, err := desk.Undo(ctx, by, seq)
			if err != nil {
				t.refused = append(t.refused, reason(err))
				continue
			}
			t.entries = append(t.entries, u.Audit)
		}
		return t
	}
}

// turn takes in what became of an undo or a redo, and says so. A deed is tried once: what was
// refused has moved on for good.
func (s *session) turn(t turned) tea.Cmd {
	from, to, then, news := &s.past.done, &s.past.undone, redoID, "Undone: "
	if t.action == redoID {
		from, to, then, news = to, from, undoID, "Done again: "
	}
	*from = slices.DeleteFunc(*from, func(d deed) bool { return slices.Equal(d.entries, t.deed.entries) })
	if len(t.entries) == 0 {
		return kit.Tell(kit.Warning, strings.Join(t.refused[:min(1, len(t.refused))], ""))
	}
	*to = append(*to, deed{t.deed.what, t.entries})
	for _, entry := range t.entries {
		s.note(entry, strings.ToLower(news[:1])+news[1:]+t.deed.what)
	}
	toast := kit.Toast{Level: kit.Done, Text: news + t.deed.what + ".", Then: then}
	if n := len(t.refused); n > 0 {
		toast.Level, toast.Text = kit.Warning, toast.Text+" Not "+count(n, "mailbox")+": "+t.refused[0]
	}
	return func() tea.Msg { return toast }
}
