package plain

import (
	"context"
	"errors"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
)

// Home is the plain front as a whole: the phone, and the admin's desk beside it.
type Home struct {
	Phone    *Phone
	Accounts Accounts
	By       mailbox.By // who the user is, for the audit
	// ParseJump understands the argument of clock: a distance such as 31d, or a time.
	ParseJump func(string) (mailbox.ClockAct, error)

	asker
}

// Run reads commands until the user quits or the input ends. The error is of the store, the input
// or the output.
func (h *Home) Run(ctx context.Context) error {
	h.Phone.listen(ctx)
	h.asker = asker{NewVoice(h.Phone.Out, h.Phone.script), h.Phone.input, h.Phone.Echo}
	now, err := h.Accounts.Now(ctx)
	if err != nil {
		return err
	}
	h.voice.Say("Voice portal simulator. Plain lines. Portal time %s.", spoken(now))
	for {
		h.voice.Say("Phone: %s, on hook. It dials %s.", h.Phone.Call.From, h.Phone.Call.To)
		h.voice.Say("Choices: 1 call. 2 mailbox. 3 outbox. 4 audit. 5 clock. 0 quit. Or type help.")
		text, err := h.ask(ctx, "> ")
		if err != nil {
			return errors.Join(atEnd(err), h.voice.Err())
		}
		done, err := h.command(ctx, strings.Fields(text))
		if done || err != nil || h.voice.Err() != nil {
			return errors.Join(err, h.voice.Err())
		}
	}
}

// command does one line of the home menu.
func (h *Home) command(ctx context.Context, words []string) (done bool, err error) {
	if len(words) == 0 {
		return false, nil
	}
	arg := strings.Join(words[1:], " ")
	switch strings.ToLower(words[0]) {
	case "0", "quit", "exit":
		h.voice.Say("Bye.")
		return true, nil
	case "1", "call":
		return false, h.call(ctx, arg)
	case "from":
		h.from(ctx, arg)
	case "2", "mailbox", "admin":
		return h.admin(ctx, arg)
	case "3", "outbox":
		h.outbox(ctx)
	case "4", "audit":
		h.audit(ctx)
	case "5", "clock":
		return h.clock(ctx, arg)
	case "help", "?":
		for _, line := range homeHelp {
			h.voice.Say("Help: %s", line)
		}
	default:
		h.voice.Say("Phone: that is no choice. Type help for all of them.")
	}
	return false, nil
}

var homeHelp = []string{
	"call dials what the phone is set to. call 7000 dials a number: the portal, *98 for the own mailbox, *11 to sign in, or another phone.",
	"from harbor/4015 makes this the phone of another number.",
	"mailbox 4012 opens a mailbox: unlock, reset and the rest.",
	"outbox and audit read the newest entries out.",
	"clock 31d moves portal time after showing what would happen. quit leaves.",
	"During a call: keys such as 4012#, or hang up, wait 5s, help.",
}

// call dials, and keeps what it dialled for the next time.
func (h *Home) call(ctx context.Context, to string) error {
	if to != "" {
		h.Phone.Call.To = strings.ReplaceAll(to, " ", "")
	}
	err := h.Phone.Dial(ctx)
	if errors.Is(err, mailbox.ErrNoMailbox) || errors.Is(err, mailbox.ErrNoTenant) {
		h.voice.Say("Phone: %v.", err)
		return nil
	}
	return err
}

// from makes the phone another number's.
func (h *Home) from(ctx context.Context, name string) {
	k, err := h.Accounts.Resolve(ctx, name)
	if err != nil {
		h.voice.Say("Phone: %v.", err)
		return
	}
	h.Phone.Call.From = k
}

// clock shows what a move of portal time would bring, and moves it on a yes.
func (h *Home) clock(ctx context.Context, arg string) (done bool, err error) {
	if arg == "" {
		now, err := h.Accounts.Now(ctx)
		if err != nil {
			return false, err
		}
		h.voice.Say("Clock: %s. clock 31d moves it.", spoken(now))
		return false, nil
	}
	act, err := h.ParseJump(arg)
	if err != nil {
		h.voice.Say("Clock: %v.", err)
		return false, nil
	}
	c, err := h.Accounts.PreviewClock(ctx, act)
	if err != nil {
		h.voice.Say("Clock: %v.", err)
		return false, nil
	}
	h.voice.Say("Clock: this would move to %s.", spoken(c.To))
	h.voice.Say("Clock: PINs that expire: %d. Temporary PINs that die unused: %d. Mailboxes that stay locked: %d. Calls going on: %d.",
		len(c.Expire), len(c.TemporaryDie), len(c.StayLocked), c.LiveCalls)
	text, err := h.ask(ctx, "type yes to jump> ")
	if err != nil {
		return true, atEnd(err)
	}
	if strings.ToLower(strings.TrimSpace(text)) != "yes" {
		h.voice.Say("Clock: not moved.")
		return false, nil
	}
	if c, err = h.Accounts.MoveClock(ctx, h.By, act); err != nil {
		h.voice.Say("Clock: %v.", err)
		return false, nil
	}
	h.voice.Say("Clock: now %s.", spoken(c.To))
	return false, nil
}

// spoken is portal time as it is read out.
func spoken(t time.Time) string { return t.UTC().Format("Monday 2 January 15:04") }
