package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/tui/wording"
)

// Phone is a telephone on lines of text.
type Phone struct {
	Call call.Config // From, To and Observe are set for each call
	In   io.Reader
	Out  io.Writer
	// Echo shows or hides what is typed, where In is a terminal; a call then runs in real time.
	// Where it is nil, In is a file or a pipe, and leg time is virtual.
	Echo func(show bool) error

	script Script
	input  *lines
}

// NewPhone makes a phone that speaks with script.
func NewPhone(cfg call.Config, script Script, in io.Reader, out io.Writer, echo func(bool) error) *Phone {
	return &Phone{Call: cfg, In: in, Out: out, Echo: echo, script: script}
}

// Dial makes one call and returns when it is over, however it ended; the last line says how. The
// error is of the store, the input or the output, never of the conversation.
func (p *Phone) Dial(ctx context.Context) error {
	p.listen(ctx)
	if p.Echo == nil {
		return p.virtual(ctx)
	}
	return p.real(ctx)
}

// listen begins to read the input, once.
func (p *Phone) listen(ctx context.Context) {
	if p.input == nil {
		p.input = newLines(ctx, p.In)
	}
}

// ended writes the last line.
func ended(v *Voice, c ivr.Cause) error {
	v.Say("Call ended: %s.", wording.Ended(c))
	return v.Err()
}

// virtual presses each line once every prompt has ended and the portal waits.
func (p *Phone) virtual(ctx context.Context) error {
	voice := NewVoice(p.Out, p.script)
	cfg := p.Call
	cfg.Observe = voice.Hear
	leg, err := call.Place(ctx, cfg)
	if err != nil {
		return err
	}
	defer leg.Close()
	for {
		if err := leg.Settle(ctx); err != nil {
			return err
		}
		if voice.Err() != nil {
			return voice.Err()
		}
		if leg.Released() {
			return ended(voice, leg.Cause())
		}
		if err := p.turn(ctx, leg, voice); err != nil {
			return err
		}
	}
}

// turn takes one line, or an admin act that comes first.
func (p *Phone) turn(ctx context.Context, leg *call.Virtual, voice *Voice) error {
	var text string
	select {
	case ln := <-p.input.next:
		if errors.Is(ln.err, io.EOF) {
			return leg.HangUp(ctx)
		}
		if ln.err != nil {
			return errors.Join(ln.err, leg.HangUp(ctx))
		}
		text = ln.text
	case what := <-leg.News():
		return leg.Changed(ctx, what)
	case <-ctx.Done():
		return leg.HangUp(context.WithoutCancel(ctx))
	}
	in, err := ParseInput(text)
	switch {
	case err != nil:
		voice.Say("Phone: %s.", err)
	case in.Help:
		sayHelp(voice)
	case in.HangUp:
		return leg.HangUp(ctx)
	case in.Wait > 0:
		return leg.Wait(ctx, in.Wait)
	}
	return press(ctx, leg, voice, in.Keys)
}

// press presses the keys of a line. What others did while it was written comes first.
func press(ctx context.Context, leg *call.Virtual, voice *Voice, keys []ivr.Key) error {
	if err := leg.Hear(ctx); err != nil {
		return err
	}
	if leg.Released() {
		voice.Say("Phone: the call is over; %s not pressed.", count(len(keys), "key"))
		return nil
	}
	return leg.Press(ctx, keys...)
}

func sayHelp(v *Voice) {
	for _, line := range Help() {
		v.Say("Help: %s", line)
	}
}

// real runs the call against the clock, and presses keys as they are typed.
func (p *Phone) real(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	steps := make(chan call.Update)
	cfg := p.Call
	cfg.Observe = func(u call.Update) {
		select {
		case steps <- u:
		case <-ctx.Done():
		}
	}
	keypad := call.NewKeypad(nil)
	defer keypad.Close()
	type outcome struct {
		result call.Result
		err    error
	}
	over := make(chan outcome, 1)
	go func() {
		r, err := call.Run(ctx, cfg, keypad, nil)
		over <- outcome{r, err}
	}()
	defer func() { _ = p.Echo(true) }() // the shell gets its terminal back as it was

	voice := NewVoice(p.Out, p.script)
	var held []string // lines that wait for a wait to end
	var waiting <-chan time.Time
	take := func(text string) {
		switch in, err := ParseInput(text); {
		case err != nil:
			voice.Say("Phone: %s.", err)
		case in.Help:
			sayHelp(voice)
		case in.HangUp:
			keypad.HangUp()
		case in.Wait > 0:
			waiting = time.After(in.Wait)
		default:
			keypad.Press(in.Keys...)
		}
	}
	input := p.input.next
	for {
		select {
		case u := <-steps:
			voice.Hear(u)
			if err := p.Echo(!u.Snapshot.Secret); err != nil {
				return fmt.Errorf("hide the keys of a PIN: %w", err)
			}
		case ln := <-input:
			switch {
			case errors.Is(ln.err, io.EOF):
				input = nil
				keypad.HangUp()
			case ln.err != nil:
				return ln.err
			case waiting != nil:
				held = append(held, ln.text)
			default:
				take(ln.text)
			}
		case <-waiting:
			waiting = nil
			for len(held) > 0 && waiting == nil {
				var text string
				text, held = held[0], held[1:]
				take(text)
			}
		case o := <-over:
			if o.err != nil {
				return o.err
			}
			return ended(voice, o.result.Cause)
		}
	}
}
