package proof_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"os/exec"
	"testing"
)

// roleVariable makes the test binary a process that uses a store, instead of running tests.
const roleVariable = "VOICEPORTAL_PROOF_ROLE"

// roles are what other processes do. They read orders from stdin and say on stdout how far they are.
var roles = map[string]func(context.Context, []string) error{
	"sign in": signInOnOrder,
	"floor":   commitOnOrder,
	"use":     usePortal,
	"deliver": deliverPost,
	"guess":   guess,
}

// more are roles that only some systems can play.
func more() map[string]func(context.Context, []string) error {
	all := maps.Clone(roles)
	maps.Copy(all, tracing)
	return all
}

func TestMain(m *testing.M) {
	role := os.Getenv(roleVariable)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := more()[role](context.Background(), os.Args[1:]); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

// process is another process on a store.
type process struct {
	*exec.Cmd
	orders io.WriteCloser
	lines  *bufio.Scanner
}

// start starts the test binary in a role. It is killed at the end of the test.
func start(t testing.TB, role string, args ...any) *process {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = fmt.Sprint(a)
	}
	p := &process{Cmd: exec.CommandContext(t.Context(), exe, words...)}
	p.Env = append(os.Environ(), roleVariable+"="+role)
	p.Stderr = os.Stderr
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if p.orders, err = p.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	p.lines = bufio.NewScanner(out)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = p.Process.Kill()
		_ = p.Wait()
	})
	return p
}

// line waits for the next line of a process; it is empty at the end of the output.
func (p *process) line() string {
	p.lines.Scan()
	return p.lines.Text()
}

// order sends a line to a process.
func (p *process) order(words ...any) error {
	_, err := fmt.Fprintln(p.orders, words...)
	return err
}

// all are the lines of a process until its end.
func (p *process) all() iter.Seq[string] {
	return func(yield func(string) bool) {
		for p.lines.Scan() && yield(p.lines.Text()) {
		}
	}
}

// kill ends a process as a power cut would, as far as it can tell.
func (p *process) kill(t testing.TB) {
	t.Helper()
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
}
