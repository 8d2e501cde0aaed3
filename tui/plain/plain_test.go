package plain_test

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/tui/plain"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run `make golden` and read the difference.\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// phone is a plain phone of a fresh class, fed with lines.
func phone(t *testing.T, accounts *mailbox.Accounts, from, to string, in io.Reader, out io.Writer) *plain.Phone {
	t.Helper()
	tenant, number, _ := strings.Cut(from, "/")
	cfg := call.Config{
		Accounts: accounts, Speech: fixturetest.Prompts(t),
		From: mailbox.Key{Tenant: tenant, Number: number}, To: to,
	}
	return plain.NewPhone(cfg, fixturetest.Prompts(t), in, out, nil)
}

// dial makes one call in virtual time and returns what was printed.
func dial(t *testing.T, accounts *mailbox.Accounts, from, to string, lines ...string) string {
	t.Helper()
	var out strings.Builder
	p := phone(t, accounts, from, to, strings.NewReader(strings.Join(lines, "\n")), &out)
	if err := p.Dial(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	return out.String()
}

func TestConversations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, from, to string
		lines          []string
	}{
		{"lockout", "harbor/4012", "*98", []string{"1111#", "1111#", "1111#", "1111#", "1111#", "2580#"}},
		{"message", "harbor/4012", "*98", []string{"2580#", "1", "7", "#", "9"}},
		{"default-pin", "riverside/2001", "*98", []string{"258013#", "2001#", "1011#", "40719#", "40719#", "9"}},
		{"type-ahead", "harbor/4015", "7000", []string{"4012#2580#", "9"}},
		{"guesses", "harbor/4012", "*98", []string{"1111#2222#3333#"}},
		{"silence", "harbor/4012", "*98", []string{"wait 1m"}},
		{"slips", "harbor/4012", "*98", []string{"help", "", "no such thing", "25*2580#", "5", "wait 0s", "hang up"}},
		{"leave-a-message", "harbor/4015", "4012", []string{"wait 8s", "#"}},
		{"handset", "riverside/2002", "*112001", []string{"258013#"}},
		{"nowhere", "harbor/4012", "555", nil},
		{"end-of-input", "harbor/4012", "*98", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			golden(t, tt.name, dial(t, fixturetest.Accounts(t, "training"), tt.from, tt.to, tt.lines...))
		})
	}
}

// TestTeletype is the gate for screen readers and teletypes: whatever is typed, the output holds
// printable ASCII and line feeds only, and no PIN.
func TestTeletype(t *testing.T) {
	t.Parallel()
	accounts := fixturetest.Accounts(t, "training")
	var all strings.Builder
	all.WriteString(dial(t, accounts, "riverside/2001", "*98", "258013#", "583014#", "583014#", "1", "2", "*", "3", "1", "*", "8", "*", "9"))
	all.WriteString(dial(t, accounts, "harbor/4012", "*98", "\x1b[31m2580#\x07", "2580#", "1", "*", "3", "9"))
	all.WriteString(dial(t, accounts, "harbor/4012", "*98", "1111#", "1111#", "1111#", "1111#", "1111#"))
	all.WriteString(dial(t, accounts, "harbor/4019", "7000", "4019#", "\xff\xfe", "ünï"))
	for i, line := range strings.Split(all.String(), "\n") {
		for _, r := range line {
			if r < ' ' || r > '~' {
				t.Errorf("line %d holds %q: %q", i+1, r, line)
			}
		}
	}
	for _, secret := range []string{"258013", "583014", "2580"} {
		if strings.Contains(all.String(), secret) {
			t.Error("a PIN was printed")
		}
	}
}

func TestACallTellsWhoSpokeWhichStateHowManyTriesAndWhatNext(t *testing.T) {
	t.Parallel()
	out := dial(t, fixturetest.Accounts(t, "training"), "harbor/4012", "*98", "1111#", "1111#", "2580#", "9")
	collapsed := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{
		"Portal: That mailbox number or passcode is not correct.",
		"State: Enter PIN. Listening for 4 to 8 digits, then #. Wrong PINs 2 of 5.",
		"State: Main menu.",
		"Call ended: completed.",
	} {
		if !strings.Contains(collapsed, want) {
			t.Errorf("the conversation does not say %q:\n%s", want, out)
		}
	}
}

