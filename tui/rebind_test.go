package tui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

func TestChosenKeysReplaceTheUsualOnes(t *testing.T) {
	t.Parallel()
	m, _, admin := root(t)
	m.opts.Keys = kit.Keys{"unlock": {"U", "ctrl+g"}, "help": {"H"}}
	keys(m, "g", "a", "u")
	keys(m, "U", "ctrl+g")
	if diff := cmp.Diff([]string{"unlock U", "unlock ctrl+g"}, admin.ran); diff != "" {
		t.Errorf("ran (-want +got):\n%s", diff)
	}
	if got := m.draw().Plain(); !strings.Contains(got, "U unlock") || !strings.Contains(got, "H Help") {
		t.Errorf("the footer does not show the chosen keys:\n%s", got)
	}
	if keys(m, "?"); m.over != nil {
		t.Error("the usual key still opens the help")
	}
	if keys(m, "H"); m.over == nil {
		t.Error("the chosen key does not open the help")
	}
}

func TestChosenKeysAreJudged(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		want kit.Keys
		good kit.Keys
		bad  map[kit.ActionID]string
	}{
		{"a free key", kit.Keys{"unlock": {"U"}}, kit.Keys{"unlock": {"U"}}, nil},
		{"two that change places", kit.Keys{"unlock": {"L"}, "lock": {"u"}}, kit.Keys{"unlock": {"L"}, "lock": {"u"}}, nil},
		{"no such action", kit.Keys{"unlcok": {"U"}}, nil, map[kit.ActionID]string{"unlcok": "there is no such action; docs/keys.md lists them"}},
		{"a key of the page", kit.Keys{"unlock": {"L"}}, nil, map[kit.ActionID]string{"unlock": "L means lock already"}},
		{"a key that works everywhere", kit.Keys{"unlock": {"q"}}, nil, map[kit.ActionID]string{"unlock": "q means quit already"}},
		{"a digit", kit.Keys{"unlock": {"5"}}, nil, map[kit.ActionID]string{"unlock": "digits, * and # always dial"}},
		{"the phone's own keys", kit.Keys{"dial": {"d"}}, nil, map[kit.ActionID]string{"dial": "the keys of the phone stay where they are"}},
		{"the way out", kit.Keys{"leave": {"x"}}, nil, map[kit.ActionID]string{"leave": "ctrl+c always leaves"}},
		{"nothing", kit.Keys{"unlock": nil}, nil, map[kit.ActionID]string{"unlock": "it needs a key"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m, _, _ := root(t)
			good, bad := Rebind(m.opts, tt.want)
			if tt.good == nil {
				tt.good = kit.Keys{}
			}
			if tt.bad == nil {
				tt.bad = map[kit.ActionID]string{}
			}
			if diff := cmp.Diff(tt.good, good) + cmp.Diff(tt.bad, bad); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
