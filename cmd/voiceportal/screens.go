package main

import (
	"context"
	"fmt"
	"os"

	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui"
	"voiceportal/tui/console"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
	"voiceportal/tui/plain"
)

// phone opens the phone: as a screen, or as lines of text.
func (p *program) phone(ctx context.Context, o order) error {
	return p.with(ctx, func(s *session) error {
		from, err := s.phoneOf(ctx, o.from)
		if err != nil {
			return err
		}
		board, err := call.NewBoard(ctx, s.accounts, processName(), nil)
		if err != nil {
			return err
		}
		defer board.Close()
		legs := call.Config{Accounts: s.accounts, Speech: s.prompts, Board: board}
		if p.lines(s.settings) {
			return p.phoneInLines(ctx, s, legs, from, o)
		}
		exchange := handset.NewSwitchboard(func(context.Context) (call.Config, error) { return legs, nil })
		defer exchange.Close()
		phone := handset.New(ctx, handset.Options{
			Exchange: exchange, Voice: s.prompts, Directory: s.accounts,
			From: from, To: o.to, CallUp: o.now, Welcome: welcomeTo(from),
		})
		pages := console.New(ctx, s.consoleOptions(from.Tenant, false))
		return tui.Run(ctx, p.screens(s, append([]kit.Screen{phone}, pages.Tabs...), pages.Hidden))
	})
}

// console opens the admin's console.
func (p *program) console(ctx context.Context, tenant string, viewOnly bool) error {
	return p.with(ctx, func(s *session) error {
		if tenant != "" {
			if _, err := s.accounts.Tenant(ctx, tenant); err != nil {
				return err
			}
		}
		if p.lines(s.settings) {
			return &hinted{
				fmt.Errorf("the console needs a terminal"),
				"from a script, use voiceportal mailbox --help",
			}
		}
		pages := console.New(ctx, s.consoleOptions(tenant, viewOnly))
		return tui.Run(ctx, p.screens(s, pages.Tabs, pages.Hidden))
	})
}

func (s *session) consoleOptions(tenant string, viewOnly bool) console.Options {
	return console.Options{
		Desk: s.accounts, Profiles: s.profiles, Actor: s.settings.actor, Tenant: tenant, ViewOnly: viewOnly,
	}
}

// screens are the options of the terminal interface.
func (p *program) screens(s *session, tabs, hidden []kit.Screen) tui.Options {
	look := s.settings.screen
	return tui.Options{
		Screens: tabs, Hidden: hidden, Now: s.accounts.Now,
		Theme: kit.ThemeName(look.Theme), NoMouse: look.Mouse != nil && !*look.Mouse, ASCII: look.Glyphs == "ascii",
	}
}

// phoneInLines is the phone as lines of text: one call, or a menu of what can be done.
func (p *program) phoneInLines(ctx context.Context, s *session, legs call.Config, from mailbox.Key, o order) error {
	legs.From, legs.To = from, o.to
	if legs.To == "" {
		t, err := s.accounts.Tenant(ctx, from.Tenant)
		if err != nil {
			return err
		}
		legs.To = t.PortalNumber
	}
	phone := plain.NewPhone(legs, s.prompts, p.stdin, p.stdout, p.echo())
	if o.now {
		return phone.Dial(ctx)
	}
	home := &plain.Home{Phone: phone, Accounts: s.accounts, By: s.by(""), ParseJump: parseJump}
	return home.Run(ctx)
}

// usualPhone is the number that a newcomer's phone has.
var usualPhone = mailbox.Key{Tenant: "harbor", Number: "4012"}

// phoneOf is the number that the phone has: the one asked for, the usual one, or the first there is.
func (s *session) phoneOf(ctx context.Context, name string) (mailbox.Key, error) {
	if name != "" {
		return s.accounts.Resolve(ctx, name)
	}
	if _, err := s.accounts.Summary(ctx, usualPhone); err == nil {
		return usualPhone, nil
	}
	all, err := s.accounts.Summaries(ctx, "")
	if err != nil {
		return mailbox.Key{}, err
	}
	if len(all) == 0 {
		return mailbox.Key{}, &hinted{
			fmt.Errorf("the store has no mailbox to call from"),
			"voiceportal class load training brings some",
		}
	}
	return all[0].Key, nil
}

// welcomeTo is the sentence of the first-run card.
func welcomeTo(k mailbox.Key) string {
	if k == usualPhone {
		return "Mailbox 4012, PIN 2580, is yours to break."
	}
	return ""
}

// processName names this process among the calls in progress.
func processName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "here"
	}
	return fmt.Sprintf("%s, process %d", host, os.Getpid())
}