// brokenPipe refuses every write.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestACallEndsWhenNobodyReads(t *testing.T) {
	t.Parallel()
	p := phone(t, fixturetest.Accounts(t, "training"), "harbor/4012", "*98", strings.NewReader("2580#\n"), brokenPipe{})
	if err := p.Dial(t.Context()); err == nil || !strings.Contains(err.Error(), "broken pipe") {
		t.Errorf("err = %v, want the broken pipe", err)
	}
}

func TestAnEndlessLineIsRefused(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	p := phone(t, fixturetest.Accounts(t, "training"), "harbor/4012", "*98", strings.NewReader(strings.Repeat("1", 1<<20)), &out)
	if err := p.Dial(t.Context()); err == nil || !strings.Contains(err.Error(), "64 KiB") {
		t.Errorf("err = %v, want one about the length of the line", err)
	}
}

func TestACallInRealTimeHidesThePIN(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		accounts := fixturetest.Accounts(t, "training")
		typed, keyboard := io.Pipe()
		var out strings.Builder
		var echo []bool
		p := phone(t, accounts, "harbor/4012", "*98", typed, &out)
		p.Echo = func(show bool) error {
			if len(echo) == 0 || echo[len(echo)-1] != show {
				echo = append(echo, show)
			}
			return nil
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		over := make(chan error, 1)
		go func() { over <- p.Dial(ctx) }()
		typeLine := func(line string) {
			<-time.After(10 * time.Second)
			if _, err := io.WriteString(keyboard, line+"\n"); err != nil {
				t.Error(err)
			}
		}
		typeLine("2580#")
		typeLine("wait 2s")
		typeLine("9")
		if err := <-over; err != nil {
			t.Fatal(err)
		}
		_ = keyboard.Close()
		if !strings.HasSuffix(out.String(), "Call ended: completed.\n") {
			t.Errorf("the call did not end in the menu:\n%s", &out)
		}
		want := []bool{true, false, true}
		if len(echo) != len(want) || echo[0] != want[0] || echo[1] != want[1] {
			t.Errorf("echo was switched %v, want %v", echo, want)
		}
	})
}

func TestHome(t *testing.T) {
	t.Parallel()
	lines := []string{
		"help", "nonsense", "call *98", "1111#", "hang up",
		"from 4015", "from 9999", "call 7000", "hang up",
		"mailbox 4044", "1", "5", "0", "2", "4036", "9", "0", "mailbox 999",
		"clock", "clock 31d", "no", "clock 31d", "yes", "clock soon", "3", "4", "quit",
	}
	accounts := fixturetest.Accounts(t, "training")
	var out strings.Builder
	h := plain.Home{
		Phone:    phone(t, accounts, "harbor/4012", "*98", strings.NewReader(strings.Join(lines, "\n")), &out),
		Accounts: accounts,
		By:       mailbox.By{Actor: "teacher"},
		ParseJump: func(s string) (mailbox.ClockAct, error) {
			if s != "31d" {
				return mailbox.ClockAct{}, errors.New("that is no distance")
			}
			return mailbox.ClockAct{Advance: 31 * 24 * time.Hour}, nil
		},
	}
	if err := h.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	golden(t, "home", out.String())
}

func TestHomeEndsWithItsInput(t *testing.T) {
	t.Parallel()
	for _, lines := range []string{"", "mailbox 4012", "mailbox 4012\n4", "clock 31d", "call *98"} {
		accounts := fixturetest.Accounts(t, "training")
		h := plain.Home{
			Phone:     phone(t, accounts, "harbor/4012", "*98", strings.NewReader(lines), io.Discard),
			Accounts:  accounts,
			ParseJump: func(string) (mailbox.ClockAct, error) { return mailbox.ClockAct{Advance: time.Hour}, nil },
		}
		if err := h.Run(t.Context()); err != nil {
			t.Errorf("input %q: %v", lines, err)
		}
	}
}

func FuzzParseInput(f *testing.F) {
	for _, s := range []string{"", "4012#", "hang up", "wait 5s", "wait", "help", "40 12 #", "\x00", "wait -1s", strings.Repeat("9", 600)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		in, err := plain.ParseInput(line)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("the error is more than a line: %q", err)
			}
			return
		}
		for _, k := range in.Keys {
			if !k.Valid() {
				t.Errorf("%q became the key %q", line, k)
			}
		}
	})
}
