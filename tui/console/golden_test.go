package console

import (
	"os"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// scene is a moment on a page that is worth a picture.
type scene struct {
	name  string
	page  kit.ScreenID
	set   func(*Options, *fakeDesk) // nil for the usual class
	act   func(*stage)              // nil for the page as it opens
	shows string                    // what makes the moment, so that a golden cannot go astray
}

// scenes are every page and every dialog.
func scenes() []scene {
	keys := func(keys ...string) func(*stage) { return func(s *stage) { s.press(keys...) } }
	typed := func(text string, keys ...string) func(*stage) {
		return func(s *stage) { s.press(keys...).enter(text) }
	}
	return []scene{
		{name: "admin", page: kit.AdminScreen, shows: "Ana Duarte"},
		{name: "admin-marked", page: kit.AdminScreen, act: keys("down", "space", "down", "space"), shows: "2 ✱"},
		{name: "admin-none", page: kit.AdminScreen, act: typed("is:locked owner:zed", "/"), shows: "none, check the spelling"},
		{name: "admin-bad-filter", page: kit.AdminScreen, act: typed("is:lokced", "/"), shows: "/ is:lokced"},
		{name: "admin-view-only", page: kit.AdminScreen, set: func(o *Options, _ *fakeDesk) { o.ViewOnly = true }, shows: "VIEW ONLY"},
		{name: "admin-details", page: kit.AdminScreen, act: keys("tab"), shows: "Ana Duarte"},
		{name: "menu", page: kit.AdminScreen, act: keys("enter"), shows: "Clears the wrong tries"},
		{name: "temporary-pin", page: kit.AdminScreen, act: keys("t"), shows: "Send a temporary PIN?"},
		{name: "bulk", page: kit.AdminScreen, act: typed("expire 2", "A", "x"), shows: "Type expire 26 to go ahead"},
		{name: "dormant", page: kit.AdminScreen, act: keys("B"), shows: "Type reset 6 to go ahead"},
		{name: "dormant-list", page: kit.AdminScreen, act: keys("B", "l"), shows: "Dormant for 90 days or more"},
		{name: "dormant-none", page: kit.AdminScreen, act: typed("9999", "B", "ctrl+u"), shows: "There is nobody to reset."},
		{name: "set-pin", page: kit.AdminScreen, act: typed("1234", "p"), shows: "is easy to guess"},
		{name: "edit", page: kit.AdminScreen, act: func(s *stage) {
			s.press("e", "down", "down", "ctrl+u").enter("not an address").press("enter")
		}, shows: "✗ The"},
		{name: "tenants", page: kit.AdminScreen, act: keys("c"), shows: "All tenants"},
		{name: "default-pin", page: kit.AdminScreen, set: withDefault, act: keys("v"), shows: "Default PIN of 4012"},
		{name: "outbox", page: kit.OutboxScreen, shows: "Elif Kaya"},
		{name: "outbox-reading", page: kit.OutboxScreen, act: keys("enter"), shows: "Hello Elif,"},
		{name: "outbox-failed", page: kit.OutboxScreen, act: keys("end", "enter"), shows: "550 no such user"},
		{name: "audit", page: kit.AuditScreen, shows: "temporary PIN set"},
		{name: "audit-entry", page: kit.AuditScreen, act: keys("enter"), shows: "forgot the PIN"},
		{name: "audit-filtered", page: kit.AuditScreen, act: typed("what:wrong", "/"), shows: "5 entries"},
		{name: "clock", page: kit.ClockScreen, shows: "What comes next"},
		{name: "clock-preview", page: kit.ClockScreen, set: ahead31, act: keys("4"), shows: "If you jump 31 days"},
		{name: "clock-list", page: kit.ClockScreen, set: ahead31, act: keys("4", "l"), shows: "Ana Duarte"},
		{name: "clock-date", page: kit.ClockScreen, act: func(s *stage) { s.press("d").enter("soon").press("enter") }, shows: "stretch reads"},
		{name: "clock-frozen", page: kit.ClockScreen, act: keys("space"), shows: "Run"},
		{name: "numbers", page: kit.NumbersScreen, set: withNumbers, shows: "Account › Telephony › Mill Lane"},
		{name: "numbers-open", page: kit.NumbersScreen, set: withNumbers, act: keys("down", "right", "down", "down"), shows: "2002  Tomas Varga"},
		{name: "numbers-none", page: kit.NumbersScreen, set: withNumbers, act: typed("zed", "/"), shows: "No number matches all of that."},
		{name: "numbers-reset", page: kit.NumbersScreen, set: withNumbers, act: keys("down", "d", "y"), shows: "2000 Front Desk is reset back to the"},
		{name: "company", page: kit.CompanyScreen, set: withCompany, shows: "Set system-generated PIN, in force"},
		{name: "company-typing", page: kit.CompanyScreen, set: withCompany, act: typed("12345", "down", "enter"), shows: "✗ no run of 3"},
		{name: "company-data", page: kit.CompanyScreen, set: withCompany, act: keys("right"), shows: "voiceportal tenant edit oakfield"},
		{name: "calls", page: kit.CallsScreen, set: withCalls, act: keys("down"), shows: "Enter PIN"},
		{name: "calls-none", page: kit.CallsScreen, shows: "No call is in progress."},
		{name: "rules", page: kit.RulesScreen, shows: "No admin or user can override"},
	}
}

// withDefault gives every number a default PIN.
func withDefault(_ *Options, d *fakeDesk) {
	for i := range d.boxes {
		d.boxes[i].HasDefault = true
	}
}

// ahead31 is a clock that is a day ahead and has much before it.
func ahead31(_ *Options, d *fakeDesk) {
	d.clock.Offset = 24 * time.Hour
	d.foresees = mailbox.Consequences{
		Expire:       []mailbox.Key{key("4012"), key("4015"), key("4031"), key("4040"), key("4052"), key("4133")},
		TemporaryDie: []mailbox.Key{key("4107")},
		StayLocked:   []mailbox.Key{key("4012"), key("4044")},
		LiveCalls:    1,
	}
}

// play brings a page to the scene at a size.
func (sc scene) play(t testing.TB, w, h int) *stage {
	t.Helper()
	s := newStage(t, sc.page, func(o *Options, d *fakeDesk) {
		if sc.set != nil {
			sc.set(o, d)
		}
	}).size(w, h)
	if sc.act != nil {
		sc.act(s)
	}
	return s
}

func TestPagesLookAsDrawn(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		for _, size := range kittest.Sizes() {
			t.Run(sc.name+"-"+size.String(), func(t *testing.T) {
				t.Parallel()
				s := sc.play(t, size.W, size.H)
				s.shows(sc.shows)
				kittest.Golden(t, sc.name, s.frame())
			})
		}
	}
}

func TestPagesFitEverySize(t *testing.T) {
	t.Parallel()
	whole := os.Getenv("RESIZE") == "all"
	for n, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			s := sc.play(t, 80, 24)
			for i, size := range kittest.Fuzz() {
				if whole || i%5 == n%5 {
					s.w, s.h = size.W, size.H
					kittest.Check(t, s.frame())
				}
			}
		})
	}
}

func TestPagesSurviveAResizeWhileADialogIsOpen(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		s := sc.play(t, 120, 40)
		for _, size := range kittest.Sizes() {
			s.size(size.W, size.H)
			kittest.Check(t, s.frame())
		}
	}
}

func TestPagesShowNoPINUnasked(t *testing.T) {
	t.Parallel()
	const chosen, stored = "83917", "7294150"
	for _, sc := range scenes() {
		if sc.name == "default-pin" {
			continue
		}
		for _, size := range kittest.Sizes() {
			kittest.Secret(t, sc.play(t, size.W, size.H).frame(), stored)
		}
	}
	s := newStage(t, kit.AdminScreen)
	s.desk.secret = pin.New(stored)
	s.press("p").enter(chosen).press("enter").enter(chosen)
	kittest.Secret(t, s.frame(), chosen)
}
