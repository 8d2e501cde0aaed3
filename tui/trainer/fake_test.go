package trainer

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/scenario"
	"voiceportal/prompts"
	"voiceportal/store/mem"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// room is a trainer's page whose commands are carried out at once, and what it has told.
type room struct {
	*Screen
	t    *testing.T
	told []kit.Toast
}

// company is the players that all rooms share: they are safe for that, and know the class already.
var company = sync.OnceValues(func() (*scenario.Player, error) {
	profiles, err := fixtures.Profiles()
	if err != nil {
		return nil, err
	}
	speech, err := prompts.Load("en")
	if err != nil {
		return nil, err
	}
	return scenario.NewPlayer(scenario.Config{
		Classes: fixtures.Class, Profiles: profiles, Speech: speech, Seed: 1,
		Open: func(k *pin.Keys) (mailbox.Store, error) { return mem.New(mem.Options{Chain: k.Chain}), nil },
		Copy: func(s mailbox.Store) mailbox.Store { return s.(*mem.Store).Copy() },
	})
})

// newRoom opens the page with the shipped lessons, on stores in memory.
func newRoom(t *testing.T, change func(*Options)) *room {
	t.Helper()
	player, err := company()
	if err != nil {
		t.Fatal(err)
	}
	speech, err := prompts.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Stage: player.Stage, Path: player.Path, Lessons: lessons(t), Voice: speech,
		Motion: handset.MotionOff,
	}
	if change != nil {
		change(&o)
	}
	r := &room{Screen: New(t.Context(), o), t: t}
	r.after = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil } // beats are given by hand
	t.Cleanup(func() {
		if r.stage != nil {
			r.stage.Close()
		}
	})
	r.run(r.Init())
	return r
}

// lessons are those that the program comes with.
func lessons(t *testing.T) []*scenario.Scenario {
	t.Helper()
	var all []*scenario.Scenario
	for _, name := range []string{"first-call", "pin-lockout", "silence-and-slips", "temporary-pin"} {
		s, err := scenario.Load(fixtures.Scenarios(), name+scenario.Extension)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// run carries a command out, and all that follows from it.
func (r *room) run(cmd tea.Cmd) {
	r.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			r.run(c)
		}
	case kit.Toast:
		r.told = append(r.told, msg)
	default:
		r.run(r.Update(msg))
	}
}

// do does the action of a key, or gives the key to the page.
func (r *room) do(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		if a, ok := kit.ByKey(r.Actions(), k); ok && !r.Captures() {
			r.run(a.Do(k))
			continue
		}
		r.run(r.Update(press(k)))
	}
}

func press(key string) tea.KeyPressMsg {
	switch key {
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown}
	case "up":
		return tea.KeyPressMsg{Code: tea.KeyUp}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

// dial presses the keys of the telephone.
func (r *room) dial(keys string) {
	r.t.Helper()
	for _, k := range keys {
		r.do(string(k))
	}
}

// pass lets wall time pass over a moving stage.
func (r *room) pass(d time.Duration) {
	r.t.Helper()
	for end := r.since.Add(d); !r.since.IsZero() && r.since.Before(end); {
		r.run(r.Update(beatMsg{r.since.Add(beat)}))
	}
}

// lockout is the lesson of the lock, open in steps.
func lockout(t *testing.T) *room {
	t.Helper()
	r := newRoom(t, nil)
	r.do("enter")
	return r
}

// frame draws the page as the root does: between the header and the toast line.
func (r *room) frame(w, h int) *kit.Frame {
	f := kit.NewFrame(w, h)
	if kit.LayoutFor(w, h) == kit.ThreeColumns {
		r.View(f.Area().Sub(1, 2, w-2, h-5))
	} else {
		r.View(f.Area().Sub(0, 1, w, h-3))
	}
	return f
}

// toldOf reports whether a toast holds the words.
func (r *room) toldOf(words string) bool {
	return slices.ContainsFunc(r.told, func(t kit.Toast) bool { return strings.Contains(t.Text, words) })
}

// class is a class store's copies, counted.
type class struct{ kept, undone int }

func (c *class) Keep(context.Context) error { c.kept++; return nil }
func (c *class) Undo(context.Context) error { c.undone++; return nil }
