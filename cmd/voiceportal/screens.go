package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui"
	"voiceportal/tui/console"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// screenPlan is what the screens are opened with.
type screenPlan struct {
	from, to string // the phone, and what it dials; empty for the usual ones
	callUp   bool   // call at once
	tenant   string // the console's tenant, empty for the phone's
	console  bool   // open at the console
	portal   bool   // open at My Phone
	viewOnly bool   // the console changes nothing
}

// screens opens the phone and the console on one store until the user leaves.
func (p *program) screens(ctx context.Context, s *session, plan screenPlan) error {
	from, err := s.phone(ctx, plan.from)
	if err != nil && (plan.from != "" || !plan.console && !plan.portal) {
		return err
	}
	board, err := s.board(ctx)
	if err != nil {
		return err
	}
	defer board.Close()
	exchange := handset.NewSwitchboard(func(context.Context) (call.Config, error) {
		return call.Config{Accounts: s.accounts, Speech: s.prompts, Board: board, Log: slog.New(slog.DiscardHandler)}, nil
	})
	defer exchange.Close() // before the board, and the board before the store
	ctx, leave := context.WithCancel(ctx)
	defer leave()
	go s.stayInUse(ctx)

	phone := handset.New(ctx, handset.Options{
		Exchange: exchange, Voice: s.prompts, Directory: s.accounts, Marks: p.marks(),
		From: from, To: plan.to, CallUp: plan.callUp,
		Welcome: s.welcome(ctx, from), Motion: p.motion(s.settings),
		NoAssist: s.settings.screen.Assist != nil && !*s.settings.screen.Assist,
	})
	pages := console.New(ctx, console.Options{
		Desk: s.accounts, Profiles: s.profiles, Actor: s.settings.actor,
		Tenant: cmp.Or(plan.tenant, from.Tenant), ViewOnly: plan.viewOnly,
	})
	web := p.myPhone(ctx, s)
	screens, hidden := append([]kit.Screen{phone}, pages.Tabs...), append(pages.Hidden, web)
	switch {
	case plan.console:
		screens = append(append([]kit.Screen{}, pages.Tabs...), phone)
	case plan.portal: // the user's seat; the admin's pages are where g leads
		screens, hidden = []kit.Screen{web, phone}, append(pages.Hidden, pages.Tabs...)
	}
	o := p.looks(s.settings)
	o.Screens, o.Hidden, o.Actions, o.Now = screens, hidden, pages.Everywhere, s.accounts.Now
	o.Keys = p.chosenKeys(s.settings, o)
	return tui.Run(ctx, o)
}

// welcome is the first-run card's sentence about a mailbox to play with, where the store holds the
// one that every newcomer is told of.
func (s *session) welcome(ctx context.Context, from mailbox.Key) string {
	if from.String() != fixtures.TrainingPhone {
		return ""
	}
	if _, err := s.accounts.Summary(ctx, from); err != nil {
		return ""
	}
	return fmt.Sprintf("Mailbox %s, PIN %s, is yours to break.", from.Number, fixtures.TrainingPIN)
}

// touchEvery is how often screens that stay open say that the store is in use, so that the clock of
// a class does not stop under them.
const touchEvery = 10 * time.Minute

// stayInUse says that the store is in use, until ctx ends. A store that cannot be written has no
// clock to keep going.
func (s *session) stayInUse(ctx context.Context) {
	tick := time.NewTicker(touchEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if err := s.accounts.Touch(ctx); errors.Is(err, mailbox.ErrReadOnly) {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// marks remember what this user has been shown once; nil where there is no place to.
func (p *program) marks() handset.Marks {
	folder, err := p.env.stateFolder()
	if err != nil {
		return nil
	}
	return marks(folder)
}

// motion is how much moves, as the config file says: NO_MOTION and PREFERS_REDUCED_MOTION ask for
// nothing.
func (p *program) motion(s settings) handset.Motion {
	if p.env.first("NO_MOTION", "PREFERS_REDUCED_MOTION") != "" {
		return handset.MotionOff
	}
	return handset.Motion(s.screen.Motion)
}
