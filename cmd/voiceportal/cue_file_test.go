package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/trainer"
)

func TestTheTrainerAndThePresenterHearEachOther(t *testing.T) {
	t.Parallel()
	c := cueFile(filepath.Join(t.TempDir(), "class.db"))
	if _, open, err := c.Standing(); open || err != nil {
		t.Fatalf("before a trainer is open: %v, %v", open, err)
	}
	want := trainer.Standing{Lesson: "PIN lockout", Step: 2, Steps: 6, Notes: []string{"Wait."}}
	if err := c.Show(want); err != nil {
		t.Fatal(err)
	}
	got, open, err := c.Standing()
	if err != nil || !open {
		t.Fatalf("after it has told: %v, %v", open, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("standing (-told +heard):\n%s", diff)
	}
	if err := c.Ask(trainer.AskNext); err != nil {
		t.Fatal(err)
	}
	for i, want := range []trainer.Ask{trainer.AskNext, trainer.AskNothing} {
		if ask, err := c.Asked(); ask != want || err != nil {
			t.Errorf("asked %q (%v) at try %d, want %q", ask, err, i+1, want)
		}
	}
}

func TestWhatIsNoCueIsTold(t *testing.T) {
	t.Parallel()
	c := cueFile(filepath.Join(t.TempDir(), "class.db"))
	if err := os.WriteFile(c.standing(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Standing(); err == nil || !strings.Contains(err.Error(), "where the lesson stands") {
		t.Errorf("half a file gives %v", err)
	}
	gone := cueFile(filepath.Join(t.TempDir(), "none", "class.db"))
	if err := gone.Show(trainer.Standing{}); err == nil {
		t.Error("a folder that is not there takes what is told")
	}
	if err := gone.Ask(trainer.AskBack); err == nil {
		t.Error("a folder that is not there takes what is asked")
	}
}

func TestCueFilesAreForTheirOwnerOnly(t *testing.T) {
	t.Parallel()
	c := cueFile(filepath.Join(t.TempDir(), "class.db"))
	if err := c.Show(trainer.Standing{}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(c.standing())
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the file has the mode %o, want 600", mode)
	}
}
