package trainer

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// state is where the call on the page stands.
func (r *room) state() ivr.State { return r.show.trail.here }

// shows reports whether a frame of 120 × 40 holds a text.
func (r *room) shows(text string) bool { return strings.Contains(r.frame(120, 40).Plain(), text) }

func TestALessonGoesForwardStepByStep(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	want := []ivr.State{
		ivr.StateCollectPIN, ivr.StateCollectPIN, ivr.StateReleased, ivr.StateReleased, ivr.StateReleased, ivr.StateReleased,
	}
	failures := []int{0, 1, 5, 5, 0, 0}
	for i := range want {
		r.do("space")
		if r.state() != want[i] || r.show.box.Failures != failures[i] || r.done != i+1 {
			t.Fatalf("after step %d the call is in %s with %d wrong PINs, %d done; want %s, %d",
				i+1, r.state(), r.show.box.Failures, r.done, want[i], failures[i])
		}
	}
	if ok, why := r.canStep(); ok || !strings.Contains(why, "last step") {
		t.Errorf("after the last step: %v, %q", ok, why)
	}
}

func TestBackIsAsItWasBefore(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	r.do("space", "space")
	before := r.frame(120, 40).Plain()
	r.do("space", "space", "pgup", "pgup")
	// What the step changed is not told again: nothing has just happened.
	strip := func(s string) string {
		return strings.ReplaceAll(s, "tries 0 → 1 just now  ", "unchanged by this step")
	}
	if after := r.frame(120, 40).Plain(); strip(after) != strip(before) {
		t.Errorf("before:\n%s\nafter going on and back:\n%s", before, after)
	}
	r.do("pgup", "pgup")
	if ok, _ := r.canGoBack(); ok || r.state() != ivr.StateOnHook {
		t.Errorf("at the beginning the call is in %s, and there is a way back: %v", r.state(), ok)
	}
}

func TestTwiceFromTheResetLooksTheSame(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	play := func() (all []string) {
		for range r.steps {
			r.do("space")
			all = append(all, r.frame(120, 40).Plain())
		}
		return all
	}
	first := play()
	r.do("ctrl+r")
	if second := play(); !slices.Equal(first, second) {
		t.Error("the lesson does not look the same the second time")
	}
}

func TestSpeakingTakesItsTimeAndSpaceShowsTheRest(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) { o.Motion = handset.MotionFull })
	r.do("enter", "space")
	if r.state() == ivr.StateCollectPIN {
		t.Fatal("the whole step is shown at once")
	}
	r.pass(300 * time.Millisecond)
	if !r.show.moving() || r.show.now != 300*time.Millisecond {
		t.Errorf("after 300 ms %v are shown", r.show.now)
	}
	r.do("-")
	before := r.show.now
	r.pass(200 * time.Millisecond)
	if got := r.show.now - before; got != 100*time.Millisecond {
		t.Errorf("at half the speed 200 ms show %v", got)
	}
	r.do("space")
	if r.show.moving() || r.state() != ivr.StateCollectPIN || r.done != 1 {
		t.Errorf("space shows up to %v of %v, %d steps done", r.show.now, r.show.end, r.done)
	}
}

func TestTheSpeedHasLimits(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	for range 9 {
		r.do("+")
	}
	if r.speed() != "4×" {
		t.Errorf("the fastest is %s, want 4×", r.speed())
	}
	for range 9 {
		r.do("-")
	}
	if r.speed() != "0.25×" {
		t.Errorf("the slowest is %s, want 0.25×", r.speed())
	}
}

func TestNoSilenceRunsOutBetweenSteps(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) { o.Motion = handset.MotionFull })
	r.do("enter", "space")
	r.pass(time.Hour)
	if r.show.moving() || !r.since.IsZero() {
		t.Error("the stage still moves after the step was shown")
	}
	if s, _ := r.show.phone.Snapshot(); s.Silences != 0 {
		t.Errorf("%d silences while the trainer talks", s.Silences)
	}
}

func TestDialledKeysGoToThePortal(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	r.do("space")
	r.dial("2580#")
	if r.state() != ivr.StateMainMenu {
		t.Fatalf("the call is in %s", r.state())
	}
	r.do("h")
	if s, _ := r.show.phone.Snapshot(); s.Cause != ivr.CauseCaller {
		t.Errorf("the call was released by %q", s.Cause)
	}
	r.do("enter")
	if r.show.calls != 2 || r.state() != ivr.StateCollectPIN {
		t.Errorf("calling again made %d calls, in %s", r.show.calls, r.state())
	}
}

