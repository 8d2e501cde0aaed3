package ivr_test

import (
	"errors"
	"testing"
	"time"

	"voiceportal/ivr"
)

func TestTheDefaultFlowIsValid(t *testing.T) {
	t.Parallel()
	if err := flow().Validate(); err != nil {
		t.Errorf("DefaultFlow: %v", err)
	}
}

func TestAFlowThatCannotBeNamesItsField(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		field string
		spoil func(*ivr.Flow)
	}{
		{"Timers.FirstDigit", func(f *ivr.Flow) { f.Timers.FirstDigit = 0 }},
		{"Timers.InterDigit", func(f *ivr.Flow) { f.Timers.InterDigit = -time.Second }},
		{"Timers.Menu", func(f *ivr.Flow) { f.Timers.Menu = 1500 * time.Microsecond }},
		{"Timers.Watchdog", func(f *ivr.Flow) { f.Timers.Watchdog = 25 * time.Hour }},
		{"Timers.Accounts", func(f *ivr.Flow) { f.Timers.Accounts = 0 }},
		{"Timers.Ring", func(f *ivr.Flow) { f.Timers.Ring = 0 }},
		{"Timers.MaxMessage", func(f *ivr.Flow) { f.Timers.MaxMessage = 0 }},
		{"MinPIN", func(f *ivr.Flow) { f.MinPIN = 0 }},
		{"MaxPIN", func(f *ivr.Flow) { f.MaxPIN = 3 }},
		{"MaxPIN", func(f *ivr.Flow) { f.MaxPIN = 65 }},
		{"LongestPIN", func(f *ivr.Flow) { f.LongestPIN = 13 }},
		{"LongestPIN", func(f *ivr.Flow) { f.LongestPIN = 0 }},
		{"MaxMailbox", func(f *ivr.Flow) { f.MaxMailbox = 0 }},
		{"MaxSilences", func(f *ivr.Flow) { f.MaxSilences = 0 }},
		{"MaxRefusals", func(f *ivr.Flow) { f.MaxRefusals = 1001 }},
		{"TriesPerCall", func(f *ivr.Flow) { f.TriesPerCall = -1 }},
		{"UnknownTries", func(f *ivr.Flow) { f.UnknownTries = 0 }},
		{"Speech", func(f *ivr.Flow) { f.Speech = nil }},
	} {
		f := flow()
		tt.spoil(&f)
		m, err := ivr.New(f)
		fe, ok := errors.AsType[*ivr.FieldError](err)
		if m != nil || !ok || fe.Field != tt.field || fe.Problem == "" {
			t.Errorf("New = %v, want a problem with %s", err, tt.field)
			continue
		}
		if got, want := err.Error(), tt.field+": "+fe.Problem; got != want {
			t.Errorf("error reads %q, want %q", got, want)
		}
	}
}

func TestASpeechCannotStopTheClock(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ says, want time.Duration }{
		{-time.Hour, 0},
		{0, 0},
		{1500 * time.Microsecond, 2 * time.Millisecond},
		{1<<63 - 1, 24 * time.Hour},
	} {
		l := newLeg(t, ivr.DefaultFlow(pace(tt.says)))
		l.step(offer(ivr.DoorPortal))
		if got := l.m.Snapshot().PlayFor; got != tt.want {
			t.Errorf("a prompt of %v is played for %v, want %v", tt.says, got, tt.want)
		}
	}
}
