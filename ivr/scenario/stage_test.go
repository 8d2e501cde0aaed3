package scenario_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/fixtures"
	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
)

// stage sets a shipped lesson up.
func stage(t *testing.T, name string) *scenario.Stage {
	t.Helper()
	s, err := scenario.Load(fixtures.Scenarios(), name+scenario.Extension)
	if err != nil {
		t.Fatal(err)
	}
	st, err := player(t).Stage(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(st.Close)
	return st
}

func next(t *testing.T, st *scenario.Stage, steps int) {
	t.Helper()
	for range steps {
		if err := st.Next(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// last is the newest step of a call on the film.
func last(t *testing.T, st *scenario.Stage) scenario.Moment {
	t.Helper()
	film := st.Film()
	for i := len(film) - 1; i >= 0; i-- {
		if film[i].Call != nil {
			return film[i]
		}
	}
	t.Fatal("no call is on the film")
	return scenario.Moment{}
}

func TestEveryShippedScenarioPlaysStepByStep(t *testing.T) {
	t.Parallel()
	for _, s := range shipped(t) {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			st, err := player(t).Stage(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			defer st.Close()
			for i, step := range s.Steps() {
				if err := st.Next(t.Context()); err != nil {
					t.Errorf("step %d, %s: %v", i+1, step.Title, err)
				}
			}
			if st.Done() != len(s.Steps()) {
				t.Errorf("%d steps were played, want %d", st.Done(), len(s.Steps()))
			}
		})
	}
}

func TestAStepSaysWhatToDoAskAndExpect(t *testing.T) {
	t.Parallel()
	s := load(t, `goal Try it.
clock +1d
step Call
  do     Dial.
  ask    Who answers?
  note   Let them guess.
  call   from=harbor/4012 to=*98
  hear   welcome
step Slip
  repeat 2
    press 1111#
  expect harbor/4012.failures=2
`)
	want := []scenario.Step{
		{Title: "Call", Do: []string{"Dial."}, Ask: []string{"Who answers?"}, Notes: []string{"Let them guess."}, Expect: []string{"hear welcome"}},
		{Title: "Slip", Do: []string{"Press ****#, 2 times"}, Expect: []string{"expect harbor/4012.failures=2"}},
	}
	if diff := cmp.Diff(want, s.Steps()); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}

func TestAScenarioWithoutHeadlinesIsOneStep(t *testing.T) {
	t.Parallel()
	s := load(t, "goal Sign in.\ncall from=harbor/4012 to=*98\npress 2580#\n")
	want := []scenario.Step{{Title: "Sign in.", Do: []string{"Call *98 from 4012", "Press ****#"}}}
	if diff := cmp.Diff(want, s.Steps()); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}

func TestAStepAtMyPhoneIsToldWithoutItsPasswords(t *testing.T) {
	t.Parallel()
	s := load(t, "goal Change.\nportal change user=lena password=Gull-over-7-piers new=Ferry-at-6-bells\n")
	want := []scenario.Step{{Title: "Change.", Do: []string{"At My Phone: change user=lena password=**** new=****"}}}
	if diff := cmp.Diff(want, s.Steps()); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}

func TestAScenarioIsAboutTheMailboxItNamesMost(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ src, want string }{
		{"call from=harbor/4015 to=7000\nexpect harbor/4012.failures=0 harbor/4012.active=yes\n", "harbor/4012"},
		{"call from=harbor/4015 to=7000\n", "harbor/4015"},
		{"admin unlock harbor/4044\n", "harbor/4044"},
		{"clock +1d\n", "/"},
	} {
		if got := load(t, tt.src).Focus(); got.String() != tt.want && (got != mailbox.Key{} || tt.want != "/") {
			t.Errorf("%q is about %s, want %s", tt.src, got, tt.want)
		}
	}
}

func TestAStageStandsStillBetweenSteps(t *testing.T) {
	t.Parallel()
	st := stage(t, "pin-lockout")
	next(t, st, 1)
	m := last(t, st)
	if m.Update.Snapshot.State != ivr.StateCollectPIN || m.Update.Snapshot.Playing != 0 {
		t.Fatalf("after the first step the call is in %s, saying %d", m.Update.Snapshot.State, m.Update.Snapshot.Playing)
	}
	before := st.Wall()
	if err := st.Look(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !st.Wall().Equal(before) {
		t.Error("looking let time pass")
	}
}

func TestRewindingGivesTheSameFilm(t *testing.T) {
	t.Parallel()
	st := stage(t, "pin-lockout")
	next(t, st, 2)
	want := texts(st.Film())
	next(t, st, 2)
	if err := st.Rewind(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if st.Done() != 2 {
		t.Errorf("%d steps are done, want 2", st.Done())
	}
	if diff := cmp.Diff(want, texts(st.Film())); diff != "" {
		t.Errorf("the film after going back (-before +after):\n%s", diff)
	}
	next(t, st, 4)
}

// texts are the moments of a film as lines.
func texts(film []scenario.Moment) []string {
	var all []string
	for _, m := range film {
		line := m.At.String() + " " + m.Portal.String() + " " + m.Box.String() + " " + string(m.Box.Status)
		for _, r := range m.Update.Records {
			line += "\n  " + r.String()
		}
		for _, e := range m.Entries {
			line += "\n  " + e.Act
		}
		all = append(all, line)
	}
	return all
}

func TestTheFilmShowsTheMailboxAsItWasThen(t *testing.T) {
	t.Parallel()
	st := stage(t, "pin-lockout")
	next(t, st, 3)
	var failures []int
	for _, m := range st.Film() {
		if n := len(failures); m.Box.Number == "4012" && (n == 0 || failures[n-1] != m.Box.Failures) {
			failures = append(failures, m.Box.Failures)
		}
	}
	if diff := cmp.Diff([]int{0, 1, 2, 3, 4, 5}, failures); diff != "" {
		t.Errorf("wrong PINs on the film (-want +got):\n%s", diff)
	}
}

func TestTheFilmShowsWhatAdminsDo(t *testing.T) {
	t.Parallel()
	st := stage(t, "pin-lockout")
	next(t, st, 5)
	film := st.Film()
	m := film[len(film)-1]
	if m.Call != nil || len(m.Entries) != 1 || m.Entries[0].Act != "unlock" || m.Box.Status != mailbox.StatusActive {
		t.Errorf("the film ends with %+v, want the admin's unlock", m)
	}
}

func TestAStageTakesKeysByHand(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	st := stage(t, "pin-lockout")
	if err := st.Press(ctx, '1'); err != nil {
		t.Fatalf("a key with no call: %v", err)
	}
	from := mailbox.Key{Tenant: "harbor", Number: "4012"}
	for _, do := range []func() error{
		func() error { return st.Dial(ctx, from, "*98") },
		func() error { return st.Settle(ctx) },
		func() error { return st.Press(ctx, []ivr.Key("2580#")...) },
		func() error { return st.Settle(ctx) },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	if s := last(t, st).Update.Snapshot; !s.SignedIn {
		t.Errorf("the call is in %s, want it signed in", s.State)
	}
	if err := st.HangUp(ctx); err != nil {
		t.Fatal(err)
	}
	if s := last(t, st).Update.Snapshot; s.Cause != ivr.CauseCaller {
		t.Errorf("the call was released by %q", s.Cause)
	}
	if err := st.Dial(ctx, mailbox.Key{Tenant: "nobody", Number: "1"}, "*98"); err == nil {
		t.Error("a phone of no tenant placed a call")
	}
}

func TestTimersRunOnlyWhileTimePasses(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	st := stage(t, "pin-lockout")
	next(t, st, 1)
	now := st.Now()
	if err := st.Pass(ctx, 11*time.Second); err != nil {
		t.Fatal(err)
	}
	if got := last(t, st).Update.Snapshot.Silences; got != 1 {
		t.Errorf("%d silences after eleven seconds, want 1", got)
	}
	if st.Now() != now+11*time.Second {
		t.Errorf("time went from %v to %v", now, st.Now())
	}
}

func TestAStepThatGoesWrongIsToldAndCounts(t *testing.T) {
	t.Parallel()
	s := load(t, "step Call\n  call from=harbor/4012 to=*98\n  expect state=main_menu\nnever text 2580\n")
	st, err := player(t).Stage(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := st.Next(t.Context()); err == nil || !strings.Contains(err.Error(), "not as expected") {
		t.Errorf("error %v, want what is not as expected", err)
	}
	if st.Done() != 1 {
		t.Errorf("%d steps are done, want 1", st.Done())
	}
	if err := st.Next(t.Context()); err != nil || st.Done() != 1 {
		t.Errorf("after the last step: %v, %d done", err, st.Done())
	}
}

func TestThePathOfALessonIsWhatItsStepsMake(t *testing.T) {
	t.Parallel()
	s, err := scenario.Load(fixtures.Scenarios(), "pin-lockout.call")
	if err != nil {
		t.Fatal(err)
	}
	path, err := player(t).Path(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	moves := make([]int, len(path))
	for i, step := range path {
		moves[i] = len(step)
	}
	if diff := cmp.Diff(ivr.Moved{From: ivr.StateVerifyPIN, Trigger: ivr.TriggerRefused, To: ivr.StateCollectPIN}, path[1][1]); diff != "" {
		t.Errorf("the second move of step 2 (-want +got):\n%s", diff)
	}
	if len(path) != 6 || moves[4] != 0 {
		t.Errorf("the steps make %v moves, want none in the fifth of six", moves)
	}
}
