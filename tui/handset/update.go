package handset

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// Update implements [kit.Screen].
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tenantsKnown:
		return s.tenantsCame(msg)
	case meKnown:
		s.me = msg.me
	case ownerKnown:
		if s.call != nil && s.call.snap.Mailbox == msg.owner.Number {
			s.call.owner = msg.owner
		}
	case numbersKnown:
		if s.picker != nil {
			s.picker.fill(msg, s)
		}
	case beatMsg:
		return s.beat(msg)
	case legNews:
		return s.news(msg)
	case unlit:
		if msg.number == s.litNow {
			s.lit = 0
		}
	case kit.PortalTime:
		s.hour = msg.At
	case kit.Shown:
		if s.waiting {
			return tea.Batch(s.dial(s.wanted), s.askMe())
		}
	case kit.Click:
		return s.click(msg)
	case kit.Wheel:
		s.scroll = max(0, s.scroll-msg.Delta)
	case tea.PasteMsg:
		if s.picker != nil {
			s.picker.paste(msg.Content)
			return nil
		}
		return s.press(dialable(msg.Content)...)
	case tea.KeyPressMsg:
		return s.key(msg)
	}
	return nil
}

// key takes the keys that no action has: those of the picker, and the one that closes the card.
func (s *Screen) key(k tea.KeyPressMsg) tea.Cmd {
	if s.picker != nil {
		return s.picker.key(k, s)
	}
	s.closeCard()
	return nil
}

func (s *Screen) closeCard() {
	s.card = false
	s.see("first-run")
}

func (s *Screen) click(c kit.Click) tea.Cmd {
	if s.picker != nil {
		return s.picker.click(c, s)
	}
	if k, ok := keyOf(c.ID); ok {
		return s.press(k)
	}
	return nil
}

// tenantsCame learns the portals' numbers, and places the call that waited for them.
func (s *Screen) tenantsCame(t tenantsKnown) tea.Cmd {
	if t.err != nil {
		s.waiting = false
		return kit.Tell(kit.Failure, "The numbers could not be read: "+t.err.Error()+".")
	}
	s.tenants = t.tenants
	if !s.waiting {
		return nil
	}
	if s.wanted == "" && s.dials() == "" {
		s.waiting = false
		return kit.Tell(kit.Failure, "Tenant "+s.from.Tenant+" has no portal number. Press f to choose another phone.")
	}
	return s.dial(s.wanted)
}

// remark tells, above the footer, what is worth a sentence. was is the snapshot before.
func (s *Screen) remark(was ivr.Snapshot) tea.Cmd {
	now := s.call.snap
	switch {
	case now.State == ivr.StateLockedOut && was.State != ivr.StateLockedOut:
		return kit.Tell(kit.Failure, "Mailbox "+now.Mailbox+" is locked. An admin can unlock it: g a.")
	case now.Refused > was.Refused:
		return s.wrongPIN(now)
	case now.State == ivr.StateMainMenu && !was.SignedIn && now.SignedIn:
		return kit.Tell(kit.Done, "Signed in to mailbox "+now.Mailbox+".")
	case now.Digits > 0 && was.Digits == 0:
		return s.coach("digits", "Each key is heard at once. # ends an entry, * clears it.")
	case now.Playing != 0 && now.Barge && was.Playing == 0:
		return s.coach("prompt", "The portal is speaking. Any key of the phone cuts in.")
	}
	return nil
}

// coach tells something once, for good.
func (s *Screen) coach(name, text string) tea.Cmd {
	name = "coach-" + name
	if s.o.Marks == nil || s.seen(name) {
		return nil
	}
	s.see(name)
	return kit.Tell(kit.Coach, text)
}