func TestWhoeverDrivesHearsOfWrongTurnsAndIsNotStopped(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) { o.Motion = handset.MotionFull })
	r.do("1", "enter")
	r.pass(5 * time.Second)
	r.dial("*")
	r.pass(time.Second)
	if r.path.turns != 1 || !r.toldOf("Off the path") {
		t.Fatalf("%d wrong turns after * in Enter PIN, want one; told %v", r.path.turns, r.told)
	}
	r.dial("4012#")
	r.pass(5 * time.Second)
	if r.path.off {
		t.Error("back in Enter PIN, and still off the path")
	}
	r.dial("1111#")
	r.pass(5 * time.Second)
	if r.path.turns != 1 || r.path.step != 2 {
		t.Errorf("%d wrong turns, at step %d; want one, at the third", r.path.turns, r.path.step+1)
	}
	if ok, why := r.canStep(); ok || !strings.Contains(why, "You drive") {
		t.Errorf("the trainer's space is %v, %q", ok, why)
	}
	if r.shows("Key in") {
		t.Error("hints are shown to a class that drives")
	}
}

func TestTimePassesForAClassThatDrives(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) { o.Motion = handset.MotionFull })
	r.do("1", "enter")
	r.pass(30 * time.Second)
	if s, _ := r.show.phone.Snapshot(); s.Silences == 0 {
		t.Error("half a minute of silence was not noticed")
	}
}

func TestALessonThatPlaysItselfBeginsAgainAndIsTakenOver(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) { o.Motion = handset.MotionFull })
	r.do("3")
	seen := map[int]bool{}
	for range 600 {
		r.pass(time.Second)
		seen[r.done] = true
		if len(seen) == 7 && r.done == 0 {
			break
		}
	}
	if len(seen) != 7 || r.done != 0 {
		t.Fatalf("steps seen %v, now %d", seen, r.done)
	}
	r.dial("1")
	if r.auto {
		t.Error("a key does not take over")
	}
}

func TestAResetKeepsACopyForUndo(t *testing.T) {
	t.Parallel()
	c := &class{}
	r := newRoom(t, func(o *Options) { o.Class = c })
	r.do("enter", "space", "space")
	if _, ok := kit.ByKey(r.Actions(), "z"); ok {
		t.Error("there is something to undo before a reset")
	}
	r.do("ctrl+r")
	if c.kept != 1 || r.done != 0 || r.show.box.Failures != 0 {
		t.Errorf("%d copies, %d steps done, %d wrong PINs after the reset", c.kept, r.done, r.show.box.Failures)
	}
	r.do("z")
	if c.undone != 1 || r.keptOne {
		t.Errorf("undone %d times, and there is another copy: %v", c.undone, r.keptOne)
	}
}

func TestAnotherLessonKeepsACopyOfTheClassToo(t *testing.T) {
	t.Parallel()
	c := &class{}
	r := newRoom(t, func(o *Options) { o.Class = c })
	r.do("enter", "space", "s", "down", "enter")
	if c.kept != 1 || title(r.lesson()) != "Silence and slips" {
		t.Errorf("%d copies; the lesson is %s", c.kept, title(r.lesson()))
	}
}

func TestALessonCanBeAskedForAtTheStart(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) { o.Start = "first-call" })
	if r.lesson() == nil || r.lesson().Name != "first-call" {
		t.Fatal("the lesson is not open")
	}
}

func TestALessonThatCannotBeSetUpIsTold(t *testing.T) {
	t.Parallel()
	r := newRoom(t, func(o *Options) {
		o.Stage = func(context.Context, *scenario.Scenario) (*scenario.Stage, error) { return nil, errors.New("no room") }
	})
	r.do("enter")
	if r.lesson() != nil || !r.toldOf("no room") {
		t.Errorf("the lesson is open: %v; told %v", r.lesson() != nil, r.told)
	}
}

func TestAMissedExpectationIsTold(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	r.do("space")
	r.dial("2580#") // off the path: the next step's wrong PIN finds no question for one
	r.do("space")
	if r.wrong == "" || !r.toldOf("Not as expected") {
		t.Errorf("wrong is %q, told %v", r.wrong, r.told)
	}
}

func TestBlankShowsNothingUntilAnyKey(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	r.do(".")
	if text := strings.TrimSpace(r.frame(80, 24).Plain()); text != "" {
		t.Errorf("a blank stage shows %q", text)
	}
	r.do(".")
	if !r.shows("Desk phone") {
		t.Error("the stage stays blank")
	}
}

