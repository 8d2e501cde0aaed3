package handset

import (
	"strings"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// padKey is a key of the pad with the letters on its cap.
type padKey struct {
	key     ivr.Key
	letters string
}

// pad is the telephone's layout, 1 2 3 on top.
var pad = [4][3]padKey{
	{{'1', ""}, {'2', "abc"}, {'3', "def"}},
	{{'4', "ghi"}, {'5', "jkl"}, {'6', "mno"}},
	{{'7', "pqrs"}, {'8', "tuv"}, {'9', "wxyz"}},
	{{'*', ""}, {'0', "+"}, {'#', ""}},
}

// The size of a key: with an edge, three lines high, or in one line without.
const (
	keyWidth = 10
	keyTall  = 3
	padWidth = 3 * keyWidth
)

// keyRegion names the region of a key.
func keyRegion(k ivr.Key) string { return keyPrefix + string(rune(k)) }

const keyPrefix = "dtmf:"

// keyOf is the key whose region it is, and whether it is one.
func keyOf(region string) (ivr.Key, bool) {
	k, ok := strings.CutPrefix(region, keyPrefix)
	if !ok || len(k) != 1 {
		return 0, false
	}
	return ivr.Key(k[0]), true
}

// drawPad draws the keys in the middle of a; without room for edges they are a line each.
func (s *Screen) drawPad(a kit.Area, flat bool) {
	h := keyTall
	if flat {
		h = 1
	}
	x0 := (a.W() - padWidth) / 2
	a.Sub(x0, 0, padWidth, 4*h).Fill(kit.Text.Upon(kit.OnCap))
	for row, keys := range pad {
		for col, k := range keys {
			x, y := x0+col*keyWidth, row*h
			drawKey(a.Sub(x, y, keyWidth, h), k, s.lit == k.key)
			a.Region(keyRegion(k.key), x, y, keyWidth, h)
		}
	}
}

// drawKey draws one key; a lit one is painted and marked, since colour alone says nothing.
func drawKey(a kit.Area, k padKey, lit bool) {
	face, letters, edge := kit.Style{On: kit.OnCap, Bold: true}, kit.Muted.Upon(kit.OnCap), kit.Border.Upon(kit.OnCap)
	if lit {
		face = kit.Style{On: kit.OnNow, Bold: true}
		letters, edge = face, face
		a.Fill(face)
	}
	in := a.Inset(1, 0)
	if a.H() == keyTall {
		in = kit.Box(a, edge)
	}
	x := 2
	if k.letters == "" {
		x = 3
	}
	if lit {
		x = 1
		in.Text(0, 0, face, "▐")
		in.Text(in.W()-1, 0, face, "▌")
	}
	in.Text(x, 0, face, string(rune(k.key)))
	in.Text(x+2, 0, letters, k.letters)
}

// drawPhone draws the telephone: display, button and keys.
func (s *Screen) drawPhone(a kit.Area, flat bool) { s.drawPhoneAs(a, "Desk phone", true, flat) }

func (s *Screen) drawPhoneAs(a kit.Area, title string, focused, flat bool) {
	in := kit.Panel{Title: title, Right: s.line(), Focused: focused}.Draw(a)
	s.drawLCD(in)
	s.drawButtons(in, lcdHeight)
	_, keys := in.Top(lcdHeight + 1)
	s.drawPad(keys, flat)
}

// line says whether the phone is in use.
func (s *Screen) line() kit.Line {
	switch {
	case s.live():
		return kit.Line{kit.OK.Span("● line 1")}
	case s.waiting:
		return kit.Line{kit.Voice.Span("● calling")}
	}
	return kit.Line{kit.Muted.Span("on hook")}
}

// buttonRoom is how long the button's word may be beside the hook's.
const buttonRoom = 11

// drawButtons draws the display's own button and the hook.
func (s *Screen) drawButtons(a kit.Area, y int) {
	as := s.Actions()
	if b, ok := kit.ByID(as, actButton); ok {
		title := b.Title
		if s.live() && kit.Width(title) > buttonRoom {
			title = "#"
		}
		if can, _ := b.Can(); can {
			if _, typing := a.Frame().Cursor(); !typing { // where a screen reader looks
				a.Cursor(1, y)
			}
			kit.DrawHint(a, 1, y, b, title)
		}
	}
	if h, ok := kit.ByID(as, actHook); ok && s.live() {
		kit.DrawHint(a, a.W()-3-kit.Width(h.Title), y, h, h.Title)
	}
}
