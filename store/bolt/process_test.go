//go:build unix

package bolt_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"voiceportal/store/bolt"
)

func TestIncrementsOfSeveralProcessesAddUp(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	const processes, times = 4, 50
	var others []*process
	for range processes {
		others = append(others, start(t, "count", path, fmt.Sprint(times)))
	}
	for range times {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range others {
		last := ""
		for line := p.line(); line != ""; line = p.line() {
			last = line
		}
		if last != fmt.Sprint("done ", times) {
			t.Errorf("a process ended with %q", last)
		}
	}
	const want = (processes + 1) * times
	if failures, entries := counted(t, s); failures != want || entries != want {
		t.Errorf("%d failures and %d audit entries, want %d of each", failures, entries, want)
	}
	wantSound(t, s)
}

// TestAKilledProcessLosesNothingThatWasAnswered kills a process at random moments of its work.
func TestAKilledProcessLosesNothingThatWasAnswered(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	total := 0
	for range 8 {
		p := start(t, "count", path, "1000000")
		answered := 0
		for range 1 + rand.IntN(20) {
			if _, err := fmt.Sscanf(p.line(), "done %d", &answered); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for line := p.line(); line != ""; line = p.line() {
			_, _ = fmt.Sscanf(line, "done %d", &answered) // the last line may be cut off
		}
		failures, entries := counted(t, s)
		if total+answered != failures && total+answered+1 != failures || entries != failures {
			t.Fatalf("%d acts were answered; %d failures and %d audit entries are there, want as many or one more",
				total+answered, failures, entries)
		}
		total = failures
	}
	wantSound(t, s)
}

// TestASuspendedProcessBlocksNobody stops a process between its acts, as ctrl+z does. It catches
// up when it goes on.
func TestASuspendedProcessBlocksNobody(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{Timeout: 10 * time.Second})
	p := start(t, "watch", path)
	if line := p.line(); line != "watching" {
		t.Fatalf("the other process says %q", line)
	}
	// Its watch reads the file for an instant now and then; outside of these it holds nothing.
	stopIdle(t, p, path)
	for range 20 {
		if err := s.Update(t.Context(), charge); err != nil {
			t.Fatal(err)
		}
	}
	if failures, _ := counted(t, s); failures != 20 {
		t.Errorf("%d failures, want 20", failures)
	}
	cont(t, p)
	for revision := range 20 {
		for _, record := range []string{"mailbox harbor/4012", fmt.Sprint("audit ", revision+1)} {
			if got, want := p.line(), fmt.Sprint(revision+2, " ", record); got != want {
				t.Fatalf("the process that went on says %q, want %q", got, want)
			}
		}
	}
}

// TestAnIdleWatchCostsNextToNothing counts the processor time of a process that only watches.
func TestAnIdleWatchCostsNextToNothing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	p := start(t, "watch", path)
	p.line()
	time.AfterFunc(time.Second, func() { _ = s.Update(t.Context(), charge) })
	if got := p.line(); got != "2 mailbox harbor/4012" {
		t.Fatalf("the watching process says %q", got)
	}
	_ = p.Process.Kill()
	_ = p.Wait()
	// Its start alone takes some 20 ms. A watch that opened the store at every look would take
	// some more; one that spins would take the whole second.
	if used := p.ProcessState.UserTime() + p.ProcessState.SystemTime(); used > 500*time.Millisecond {
		t.Errorf("watching for a second took %v of processor time", used)
	}
}

func TestAStoreIsForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "portal.db")
	withAna(t, path, bolt.Options{})
	want := map[string]os.FileMode{path: 0o600, path + ".lock": 0o600, filepath.Dir(path): 0o700}
	for name, mode := range want {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != mode {
			t.Errorf("%s has mode %v, want %v", name, got, mode)
		}
	}
}
