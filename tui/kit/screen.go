package kit

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Screen is one page of the program: the phone, the mailboxes, the outbox. The root model owns
// the header, the toast line and the footer; a screen draws what lies between.
//
// A screen is changed by Update and by running its actions, both on the program's one loop, and
// by nothing else; View only draws.
type Screen interface {
	// ID is the screen's short name; the go-to popover and [GoTo] use it.
	ID() ScreenID
	// Tab is the word on the header's tab, with a count where one matters: "Outbox 2".
	Tab() string
	// Init is asked once, when the program starts.
	Init() tea.Cmd
	// Update takes every message but keys and clicks that an action took: keys that no action
	// has, [Click], [Wheel], [Shown], pastes, and the screen's own messages.
	Update(tea.Msg) tea.Cmd
	// View draws the page into a. A dialog over it dims the whole frame first; see [Dialog].
	View(a Area)
	// Actions are what can be done on this page, in the order of help and footer.
	Actions() []Action
	// Captures reports that a dialog or a text field is open: all keys then go to Update as
	// they are, but for ctrl+c, ctrl+z and ctrl+l.
	Captures() bool
}

// ScreenID is a screen's short name.
type ScreenID string

// The screens that the go-to popover knows, with the letter that goes there.
const (
	HandsetScreen ScreenID = "handset" // h
	AdminScreen   ScreenID = "admin"   // a
	OutboxScreen  ScreenID = "outbox"  // o
	AuditScreen   ScreenID = "audit"   // l
	ClockScreen   ScreenID = "clock"   // c
	RulesScreen   ScreenID = "rules"   // r
	TrainerScreen ScreenID = "trainer" // t
	NumbersScreen ScreenID = "numbers" // n
	CompanyScreen ScreenID = "company" // p
	CallsScreen   ScreenID = "calls"   // i, for in progress
	MyPhoneScreen ScreenID = "myphone" // m
)

// Badged is a screen that shows badges on the top line while it is open: "PINs SHOWN".
type Badged interface{ Badges() []Badge }

// Badge is a word on the top line that matters now.
type Badge struct {
	Text string
	Loud bool // painted, not only written
}

// Click is a press and release on the same region of a screen.
type Click struct {
	ID     string // the region
	Right  bool   // the right button: the row's menu
	Double bool   // the second click on the same region in quick succession: open it
}

// Wheel is a turn of the wheel over a region; Delta is +1 downwards, -1 upwards.
type Wheel struct {
	ID    string
	Delta int
}

// Shown tells a screen that it has become the open one; Arg is what [GoTo] carried.
type Shown struct{ Arg string }

// PortalTime tells every screen, about once a second, what time it is at the portal.
type PortalTime struct{ At time.Time }

// GoTo asks the root to open a screen.
type GoTo struct {
	Screen ScreenID
	Arg    string // for the screen: a mailbox "harbor/4012", a mail's number; may be empty
}

// PlaceCall asks for a call: the phone belongs to From ("harbor/4012", empty for the phone that
// is set) and dials To.
type PlaceCall struct{ From, To string }

// Go is a command that opens a screen.
func Go(s ScreenID, arg string) tea.Cmd {
	return func() tea.Msg { return GoTo{Screen: s, Arg: arg} }
}