func TestInTheSplitViewLettersBelongToTheBrightSide(t *testing.T) {
	t.Parallel()
	admin := &desk{}
	r := newRoom(t, func(o *Options) { o.Admin = admin })
	r.do("enter", "space", "S", "u")
	if admin.unlocked != 0 {
		t.Error("u reached the admin while the caller's side is bright")
	}
	r.do("tab", "u", "x")
	if admin.unlocked != 1 || !slices.Equal(admin.keys, []string{"x"}) {
		t.Errorf("unlocked %d times, keys %v", admin.unlocked, admin.keys)
	}
	r.dial("2580#")
	if r.state() != ivr.StateMainMenu {
		t.Errorf("digits do not dial on the admin's side: the call is in %s", r.state())
	}
	r.do("pgdown")
	if r.done != 2 {
		t.Errorf("pgdown does not step: %d done", r.done)
	}
	admin.captures = true
	if !r.Captures() {
		t.Error("a dialog of the admin does not take the keys")
	}
}

func TestEachSideSeesItsOwnOfTheSameEvents(t *testing.T) {
	t.Parallel()
	r := newRoom(t, withDesk)
	r.do("enter", "space", "space", "space", "space", "space")
	all := r.glances()
	last := all[len(all)-1]
	if last.caller.Text != "(nothing: no call)" || !strings.Contains(last.admin.Text, "unlock 4012") {
		t.Errorf("of the unlock the caller sees %q and the admin %q", last.caller.Text, last.admin.Text)
	}
}

func TestTheLadderTellsWhoToldWhomAndWhy(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	r.do("space", "space", "l")
	var store []string
	for _, a := range r.arrows() {
		if a.from == laneStore || a.to == laneStore {
			store = append(store, a.text.Text)
		}
	}
	if want := []string{"sign in 4012", "PIN wrong, 1 of 5"}; !slices.Equal(store, want) {
		t.Errorf("portal and accounts say %q, want %q", store, want)
	}
	r.do("up")
	if !r.shows("Why: ") {
		t.Error("the selected move does not say why")
	}
	r.do("d")
	if r.view != viewDiagram {
		t.Error("d does not go back to the state machine")
	}
}

func TestWhatAdminsDoElsewhereReachesTheCall(t *testing.T) {
	t.Parallel()
	changes := make(chan mailbox.Change, 1)
	r := newRoom(t, nil)
	r.do("enter", "space")
	wait := r.changed(storeChanged{changes: changes, open: true})
	changes <- mailbox.Change{}
	if wait == nil || r.changed(storeChanged{open: false}) != nil {
		t.Error("the watch does not go on, or goes on after its end")
	}
}

func TestAPastedEntryIsDialled(t *testing.T) {
	t.Parallel()
	r := lockout(t)
	r.do("space")
	r.run(r.Update(tea.PasteMsg{Content: "2580#"}))
	if r.state() != ivr.StateMainMenu {
		t.Errorf("the call is in %s", r.state())
	}
}

func TestClicksOpenLessonsAndPressKeys(t *testing.T) {
	t.Parallel()
	r := newRoom(t, nil)
	r.run(r.Update(kit.Click{ID: kit.RowRegion("first-call"), Double: true}))
	if r.lesson() == nil || r.lesson().Name != "first-call" {
		t.Fatal("a double click does not open the lesson")
	}
	r.do("space")
	for _, k := range "2580#" {
		r.run(r.Update(kit.Click{ID: "dtmf:" + string(k)}))
	}
	if r.state() != ivr.StateMainMenu {
		t.Errorf("the call is in %s", r.state())
	}
}

func TestActionsHaveKeysOfTheirOwnAndReasons(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*room{"list": newRoom(t, nil), "lesson": lockout(t), "split": newRoom(t, withDesk)} {
		if name == "split" {
			r.do("enter", "S")
		}
		seen := map[string]kit.ActionID{}
		for _, a := range r.Actions() {
			for _, k := range a.Keys {
				if other, twice := seen[k]; twice {
					t.Errorf("%s: the key %s does %s and %s", name, k, other, a.ID)
				}
				seen[k] = a.ID
			}
			if ok, why := a.Can(); !ok && why == "" {
				t.Errorf("%s: %s cannot be done, and does not say why", name, a.ID)
			}
			if a.Title == "" || a.Effect == "" {
				t.Errorf("%s: %s has no title or does not say what it does", name, a.ID)
			}
		}
	}
}
