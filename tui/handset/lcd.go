package handset

import (
	"fmt"
	"strings"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// The display: four lines of text on glass, with an edge around them.
const (
	lcdWidth  = 30
	lcdHeight = 6
)

// drawLCD draws the phone's display at the top of a.
func (s *Screen) drawLCD(a kit.Area) {
	glass := a.Sub((a.W()-lcdWidth)/2, 0, lcdWidth, lcdHeight)
	glass.Fill(kit.Text.Upon(kit.OnLCD))
	in := kit.Box(glass, kit.Text.Upon(kit.OnLCD))
	st := kit.Style{On: kit.OnLCD, Bold: true}
	for i, l := range s.lcd() {
		in.Text(0, i, st, l)
		if at := strings.Index(l, "▏"); at >= 0 {
			in.Cursor(kit.Width(l[:at]), i)
		}
	}
}

// lcd is what stands on the display, four lines of 28 cells.
func (s *Screen) lcd() [4]string {
	c := s.call
	switch {
	case s.dialing != "":
		return [4]string{"", " Dial", " " + s.dialing + "▏", ""}
	case s.waiting || c == nil && s.leg != nil:
		return [4]string{"", " Calling " + s.dials() + " …", "", ""}
	case c == nil:
		return [4]string{"", kit.Fit(" "+s.owner(), lcdInner), " Ready. Nothing rings.", kit.Fit(" Dials "+s.dialsNamed(), lcdInner)}
	case c.over:
		return [4]string{"", " Call ended", kit.Fit(" "+sentenceCase(c.ending()), lcdInner), " " + clock(c.length)}
	}
	return c.display(clock(s.now), !s.o.NoAssist)
}

const lcdInner = lcdWidth - 2

// display is what stands on the display during a call. Without assist it is what a telephone
// shows: the digits and the time.
func (s *session) display(time string, assist bool) [4]string {
	lines := [4]string{"● In call" + kit.PadLeft(time, lcdInner-len("  In call"))}
	if s.snap.State == ivr.StateRinging {
		lines[0] = "● Ringing" + kit.PadLeft(time, lcdInner-len("  Ringing"))
	}
	lines[1] = "Calling " + s.to
	if s.snap.Mailbox != "" {
		lines[1] = "Mailbox " + s.snap.Mailbox
	}
	name, entry := s.entry()
	switch {
	case name == "Mailbox":
		lines[1] = "Mailbox " + entry
	case name != "":
		lines[2] = name + "  " + entry
	}
	if assist {
		lines[3] = s.assist()
		if lines[2] == "" && len(s.snap.Choices) > 0 {
			lines[2] = "Press " + choices(s.snap.Choices)
		}
	}
	return lines
}

// entry is the entry in progress as the display shows it, with the cursor behind it.
func (s *session) entry() (name, shown string) {
	dots := kit.Secret(s.snap.Digits)
	if dots != "" {
		dots += " "
	}
	switch s.snap.Wants {
	case ivr.WantsMailbox:
		return "Mailbox", s.snap.Entry + "▏"
	case ivr.WantsPIN:
		return "PIN", dots + "▏"
	case ivr.WantsNewPIN:
		return "New PIN", dots + "▏"
	case ivr.WantsConfirmation:
		return "Once more", dots + "▏"
	case ivr.WantsMessage:
		return "Recording", ""
	}
	return "", ""
}

// assist is the display's last line: what a learner is glad to know.
func (s *session) assist() string {
	switch s.snap.State {
	case ivr.StateLockedOut:
		return "✗ MAILBOX LOCKED"
	case ivr.StateHandsetSignedIn:
		return "✓ Signed in on this phone"
	case ivr.StateMainMenu, ivr.StateMessages, ivr.StateFetchMessage:
		return fmt.Sprintf("%d new, %d saved", s.snap.New, s.snap.Saved)
	case ivr.StateCollectPIN, ivr.StateVerifyPIN:
		if used, of := s.tries(); of > 0 {
			return fmt.Sprintf("Tries left  %d of %d", of-used, of)
		}
	}
	return ""
}

// tries are the wrong PINs so far and the limit, 0 where no lock threatens or nothing is known.
// What the portal said last on this call is newer than what was looked up.
func (s *session) tries() (used, of int) {
	if s.snap.Left >= 0 && s.snap.Failures+s.snap.Left > 0 {
		return s.snap.Failures, s.snap.Failures + s.snap.Left
	}
	if s.snap.Refused == 0 && s.owner.Number == s.snap.Mailbox {
		return s.owner.Failures, s.owner.Tries
	}
	return 0, 0
}

// ending says how the call ended.
func (s *session) ending() string {
	if s.problem != "" {
		return "no call"
	}
	return wording.Ended(s.snap.Cause)
}

// choices are the keys of a menu.
func choices(cs []ivr.Choice) string {
	keys := make([]string, len(cs))
	for i, c := range cs {
		keys[i] = string(rune(c.Key))
	}
	return strings.Join(keys, " ")
}

func sentenceCase(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
