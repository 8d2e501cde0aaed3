package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// desk runs the program in this process, with a home of its own.
type desk struct {
	t   testing.TB
	env []string
}

func newDesk(t testing.TB, env ...string) *desk {
	t.Helper()
	return &desk{t, append([]string{"HOME=" + t.TempDir(), "USER=tester"}, env...)}
}

// run runs one command with something on stdin.
func (d *desk) run(stdin string, args ...string) (stdout, stderr string, code int) {
	d.t.Helper()
	var out, talk bytes.Buffer
	code = run(d.t.Context(), args, d.env, strings.NewReader(stdin), &out, &talk)
	return out.String(), talk.String(), code
}

// must runs a command that has to succeed, and returns what it prints.
func (d *desk) must(args ...string) string {
	d.t.Helper()
	out, talk, code := d.run("", args...)
	if code != exitDone {
		d.t.Fatalf("voiceportal %s: exit code %d\n%s", strings.Join(args, " "), code, talk)
	}
	return out
}

// start runs a command beside the test and hands out the lines that it prints. It is stopped, and
// waited for, at the end of the test.
func (d *desk) start(stdin io.Reader, args ...string) (line func() string, ended <-chan int) {
	d.t.Helper()
	ctx, stop := context.WithCancel(d.t.Context())
	out, w := io.Pipe()
	code, done := make(chan int, 1), make(chan struct{})
	go func() {
		defer close(done)
		code <- run(ctx, args, d.env, stdin, w, io.Discard)
		w.Close()
	}()
	d.t.Cleanup(func() {
		stop()
		out.Close()
		<-done
	})
	lines := bufio.NewScanner(out)
	return func() string {
		d.t.Helper()
		if !lines.Scan() {
			d.t.Fatalf("voiceportal %s ended before it printed what was waited for", strings.Join(args, " "))
		}
		return lines.Text()
	}, code
}

// until skips lines up to one that holds a text.
func until(line func() string, text string) string {
	for {
		if l := line(); strings.Contains(l, text) {
			return l
		}
	}
}

func TestCallsInOneProcessAreSeenInAnother(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.must("tenant", "list")
	follow, _ := d.start(nil, "calls", "--follow")
	keys, press := io.Pipe()
	phone, ended := d.start(keys, "call", "--plain", "--from", "harbor/4012", "--to", "*98")
	until(phone, "Please enter your passcode")

	until(follow, "harbor/4012 to *98: ")
	if got := d.must("calls"); !strings.Contains(got, "harbor/4012") {
		t.Errorf("calls does not list the call in progress:\n%s", got)
	}
	if got := d.must("calls", "--json"); !strings.Contains(got, `"from":"harbor/4012","to":"*98"`) {
		t.Errorf("calls --json does not list the call in progress:\n%s", got)
	}
	_, talk, code := d.run("", "class", "reset")
	if code != exitFailed || !strings.Contains(talk, "in progress") {
		t.Errorf("class reset during a call: exit code %d, %s, want a refusal", code, talk)
	}

	press.Close() // the end of the input hangs up
	until(phone, "Call ended")
	if c := <-ended; c != exitDone {
		t.Errorf("the call ended with exit code %d, want 0 however it ended", c)
	}
	until(follow, "harbor/4012 to *98: ended")
	if got := d.must("calls"); got != "no calls in progress\n" {
		t.Errorf("after the call, calls prints %q", got)
	}
}

func TestTheAuditIsFollowed(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.must("tenant", "list")
	line, _ := d.start(nil, "audit", "--follow", "--mailbox", "harbor/4015")
	jsonLine, _ := d.start(nil, "audit", "--follow", "--json", "--by", "boss")
	d.must("mailbox", "lock", "harbor/4012")
	d.must("--actor", "boss", "mailbox", "lock", "harbor/4015", "--reason", "a test")
	if got := line(); !strings.Contains(got, "boss locked harbor/4015. Status active → locked. Reason: a test.") {
		t.Errorf("the followed audit says %q", got)
	}
	if got := jsonLine(); !strings.Contains(got, `"actor":"boss","act":"lock","mailbox":"harbor/4015","reason":"a test"`) {
		t.Errorf("the followed audit says %q", got)
	}
}

