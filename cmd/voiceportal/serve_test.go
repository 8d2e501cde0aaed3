package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"voiceportal/ivr/notify/smtptest"
)

// serving runs serve beside the test and hands out the lines that it says on stderr. Stop ends it
// and returns its exit code.
func (d *desk) serving(args ...string) (line func() string, stop func() int) {
	d.t.Helper()
	ctx, cancel := context.WithCancel(d.t.Context())
	talk, w := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"serve"}, args...), d.env, nil, io.Discard, w)
		w.Close()
	}()
	d.t.Cleanup(cancel)
	said := bufio.NewScanner(talk)
	line = func() string {
		d.t.Helper()
		if !said.Scan() {
			d.t.Fatal("serve ended before it said what was waited for")
		}
		return said.Text()
	}
	return line, func() int {
		cancel()
		go io.Copy(io.Discard, talk) //nolint:errcheck // what it still says is not looked at
		return <-code
	}
}

func TestServeDeliversWhatOtherProcessesQueue(t *testing.T) {
	t.Parallel()
	server := smtptest.Listen(t, smtptest.Clear, smtptest.Answers{})
	d := newDesk(t)
	d.must("--class", "none", "tenant", "create", "harbor", "--name", "Harbor")
	line, stop := d.serving("--smtp", server.Addr, "--smtp-tls", "none", "--smtp-from", "portal@harbor.example")
	if got, want := line(), "voiceportal: delivers mail through "+server.Addr+"; ctrl+c stops"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	d.must("mailbox", "create", "harbor/4100", "--first", "Ola", "--email", "ola@harbor.example")
	if got := until(line, "mail delivered"); !strings.Contains(got, "mailbox=harbor/4100") {
		t.Errorf("it logs %q", got)
	}
	got := server.Deliveries()
	if len(got) != 1 || got[0].From != "portal@harbor.example" || got[0].To != "ola@harbor.example" {
		t.Fatalf("delivered: %d letters", len(got))
	}
	until(func() string { return d.must("mail", "list") }, " sent ")
	if _, talk, code := d.run("", "mail", "show", "1", "--reveal"); code != exitFailed || !strings.Contains(talk, "its PIN is no longer in the store") {
		t.Errorf("the delivered PIN: exit code %d, %s", code, talk)
	}
	if code := stop(); code != exitDone {
		t.Errorf("stopped, the exit code is %d", code)
	}
}

func TestServeSignsInWithAPasswordFromAFileOrTheEnvironment(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("from a file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		option smtpOption
		want   string
	}{
		{"a file", smtpOption{user: "portal", passwordFile: file}, "from a file"},
		{"the environment", smtpOption{user: "portal"}, "from the environment"},
		{"nobody to sign in", smtpOption{}, ""},
	} {
		tt.option.program = &program{env: environment{smtpPasswordVariable: "from the environment"}}
		got, err := tt.option.password()
		if err != nil || got.Reveal() != tt.want {
			t.Errorf("%s: %v, or another password", tt.name, err)
		}
	}
}

// One service that fails ends the others, and the program fails.
func TestAServiceThatFailsEndsTheOthers(t *testing.T) {
	t.Parallel()
	broken := errors.New("the port is taken")
	ended := false
	services := []service{
		{"waits", func(ctx context.Context) error { <-ctx.Done(); ended = true; return nil }},
		{"fails", func(context.Context) error { return broken }},
	}
	p := &program{stderr: io.Discard}
	if err := p.serveAll(t.Context(), services); !errors.Is(err, broken) || !ended {
		t.Errorf("error %v, the other one ended: %v", err, ended)
	}
}

func TestAStopIsNoFailure(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var talk strings.Builder
	p := &program{stderr: &talk}
	err := p.serveAll(ctx, []service{{"waits", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }}})
	if err != nil || !strings.HasSuffix(talk.String(), "voiceportal: stopped\n") {
		t.Errorf("error %v, and it says %q", err, talk.String())
	}
}
