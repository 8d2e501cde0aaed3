package myphone

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/kit"
)

// Options are what [New] needs.
type Options struct {
	Accounts Accounts
	// Terminal tells this terminal from others; wrong tries are counted for each.
	Terminal string
}

// place is one page of the screen.
type place int

const (
	atSignIn place = iota
	atForgot
	atChange
	atHome
)

// Screen is My Phone. [New] makes one.
type Screen struct {
	ctx      context.Context
	accounts Accounts
	terminal string

	place   place
	app     mailbox.WebApp
	form    form
	user    kit.Field
	secret  kit.Field // the password, or the new one
	again   kit.Field // the new one once more
	problem string    // why it did not work
	news    string    // what has just been done
	account account   // of who is signed in
	broken  map[password.Rule]bool
	waits   bool // for the accounts
	asked   int  // questions so far
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen. ctx ends what it asks the accounts.
func New(ctx context.Context, o Options) *Screen {
	s := &Screen{ctx: ctx, accounts: o.Accounts, terminal: o.Terminal, app: mailbox.MyPhone}
	s.user = kit.Field{Max: 200}
	s.secret = kit.Field{Secret: true, Max: password.MaxLength + 1} // one more, so that too long is told
	s.again = s.secret
	s.open(atSignIn)
	return s
}

// ID is the screen's short name.
func (*Screen) ID() kit.ScreenID { return kit.MyPhoneScreen }

// Tab is what the go-to popover calls it.
func (*Screen) Tab() string { return "My Phone" }

// Init does nothing: the page asks the accounts only what somebody asks it.
func (*Screen) Init() tea.Cmd { return nil }

// Captures reports that a field has the focus.
func (s *Screen) Captures() bool { return s.form.inField() }

// Update takes keys, clicks and the answers of the accounts.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case answered:
		if msg.question == s.asked {
			s.waits = false
			return s.take(msg.answer)
		}
	case kit.Click:
		if !s.waits {
			return s.form.click(msg.ID)
		}
	case tea.PasteMsg:
		if f := s.form.focused().field; f != nil && !s.waits {
			f.Insert(msg.Content)
			s.edited()
		}
	case tea.KeyPressMsg:
		if !s.waits {
			return s.key(msg)
		}
	}
	return nil
}

// key takes a key that no action took; in a field that is every one.
func (s *Screen) key(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "tab", "down":
		s.form.move(1)
	case "shift+tab", "up":
		s.form.move(-1)
	case "enter":
		return s.form.enter()
	case "esc":
		s.form.leaveField()
	default:
		if f := s.form.focused().field; f != nil && f.Key(k) {
			s.edited()
		}
	}
	return nil
}

// edited forgets what was said about an entry that is no longer the one typed.
func (s *Screen) edited() {
	s.problem, s.news = "", ""
	if s.form.focused().field == &s.secret {
		s.broken = nil
	}
}

// entry is what a field holds, as a password.
func entry(f *kit.Field) password.Password { return password.New(f.Value()) }
