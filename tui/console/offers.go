package console

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

var (
	_ kit.Offerer = (*admin)(nil)
	_ kit.Offerer = (*clockPage)(nil)
)

// mostOffered is how many mailboxes a word may name before a longer word is wanted.
const mostOffered = 12

// Consult reads the mailboxes, which may have changed since the page was last open.
func (a *admin) Consult() tea.Cmd { return a.load() }

// Offers are the acts on the mailboxes that the words name.
func (a *admin) Offers(words []string) []kit.Action {
	var as []kit.Action
	offered := 0
	for _, s := range a.all {
		if !isNamed(s, words) {
			continue
		}
		if offered++; offered > mostOffered {
			break
		}
		as = append(as, a.offersFor(s)...)
	}
	return as
}

// isNamed reports whether a word begins the mailbox's number or one of its owner's names. A single
// letter names nobody.
func isNamed(s mailbox.Summary, words []string) bool {
	names := append(strings.Fields(strings.ToLower(s.Owner.Name())), s.Number)
	for _, w := range words {
		for _, n := range names {
			if len(w) > 1 && strings.HasPrefix(n, w) {
				return true
			}
		}
	}
	return false
}

// offersFor are the acts on one mailbox, whatever is selected or marked.
func (a *admin) offersFor(s mailbox.Summary) []kit.Action {
	var as []kit.Action
	offer := func(id kit.ActionID, key, title string) *kit.Action {
		as = append(as, kit.Action{
			ID: id + " " + kit.ActionID(s.String()), Context: adminContext, Label: key, Title: title + " › " + nameOf(s),
		})
		return &as[len(as)-1]
	}
	for _, v := range verbs() {
		if v.name == activating && s.Active || v.name == deactivating && !s.Active {
			continue
		}
		o := offer(v.id(), v.key, v.info().Title)
		o.Effect = v.info().Effect
		o.Anywhere = v.tierFor([]mailbox.Summary{s}) == mailbox.TierPlain && !v.form
		o.Enabled = func() (bool, string) { return a.mayDo(v, s) }
		o.Run = func(string) tea.Cmd { return a.begin(v, []mailbox.Summary{s}) }
	}
	call := offer("admin.call", "h", "Call it")
	call.Effect, call.Anywhere = "Picks up the phone of this mailbox and dials its voice mail.", true
	call.Run = func(string) tea.Cmd { return callFrom(s.Key) }
	trail := offer("admin.trail", "l", "Audit trail")
	trail.Effect, trail.Anywhere = "Shows everything that was ever done to the mailbox.", true
	trail.Run = func(string) tea.Cmd { return kit.Go(kit.AuditScreen, s.String()) }
	show := offer("admin.show", "g a", "Show the mailbox")
	show.Effect, show.Anywhere = "Opens the list of mailboxes on it.", true
	show.Run = func(string) tea.Cmd { return kit.Go(kit.AdminScreen, s.String()) }
	return as
}

// mayDo says whether a verb can be done to a mailbox.
func (a *admin) mayDo(v verb, s mailbox.Summary) (bool, string) {
	if why := a.why(); why != "" {
		return false, why
	}
	if r := v.refusal(s); r != nil {
		return false, reason(r)
	}
	return true, ""
}

// Consult reads the clock, which may have moved since the page was last open.
func (c *clockPage) Consult() tea.Cmd { return c.load() }

// Offers are the jumps that the words tell: "31d", "2026-12-01", and all the usual ones for "jump".
func (c *clockPage) Offers(words []string) []kit.Action {
	if c.state != read || len(words) == 0 {
		return nil
	}
	var as []kit.Action
	for i, j := range presets() {
		a := c.offer(j)
		a.Label = "g c " + presetKey(i)
		as = append(as, a)
	}
	for _, w := range words {
		if j, err := parseJump(c.now(), w); err == nil {
			a := c.offer(j)
			a.Effect = w + ": " + a.Effect
			as = append(as, a)
		}
	}
	return as
}

// offer previews a jump.
func (c *clockPage) offer(j jump) kit.Action {
	return kit.Action{
		ID: kit.ActionID("clock.jump " + j.String()), Context: clockContext,
		Title: "Jump the clock › " + j.String(), Effect: "Shows what would expire, die or go dormant; nothing moves yet.",
		Run: func(string) tea.Cmd {
			c.jump, c.preview = &j, nil
			return c.foresee()
		},
	}
}
