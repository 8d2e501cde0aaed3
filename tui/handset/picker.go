package handset

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// picker chooses which number this phone has, and what it dials.
type picker struct {
	numbers []mailbox.Summary // nil until they are read
	problem string
	search  kit.Field
	list    kit.List
	rows    int // that found room when last drawn
	dials   int // index in choices
	other   kit.Field
	onDials bool // the cursor is on what it dials
}

// dialChoice is something a phone can dial.
type dialChoice struct {
	number string // "" is the portal
	text   string
}

// choiceOther is the index of "another number" among the choices.
const choiceOther = 3

func newPicker(s *Screen) *picker {
	p := &picker{}
	p.other.Accept = func(r rune) bool { return len(dialable(string(r))) == 1 }
	p.other.Max = longestNumber
	switch {
	case s.to == "" || s.to == s.tenant().PortalNumber:
	case s.to == ownMailbox:
		p.dials = 1
	case s.to == signInPrefix+s.from.Number:
		p.dials = 2
	default:
		p.dials = choiceOther
		p.other.Set(s.to)
	}
	return p
}

// fill takes the numbers and puts the selection on the phone's own.
func (p *picker) fill(n numbersKnown, s *Screen) {
	p.numbers = n.numbers
	if n.err != nil {
		p.problem = "The numbers could not be read: " + n.err.Error() + "."
	}
	for i, m := range p.found() {
		if m.Key == s.from {
			p.list.Select(i, len(p.numbers))
		}
	}
}

// found are the numbers that match what was typed, by number, name or tenant.
func (p *picker) found() []mailbox.Summary {
	words := strings.Fields(strings.ToLower(p.search.Value()))
	var found []mailbox.Summary
	for _, m := range p.numbers {
		text := strings.ToLower(m.Key.String() + " " + m.Owner.Name())
		ok := true
		for _, w := range words {
			ok = ok && strings.Contains(text, w)
		}
		if ok {
			found = append(found, m)
		}
	}
	return found
}

// choices are what the phone can dial, for the selected number.
func (p *picker) choices(s *Screen) []dialChoice {
	number, portal := s.from, ""
	if found := p.found(); p.list.Selected < len(found) {
		number = found[p.list.Selected].Key
	}
	for _, t := range s.tenants {
		if t.ID == number.Tenant {
			portal = t.PortalNumber + "  "
		}
	}
	return []dialChoice{
		{"", portal + "the voice portal"},
		{ownMailbox, ownMailbox + "  its own mailbox"},
		{signInPrefix + number.Number, signInPrefix + number.Number + "  sign in on this phone"},
		{p.other.Value(), "another number"},
	}
}

func (p *picker) paste(text string) {
	if p.onDials {
		p.dials = choiceOther
		p.other.Insert(text)
		return
	}
	p.search.Insert(text)
	p.list = kit.List{}
}

func (p *picker) key(k tea.KeyPressMsg, s *Screen) tea.Cmd {
	switch name := k.String(); name {
	case "esc":
		s.picker = nil
		return nil
	case "enter":
		return p.accept(s)
	case "tab", "shift+tab":
		p.onDials = !p.onDials
		return nil
	case "up", "down", "pgup", "pgdown":
		if !p.onDials {
			p.list.Key(name, len(p.found()), p.rows)
			return nil
		}
		l := kit.List{Selected: p.dials}
		l.Key(name, choiceOther+1, choiceOther+1)
		p.dials = l.Selected
		return nil
	}
	p.typed(k)
	return nil
}

// typed gives a key to the field that has the cursor.
func (p *picker) typed(k tea.KeyPressMsg) {
	if p.onDials {
		if k.Text != "" {
			p.dials = choiceOther
		}
		p.other.Key(k)
		return
	}
	before := p.search.Value()
	p.search.Key(k)
	if p.search.Value() != before {
		p.list = kit.List{}
	}
}

// accept takes the choice over to the phone.
func (p *picker) accept(s *Screen) tea.Cmd {
	found := p.found()
	if p.list.Selected < len(found) {
		s.from = found[p.list.Selected].Key
		s.me = found[p.list.Selected]
	}
	c := p.choices(s)[p.dials]
	if p.dials == choiceOther && c.number == "" {
		p.onDials = true
		return kit.Tell(kit.Warning, "Type the number to dial, or choose another line.")
	}
	s.to, s.call, s.picker, s.dialing = c.number, nil, nil, ""
	return kit.Tell(kit.Done, "This phone is "+s.owner()+". It dials "+s.dialsNamed()+".")
}
