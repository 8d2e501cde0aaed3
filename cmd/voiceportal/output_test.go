package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

func TestTablesAreAsWideAsTheyMust(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	tab := table{head: []string{"A", "BB", "C"}}
	tab.add("1", "", "é")
	tab.add("longer", "x", "")
	if err := tab.print(&b, "nothing"); err != nil {
		t.Fatal(err)
	}
	want := "A       BB  C\n1           é\nlonger  x\n"
	if got := b.String(); got != want {
		t.Errorf("table:\n%s\nwant:\n%s", got, want)
	}
	b.Reset()
	if err := (&table{head: tab.head}).print(&b, "nothing"); err != nil || b.String() != "nothing\n" {
		t.Errorf("an empty table prints %q, %v", b.String(), err)
	}
}

func TestFactsWithoutAValueAreLeftOut(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	var f facts
	f.add("name", "%s", "Ana")
	f.add("site", "%s", "")
	f.add("new", "%d", 2)
	if err := f.print(&b); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "name  Ana\nnew   2\n"; got != want {
		t.Errorf("facts %q, want %q", got, want)
	}
}

func TestAWriterThatFailsIsReported(t *testing.T) {
	t.Parallel()
	tab := table{head: []string{"A"}, rows: [][]string{{"1"}}}
	f := facts{{"a", "b"}}
	for name, err := range map[string]error{
		"table": tab.print(brokenWriter{}, ""), "facts": f.print(brokenWriter{}),
		"sentence": (&program{stdout: brokenWriter{}}).tell(nil, "done"),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s on a broken stdout: %v", name, err)
		}
	}
}

var errBroken = errors.New("broken pipe")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestErrorsAreToldWithTheNextStep(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		err  error
		code int
		want string
	}{
		{"none", nil, exitDone, ""},
		{"told already", errReported, exitFailed, ""},
		{"plain", errors.New("the disk is full"), exitFailed, "voiceportal: the disk is full\n"},
		{
			"usage", usage("mailbox --help", "what is %q", "x"), exitUsage,
			"voiceportal: what is \"x\"\nvoiceportal: try voiceportal mailbox --help\n",
		},
		{
			"refusal", &mailbox.Refusal{Problem: "mailbox a/1 is deactivated", Next: "activate it first"}, exitFailed,
			"voiceportal: mailbox a/1 is deactivated\nvoiceportal: activate it first\n",
		},
		{
			"unknown profile", fmt.Errorf("%w: x", profile.ErrNoProfile), exitFailed,
			"voiceportal: no such profile: x\nvoiceportal: see voiceportal profile list\n",
		},
		{"hint", &hinted{errors.New("no"), "do this"}, exitFailed, "voiceportal: no\nvoiceportal: do this\n"},
		{"several lines", errors.New("one\ntwo"), exitFailed, "voiceportal: one\nvoiceportal: two\n"},
		{"interrupted", fmt.Errorf("read: %w", context.Canceled), exitFailed, "voiceportal: interrupted\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var talk bytes.Buffer
			p := &program{stderr: &talk}
			if code := p.report(tt.err); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			if got := talk.String(); got != tt.want {
				t.Errorf("stderr %q, want %q", got, tt.want)
			}
		})
	}
}
