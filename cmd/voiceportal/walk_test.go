package main

import (
	"cmp"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// step is a command of the walk in docs/tmf702.md, and what it prints.
type step struct {
	command string
	prints  []string // lines; "..." stands for anything
}

// readWalk finds the commands in a page: in fenced blocks, each after a "$ ", what they print below.
func readWalk(page string) []step {
	var steps []step
	inside := false
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		switch command, is := strings.CutPrefix(line, "$ "); {
		case strings.HasPrefix(line, "```"):
			inside = !inside
		case !inside:
		case is:
			steps = append(steps, step{command: command})
		case len(steps) > 0:
			last := &steps[len(steps)-1]
			last.prints = append(last.prints, line)
		}
	}
	return steps
}

// TestTheGuideCanBeWalked does what docs/tmf702.md tells a newcomer to do, with the real program in
// processes of its own, and compares what comes of it. A stand-in for curl makes the test need no
// more than the others do.
func TestTheGuideCanBeWalked(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "tmf702.md"))
	if err != nil {
		t.Fatal(err)
	}
	steps := readWalk(string(page))
	if len(steps) < 20 {
		t.Fatalf("the guide has %d commands", len(steps))
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "walk.txtar")
	if err := os.WriteFile(script, []byte("walk\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{script},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("USER", "tester")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"walk": func(ts *testscript.TestScript, _ bool, _ []string) { walk(ts, steps) },
		},
	})
}

// before is what the shell does first: it ends what it has begun when it ends, and ends itself when
// the walk takes too long.
const before = "trap 'trap - EXIT; kill $(jobs -p) 2>/dev/null' EXIT\ntrap 'exit 1' TERM\n(sleep 60; kill $$) >/dev/null 2>&1 &\n"

// walk does the steps in one shell, and compares what each has printed.
func walk(ts *testscript.TestScript, steps []step) {
	var sh strings.Builder
	sh.WriteString(before)
	port := freePort(ts)
	for i, s := range steps {
		command := strings.ReplaceAll(s.command, "127.0.0.1:8080", port)
		fmt.Fprintf(&sh, "echo '@@ %d'\n%s\necho\n", i, command)
	}
	file := ts.MkAbs("walk.sh")
	ts.Check(os.WriteFile(file, []byte(sh.String()), 0o600))
	err := ts.Exec("sh", file)
	said := ts.ReadFile("stdout")
	if err != nil {
		ts.Fatalf("the walk ended with %v:\n%s\n%s", err, said, ts.ReadFile("stderr"))
	}
	printed := strings.Split(said, "@@ ")[1:]
	if len(printed) != len(steps) {
		ts.Fatalf("%d of %d commands were done:\n%s\n%s", len(printed), len(steps), said, ts.ReadFile("stderr"))
	}
	for i, s := range steps {
		_, got, _ := strings.Cut(printed[i], "\n")
		if missing := notPrinted(got, s.prints); missing != "" {
			ts.Fatalf("$ %s\nprints\n%s\nand not the line\n%s\n%s", s.command, got, missing, ts.ReadFile("stderr"))
		}
	}
}

// notPrinted is the first of some lines that does not follow the others; empty where all do.
func notPrinted(printed string, lines []string) string {
	rest := strings.Split(printed, "\n")
	for _, line := range lines {
		pattern := strings.ReplaceAll(regexp.QuoteMeta(line), `\.\.\.`, ".*")
		want := regexp.MustCompile("^" + pattern + "$")
		at := 0
		for at < len(rest) && !want.MatchString(strings.TrimRight(rest[at], " ")) {
			at++
		}
		if at == len(rest) {
			return line
		}
		rest = rest[at+1:]
	}
	return ""
}

// freePort is an address that nobody listens at now.
func freePort(ts *testscript.TestScript) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	defer l.Close() //nolint:errcheck // only its number was wanted
	return l.Addr().String()
}

// curl is the part of curl that the guide uses: -s, -X, -H, -d and retries while nobody listens.
func curl() {
	if err := curlTo(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "curl:", err)
		os.Exit(1)
	}
}

func curlTo(w io.Writer, args []string) error {
	var method, url, data string
	header := http.Header{}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		value := func() string {
			v := strings.Join(args[:min(1, len(args))], "")
			args = args[min(1, len(args)):]
			return v
		}
		switch arg {
		case "-s", "--retry-connrefused":
		case "--retry":
			value()
		case "-X":
			method = value()
		case "-d":
			data = value()
		case "-H":
			name, v, _ := strings.Cut(value(), ": ")
			header.Add(name, v)
		default:
			url = arg
		}
	}
	if method == "" && data != "" {
		method = http.MethodPost
	}
	deadline := time.Now().Add(20 * time.Second)
	for {
		r, err := http.NewRequest(cmp.Or(method, http.MethodGet), url, strings.NewReader(data))
		if err != nil {
			return err
		}
		r.Header = header
		answer, err := http.DefaultClient.Do(r)
		if refused := err != nil && strings.Contains(err.Error(), syscall.ECONNREFUSED.Error()); refused && time.Now().Before(deadline) {
			<-time.After(50 * time.Millisecond)
			continue
		}
		if err != nil {
			return err
		}
		defer answer.Body.Close() //nolint:errcheck // read to its end
		_, err = io.Copy(w, answer.Body)
		return err
	}
}

func TestAWalkIsReadFromItsPage(t *testing.T) {
	t.Parallel()
	steps := readWalk("text\n$ not this\n```\n$ one\nprinted\n...\n$ two\n```\nmore\n```\n$ three\n```\n")
	if len(steps) != 3 || steps[0].command != "one" || len(steps[0].prints) != 2 || len(steps[1].prints) != 0 || steps[2].command != "three" {
		t.Errorf("read %+v", steps)
	}
	for _, tt := range []struct {
		printed string
		lines   []string
		missing string
	}{
		{"a\nb\nc", []string{"a", "c"}, ""},
		{"a\nb\nc", []string{"c", "a"}, "a"},
		{`{"x":1}`, []string{`{...1}`}, ""},
		{"", []string{"a"}, "a"},
		{"abc", []string{"b"}, "b"},
	} {
		if got := notPrinted(tt.printed, tt.lines); got != tt.missing {
			t.Errorf("%q lacks %q, want %q", tt.printed, got, tt.missing)
		}
	}
}
