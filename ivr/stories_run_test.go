package ivr_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func TestStoriesAreToldAsBefore(t *testing.T) {
	t.Parallel()
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			l := s.play(t)
			golden(t, filepath.Join("testdata", s.name+".call.txt"), l.transcript(), "if the new one is right, run the test with -update")
		})
	}
}

func TestAStoryReadsBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	for _, s := range stories() {
		l := s.play(t)
		got, err := ivr.ParseTranscript(strings.NewReader(l.transcript()))
		if err != nil {
			t.Errorf("%s: %v", s.name, err)
			continue
		}
		if diff := cmp.Diff(l.tape, got, comparePINs); diff != "" {
			t.Errorf("%s reads back differently (-told +read):\n%s", s.name, diff)
		}
	}
}

func TestAStoryReplaysToTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, s := range stories() {
		l := s.play(t)
		want := l.transcript()
		tape, err := ivr.ParseTranscript(strings.NewReader(want))
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if l.tape, err = ivr.Replay(s.flowOf(), tape); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if diff := cmp.Diff(want, l.transcript()); diff != "" {
			t.Errorf("%s replays differently (-told +replayed):\n%s", s.name, diff)
		}
	}
}

// always are the moves that a table test takes from every state.
func always(t ivr.Trigger) bool {
	return slices.Contains([]ivr.Trigger{
		ivr.TriggerHungUp, ivr.TriggerAccountChanged, ivr.TriggerUnavailable,
		ivr.TriggerNoInput, ivr.TriggerNoMatch, ivr.TriggerCleared, ivr.TriggerGaveUp,
	}, t)
}

func TestStoriesTakeEveryTransition(t *testing.T) {
	t.Parallel()
	taken := map[ivr.Moved]bool{}
	for _, s := range stories() {
		for _, r := range s.play(t).tape {
			if mv, ok := r.What.(ivr.Moved); ok {
				taken[mv] = true
			}
		}
	}
	for _, tr := range ivr.Transitions() {
		if !always(tr.Trigger) && !taken[ivr.Moved{From: tr.From, Trigger: tr.Trigger, To: tr.To}] {
			t.Errorf("no story takes %s --%s--> %s", tr.From, tr.Trigger, tr.To)
		}
	}
}

func TestStoriesSayEveryPrompt(t *testing.T) {
	t.Parallel()
	said := map[ivr.PromptID]bool{}
	hear := func(l *leg) {
		for _, r := range l.tape {
			if p, ok := r.What.(ivr.Play); ok {
				for _, u := range p.Say {
					said[u.Prompt] = true
					checkArgs(t, u)
				}
			}
		}
	}
	for _, s := range stories() {
		hear(s.play(t))
	}
	for _, what := range []ivr.Change{ivr.ChangeReset, ivr.ChangeLocked, ivr.ChangeDeactivated} {
		l := arrive(t, flow(), ivr.StateMainMenu)
		l.step(ivr.AccountChanged{What: what})
		hear(l)
	}
	hear(arrive(t, flow(), ivr.StateUnavailable))
	hear(arrive(t, flow(), ivr.StateHandsetSignedIn))
	for _, id := range ivr.Prompts() {
		if !said[id] {
			t.Errorf("no story says %s", id)
		}
		delete(said, id)
	}
	for id := range said {
		t.Errorf("prompt %s is said but not listed", id)
	}
}

// checkArgs compares the values of a prompt with its placeholders.
func checkArgs(t *testing.T, u ivr.Utterance) {
	t.Helper()
	var got []ivr.Placeholder
	for _, a := range u.Args {
		got = append(got, ivr.Placeholder{Name: a.Name, Kind: a.Kind})
	}
	if diff := cmp.Diff(ivr.Placeholders(u.Prompt), got); diff != "" {
		t.Errorf("values of %s (-listed +said):\n%s", u.Prompt, diff)
	}
}

func TestTheSameEventsGiveTheSameCall(t *testing.T) {
	t.Parallel()
	for _, s := range stories() {
		if a, b := s.play(t).transcript(), s.play(t).transcript(); a != b {
			t.Errorf("%s is told in two ways:\n%s\n%s", s.name, a, b)
		}
	}
}

func TestAReleaseIsTheLastEffectOfEveryStory(t *testing.T) {
	t.Parallel()
	for _, s := range stories() {
		l := s.play(t)
		if last, ok := l.effects[len(l.effects)-1].(ivr.Release); !ok || last.Cause != s.ends {
			t.Errorf("%s ends with %v, want a release with cause %s", s.name, l.effects[len(l.effects)-1], s.ends)
		}
		if _, ok := l.m.Deadline(); ok {
			t.Errorf("%s leaves a timer running", s.name)
		}
		if _, err := l.m.Step(l.now+time.Hour, ivr.Tick{}); err != ivr.ErrReleased {
			t.Errorf("%s: a step after the end gives %v, want ErrReleased", s.name, err)
		}
	}
}

func TestStoriesEndForEveryCause(t *testing.T) {
	t.Parallel()
	seen := map[ivr.Cause]bool{}
	for _, s := range stories() {
		seen[s.ends] = true
	}
	for _, c := range ivr.Causes() {
		if !seen[c] {
			t.Errorf("no story ends with cause %s", c)
		}
		delete(seen, c)
	}
	for c := range seen {
		t.Errorf("cause %s is not listed", c)
	}
}

func TestDoorsHaveWords(t *testing.T) {
	t.Parallel()
	for door, want := range map[ivr.Door]string{
		ivr.DoorNone: "none", ivr.DoorPortal: "portal", ivr.DoorMailbox: "mailbox",
		ivr.DoorHandset: "handset", ivr.DoorMessage: "message", 9: "unknown",
	} {
		if got := door.String(); got != want {
			t.Errorf("door %d is %q, want %q", uint8(door), got, want)
		}
	}
}
