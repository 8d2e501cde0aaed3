//go:build !windows

package main

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptDesk is what a script has before it: keys that wait for the next command, a screen, and where
// the REST API is.
type scriptDesk struct {
	keys       []string
	screen     *screen
	api, token string
}

// deskKey finds it.
type deskKey struct{}

func deskOf(ts *testscript.TestScript) *scriptDesk { return ts.Value(deskKey{}).(*scriptDesk) }

func envOf(ts *testscript.TestScript) []string {
	return []string{"HOME=" + ts.Getenv("HOME"), "USER=" + ts.Getenv("USER"), "PATH=" + ts.Getenv("PATH")}
}

// runVerb runs a command of the program, with the keys that were given for it.
func runVerb(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 || args[0] != appName {
		ts.Fatalf("usage: run %s ARGS", appName)
	}
	d := deskOf(ts)
	stdin := strings.NewReader(strings.Join(append(d.keys, ""), "\n"))
	d.keys = nil
	code := run(context.Background(), args[1:], envOf(ts), stdin, ts.Stdout(), ts.Stderr())
	if failed := code != exitDone; failed != neg {
		ts.Fatalf("exit code %d", code)
	}
}

// giveKeys gives lines to the next command's stdin: keys of a telephone, or a PIN.
func giveKeys(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("keys cannot be negated")
	}
	deskOf(ts).keys = slices.Clone(args)
}

// saveFound keeps what a pattern, or the group in it, finds in the last output, under a name.
func saveFound(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: save NAME PATTERN")
	}
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) == 0 {
		ts.Fatalf("nothing in the output is like %s", args[1])
	}
	ts.Setenv(args[0], found[len(found)-1])
}

// openDesk opens a screen.
func openDesk(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || args[0] != appName {
		ts.Fatalf("usage: open %s ARGS", appName)
	}
	x, err := openScreen(envOf(ts), args[1:]...)
	ts.Check(err)
	deskOf(ts).screen = x
	ts.Defer(func() { _ = x.close() })
}

// pressKeys presses keys on the screen.
func pressKeys(ts *testscript.TestScript, neg bool, args []string) {
	x := deskOf(ts).screen
	if neg || x == nil {
		ts.Fatalf("usage: press KEYS, after open")
	}
	ts.Check(x.press(args...))
}

// seeText waits until the screen shows every text, or none of them.
func seeText(ts *testscript.TestScript, neg bool, args []string) {
	x := deskOf(ts).screen
	if x == nil || len(args) == 0 {
		ts.Fatalf("usage: see TEXTS, after open")
	}
	for _, text := range args {
		if neg {
			ts.Check(x.lose(text))
		} else {
			ts.Check(x.see(text))
		}
	}
}
