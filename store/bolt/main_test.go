//go:build unix

package bolt_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"voiceportal/store/bolt"
)

// roleVariable makes the test binary a process that uses a store, instead of running tests.
const roleVariable = "VOICEPORTAL_STORE_TEST_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		if err := play(role, os.Args[1:]); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// play is what another process does; it tells on stdout how far it is.
func play(role string, args []string) error {
	ctx := context.Background()
	switch role {
	case "count": // a number of increments, then the end
		return eachAct(ctx, args[0], args[1])
	case "watch": // says what changes, for ever
		return sayChanges(ctx, args[0])
	case "unprivileged": // tries to write as a user who may not
		return tryToWrite(ctx, args[0])
	case "full": // writes until the file may grow no more
		return fillUp(ctx, args[0])
	}
	return fmt.Errorf("no role %q", role)
}

func eachAct(ctx context.Context, path, times string) error {
	var n int
	if _, err := fmt.Sscan(times, &n); err != nil {
		return err
	}
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // the end of the process
	for i := range n {
		if err := s.Update(ctx, charge); err != nil {
			return err
		}
		fmt.Println("done", i+1)
	}
	return nil
}

func sayChanges(ctx context.Context, path string) error {
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // the end of the process
	changes, err := s.Watch(ctx)
	if err != nil {
		return err
	}
	fmt.Println("watching")
	for ch := range changes {
		fmt.Println(ch.Revision, ch.Kind, ch.Record)
	}
	return nil
}

// process is another process on a store.
type process struct {
	*exec.Cmd
	lines *bufio.Scanner
}

// start starts the test binary in a role. It is killed at the end of the test.
func start(t *testing.T, role string, args ...string) *process {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.CommandContext(t.Context(), exe, args...)}
	p.Env = append(os.Environ(), roleVariable+"="+role)
	p.Stderr = os.Stderr
	out, err := p.StdoutPipe()
	if err != nil {
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