// An act reaches a call that is in progress in another process.
func TestAResetReachesACallInProgress(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.must("tenant", "list")
	keys, press := io.Pipe()
	defer press.Close()
	phone, ended := d.start(keys, "call", "--plain", "--from", "harbor/4012", "--to", "*98")
	until(phone, "Please enter your passcode")
	go io.WriteString(press, "2580#\n") //nolint:errcheck // a closed pipe fails the test elsewhere
	until(phone, "State: Main menu")
	d.must("mailbox", "reset", "harbor/4012", "--temporary")
	until(phone, "Your administrator has just reset your passcode.")
	until(phone, "Call ended")
	<-ended
}

func TestTwoFirstStartsAtTheSameInstantMakeOneStore(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	const starts = 4
	type outcome struct {
		code int
		talk string
	}
	outcomes := make(chan outcome, starts)
	for range starts {
		go func() {
			var talk bytes.Buffer
			code := run(t.Context(), []string{"mailbox", "lock", "harbor/4015"}, d.env, nil, io.Discard, &talk)
			outcomes <- outcome{code, talk.String()}
		}()
	}
	made, locked := 0, 0
	for range starts {
		o := <-outcomes
		made += strings.Count(o.talk, "made the store")
		if o.code == exitDone {
			locked++
		}
	}
	if made != 1 || locked != 1 {
		t.Errorf("of %d first starts %d made the store and %d did the lock that only one can do", starts, made, locked)
	}
	if got := d.must("mailbox", "show", "harbor/4015"); !strings.Contains(got, "locked") {
		t.Errorf("the lock of a first start is lost:\n%s", got)
	}
	if got := d.must("store", "check"); !strings.Contains(got, "is sound") {
		t.Errorf("store check: %s", got)
	}
}

func TestJSONIsOneObjectALine(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, args := range [][]string{
		{"mailbox", "list"},
		{"mailbox", "show", "harbor/4012"},
		{"mailbox", "lock", "harbor/4015"},
		{"mailbox", "delete", "harbor/4052"},
		{"tenant", "list"},
		{"tenant", "show", "harbor"},
		{"tenant", "edit", "harbor", "--name", "Harbor"},
		{"tenant", "create", "pier", "--name", "Pier"},
		{"tenant", "onboarding", "oakfield", "--system-generated"},
		{"mail", "list"},
		{"mail", "show", "1"},
		{"audit"},
		{"calls"},
		{"class", "list"},
		{"class", "save", "mine"},
		{"clock", "show"},
		{"clock", "advance", "1d"},
		{"flow"},
		{"prompts", "list"},
		{"prompts", "say", "welcome"},
		{"profile", "list"},
		{"profile", "show", "webex"},
		{"pin", "rules"},
		{"pin", "generate"},
		{"store", "check"},
		{"where"},
		{"version"},
	} {
		got := d.must(append(args, "--json")...)
		for line := range strings.Lines(got) {
			if !strings.HasPrefix(line, "{") || !strings.HasSuffix(line, "}\n") {
				t.Errorf("voiceportal %s --json prints %q", strings.Join(args, " "), line)
			}
		}
		if got == "" && args[0] != "calls" {
			t.Errorf("voiceportal %s --json prints nothing", strings.Join(args, " "))
		}
	}
}

// No listing, however detailed, shows a PIN of the class.
func TestNoVerbPrintsAPINUnasked(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.must("mailbox", "reset", "harbor/4012", "--temporary")
	for _, args := range [][]string{
		{"mailbox", "list", "--json"},
		{"mailbox", "show", "harbor/4015", "--json"},
		{"mail", "show", "1"},
		{"tenant", "show", "oakfield", "--json"},
		{"audit", "--limit", "0", "--json"},
		{"store", "check", "--json"},
		{"where"},
	} {
		got := d.must(args...)
		for _, secret := range []string{"45249", "258013", "1357924", "7294"} {
			if strings.Contains(got, secret) {
				t.Errorf("voiceportal %s prints a PIN", strings.Join(args, " "))
			}
		}
	}
}

func TestAReadOnlyPlaceForTheConfigIsAnError(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := filepath.Join(t.TempDir(), "config.yaml")
	d.must("--config", file, "config", "init")
	_, talk, code := d.run("", "--config", filepath.Join(file, "below.yaml"), "config", "init")
	if code != exitFailed || !strings.Contains(talk, "make the folder of the config file") {
		t.Errorf("config init below a file: exit code %d, %s", code, talk)
	}
}
