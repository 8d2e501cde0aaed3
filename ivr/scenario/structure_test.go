package scenario_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/scenario"
)

func TestTablesAndRacesMakeRuns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, src string
		want      int
	}{
		{"one", "hangup\n", 1},
		{"one for each row", "table\n  a\n  1\n  2\n  3\nwait ${a}s\n", 3},
		{"one for a race as it is written", "race\n  hangup on=a\n  hangup on=b\n", 1},
		{"one for each order", "race orders=all\n  hangup on=a\n  hangup on=b\n  hangup on=c\n", 6},
		{"lines of one call keep theirs", "race orders=all\n  press on=a 1\n  press on=a 2\n  press on=b 3\n", 3},
		{"those of the admin too", "race orders=all\n  admin lock harbor/4012\n  admin unlock harbor/4012 admin-lock\n  press 3\n", 3},
		{"a call has the name that it is given", "race orders=all\n  call as=a from=harbor/4012 to=*98\n  press on=a 3\n", 1},
		{"rows times orders", "table\n  a\n  1\n  2\nrace orders=all\n  press on=a ${a}\n  press on=b 1\n", 4},
		{"races multiply", "race orders=all\n  hangup on=a\n  hangup on=b\nrace orders=all\n  hangup on=a\n  hangup on=b\n", 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := load(t, tt.src).Runs(); got != tt.want {
				t.Errorf("runs of\n%s= %d, want %d", tt.src, got, tt.want)
			}
		})
	}
}

func TestEveryOrderOfARaceIsPlayed(t *testing.T) {
	t.Parallel()
	const race = "call as=a from=harbor/4012 to=*98\ncall as=b from=harbor/4015 to=7000\npress on=b 4012#\n" +
		"race orders=all\n  press on=a 2580#\n  press on=b 1111#\n"
	// The right PIN clears the counter: 1 where it came first, 0 where it came last.
	r := play(t, race+"expect harbor/4012.failures=1\n")
	if len(r.Failures) != 1 || r.Failures[0].Run != "order 2 of 2" {
		t.Errorf("the right PIN first: %s", failures(r))
	}
	r = play(t, race+"expect harbor/4012.failures=0\n")
	if len(r.Failures) != 1 || r.Failures[0].Run != "order 1 of 2" {
		t.Errorf("the right PIN last: %s", failures(r))
	}
}

func TestAFailureNamesItsRow(t *testing.T) {
	t.Parallel()
	r := play(t, "table\n  pin    state\n  2580#  main_menu\n  1111#  main_menu\ncall from=harbor/4012 to=*98\npress ${pin}\nexpect state=${state}\n")
	if len(r.Failures) != 1 || r.Failures[0].Run != "row 2" {
		t.Errorf("failures:\n%s\nwant one, in row 2", failures(r))
	}
}

func TestBlocksAreRepeated(t *testing.T) {
	t.Parallel()
	judge(t, []verdict{
		{"so many times", "call from=harbor/4012 to=*98\nrepeat 3\n  press 1111#\nexpect harbor/4012.failures=3", ""},
		{"not at all", "repeat 0\n  hangup", ""},
		{"in each other", "repeat 2\n  call from=harbor/4012 to=*98\n  repeat 2\n    press 1111#\nexpect harbor/4012.failures=4", ""},
	})
}

// files are scenarios that use one another.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func TestAScenarioUsesAnother(t *testing.T) {
	t.Parallel()
	fsys := files(
		"tests/sign-in.call", "goal Sign in.\nclass training\ncall from=harbor/4012 to=*98\npress ${pin}#\nexpect state=main_menu\n",
		"tests/main.call", "goal Leave.\ntable\n  pin\n  2580\nuse sign-in.call\npress 9\nexpect released=completed\n",
	)
	s, err := scenario.Load(fsys, "tests/main.call")
	if err != nil {
		t.Fatal(err)
	}
	if s.Goal != "Leave." || s.Name != "main" || s.Path != "tests/main.call" {
		t.Errorf("goal %q, name %q, path %q: want those of the file that uses the other", s.Goal, s.Name, s.Path)
	}
	if r, err := player(t).Play(t.Context(), s); err != nil || !r.Passed() {
		t.Errorf("%v\n%s", err, failures(r))
	}
}

func TestUsesThatCannotBe(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, used, want string }{
		{"itself", "use main.call\n", "other.call:1:5: main.call would use itself: main.call, then other.call, then main.call"},
		{"a file that is not there", "use third.call\n", "other.call:1:5: no scenario third.call beside this one"},
		{"another class", "class peers\nhangup\n", "other.call:1:7: this file is used by a scenario of the class training"},
		{"a table", "table\n  a\n  1\nhangup\n", "other.call:1:1: a file with a table cannot be used by another"},
		{"a file with mistakes", "hang\n", `other.call:1:1: unknown verb "hang"; did you mean hangup?`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := scenario.Load(files("main.call", "use other.call\n", "other.call", tt.used), "main.call")
			if _, ok := errors.AsType[scenario.Errors](err); !ok || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("load = %v, want %s", err, tt.want)
			}
		})
	}
	if _, err := scenario.Load(files(), "main.call"); err == nil || !strings.Contains(err.Error(), "main.call") {
		t.Errorf("load a file that is not there = %v, want an error that names it", err)
	}
}

func TestTooManyRunsAreRefused(t *testing.T) {
	t.Parallel()
	src := strings.Repeat("race orders=all\n  hangup on=a\n  hangup on=b\n  hangup on=c\n", 4) // 6 to the 4th
	_, err := scenario.Load(files("main.call", src), "main.call")
	if err == nil || !strings.Contains(err.Error(), "main.call:13:1: the races and rows of this scenario make more than 1000 runs") {
		t.Errorf("load = %v", err)
	}
}

func TestTags(t *testing.T) {
	t.Parallel()
	s := load(t, "tags lesson attack\nhangup\n")
	if diff := cmp.Diff([]string{"lesson", "attack"}, s.Tags); diff != "" || !s.HasTag("attack") || s.HasTag("att") {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
}
