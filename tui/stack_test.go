package tui_test

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
	"voiceportal/prompts"
	"voiceportal/store/mem"
	"voiceportal/tui"
	"voiceportal/tui/console"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/myphone"
)

// portal is the whole program but for its command line: the training class in memory, real
// accounts, real calls, all screens.
type portal struct {
	accounts *mailbox.Accounts
	phone    *handset.Screen
	options  tui.Options
}

func newPortal(t testing.TB) *portal {
	t.Helper()
	profiles := ok(fixtures.Profiles())(t)
	speech := ok(prompts.Load("en"))(t)
	keys := ok(pin.NewKeys(make([]byte, 32)))(t)
	accounts := ok(mailbox.New(mailbox.Config{
		Store: mem.New(mem.Options{Chain: keys.Chain}), Keys: keys, Profiles: profiles,
		Now: time.Now, Rand: rand.Reader, Cost: password.Cost{Memory: 8, Passes: 1, Lanes: 1},
	}))(t)
	seed := ok(fixtures.Class(fixtures.TrainingClass))(t)
	if err := accounts.Load(t.Context(), mailbox.By{Actor: "test"}, seed, false); err != nil {
		t.Fatal(err)
	}
	exchange := handset.NewSwitchboard(func(context.Context) (call.Config, error) {
		return call.Config{Accounts: accounts, Speech: speech, ID: "call"}, nil
	})
	t.Cleanup(exchange.Close)
	phone := handset.New(t.Context(), handset.Options{
		Exchange: exchange, Voice: speech, Directory: accounts, From: mailbox.Key{Tenant: "harbor", Number: "4012"},
	})
	pages := console.New(t.Context(), console.Options{Desk: accounts, Profiles: profiles, Actor: "test"})
	web := myphone.New(t.Context(), myphone.Options{Accounts: accounts, Terminal: "test"})
	return &portal{accounts, phone, tui.Options{
		Screens: append([]kit.Screen{phone}, pages.Tabs...), Hidden: append(pages.Hidden, web), Actions: pages.Everywhere, Now: accounts.Now,
		Theme: kit.ThemeDark, Env: []string{"TERM=xterm-256color", "COLORTERM=truecolor"},
	}}
}

// ok is for set-up that cannot fail: ok(f())(t).
func ok[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
