package proof_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"voiceportal/store/bolt"
)

// killsVariable says how many processes the crash tests kill; without it they take a sample.
const killsVariable = "CRASH"

// kills is how many processes are to be killed.
func kills(t *testing.T, sample int) int {
	t.Helper()
	text := os.Getenv(killsVariable)
	if text == "" {
		return sample
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s=%q is no number of kills", killsVariable, text)
	}
	return n
}

// killsPerStore is how many kills one store lives through.
const killsPerStore = 25

// TestAKilledPortalHasLostNothingThatWasHeard kills processes that sign in, fail, change, reset and
// lock, in the middle of a commit and at random, while another one works on the same store.
func TestAKilledPortalHasLostNothingThatWasHeard(t *testing.T) {
	t.Parallel()
	all := kills(t, 2*(len(bolt.Points())+2))
	where := append(bolt.Points(), "", "") // two at a random moment for one at each point
	for first := 0; first < all; first += killsPerStore {
		p := makePortal(t, boxesInUse)
		l := newLedger(boxesInUse)
		for i := first; i < min(first+killsPerStore, all); i++ {
			point := where[i%len(where)]
			killOne(t, l, p.path, fmt.Sprintf("u%d", i), point)
			if err := l.check(t.Context(), p); err != nil {
				t.Fatalf("after kill %d, at point %q:\n%v", i+1, point, err)
			}
		}
		if len(l.heard) == 0 {
			t.Error("nobody heard anything")
		}
		if err := p.store.Close(); err != nil {
			t.Error(err)
		}
	}
}

// killOne has two users work at once, kills one of them at a point of a commit, or at random where
// none is named, and then the other one, which must have been able to go on.
func killOne(t *testing.T, l *ledger, path, name string, point bolt.Point) {
	t.Helper()
	moment := rand.N(60 * time.Millisecond)
	other := start(t, "use", path, name+"b", "", 0)
	victim := start(t, "use", path, name+"a", point, rand.IntN(8))
	for _, p := range []*process{victim, other} {
		if got := p.line(); got != "ready" {
			t.Fatal(got)
		}
	}
	for _, p := range []*process{victim, other} {
		if err := p.order("go"); err != nil {
			t.Fatal(err)
		}
	}
	said := make(chan string)
	var reading sync.WaitGroup
	for _, p := range []*process{victim, other} {
		reading.Go(func() {
			for line := range p.all() {
				said <- line
			}
			if p == victim { // the other one must be able to go on without it
				<-time.After(moment)
				_ = other.Process.Kill()
			}
		})
	}
	if point == "" {
		time.AfterFunc(moment, func() { _ = victim.Process.Kill() })
	}
	go func() { reading.Wait(); close(said) }()
	for line := range said {
		if strings.HasPrefix(line, "error:") {
			t.Error(line)
		}
		l.note(line)
		if line == "at "+string(point) {
			victim.kill(t)
		}
	}
}

// TestAPortalThatTellsTooEarlyIsFoundOut is the control of the test above: a portal that discloses an
// outcome before it is on the disk must fail it.
func TestAPortalThatTellsTooEarlyIsFoundOut(t *testing.T) {
	t.Parallel()
	p := makePortal(t, boxesInUse)
	l := newLedger(boxesInUse)
	hasty := start(t, "use", p.path, "hasty", bolt.PointRan, 0, "hasty")
	if got := hasty.line(); got != "ready" {
		t.Fatal(got)
	}
	if err := hasty.order("go"); err != nil {
		t.Fatal(err)
	}
	stopped := false
	for line := range hasty.all() {
		l.note(line)
		stopped = stopped || line == "at ran"
		if stopped && len(l.heard) > 0 { // the first act is heard, and its commit stands still
			hasty.kill(t)
		}
	}
	err := l.check(t.Context(), p)
	if err == nil || !strings.Contains(err.Error(), "which is not on the disk") {
		t.Errorf("the control passes: %v", err)
	}
}
