package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
)

// typed feeds keys to a filter that waits for a reply and returns what it lets through; at the
// end the held keys are released by the timeout.
func typed(r *replies, names ...string) []string {
	var out []tea.KeyPressMsg
	for _, n := range names {
		act, _ := r.take(keyOf(n))
		out = append(out, act...)
	}
	out = append(out, r.expire(replyTimeout{held: len(r.held)})...)
	var got []string
	for _, k := range out {
		got = append(got, k.String())
	}
	return got
}

func TestRepliesOfTheTerminalAreNotDialled(t *testing.T) {
	t.Parallel()
	reply := strings.Split("11;rgb:1e1e/1e1e/2e2e", "")
	for _, tt := range []struct {
		name  string
		keys  []string
		want  []string
		waits bool
	}{
		{"whole, ended by BEL", slices.Concat([]string{"alt+]"}, reply, []string{"ctrl+g", "4"}), []string{"4"}, false},
		{"whole, ended by ST", slices.Concat([]string{"alt+]"}, reply, []string{"alt+\\", "4"}), []string{"4"}, false},
		{"without its escape", slices.Concat([]string{"]"}, reply, []string{"ctrl+g"}), nil, false},
		{"without its front", slices.Concat(reply, []string{"ctrl+g", "*"}), []string{"*"}, false},
		{"cut short", slices.Concat(reply[:12], []string{"x"}), []string{"x"}, false},
		{"still coming", reply[:12], nil, true},
		{"a person's 11", []string{"1", "1"}, []string{"1", "1"}, true},
		{"a fast script", []string{"1", "1", "1", "1", "#"}, []string{"1", "1", "1", "1", "#"}, true},
		{"an escape", []string{"esc"}, []string{"esc"}, true},
	} {
		r := replies{waiting: true}
		if diff := cmp.Diff(tt.want, typed(&r, tt.keys...)); diff != "" {
			t.Errorf("%s: let through (-want +got):\n%s", tt.name, diff)
		}
		if r.waiting != tt.waits {
			t.Errorf("%s: waiting = %t, want %t", tt.name, r.waiting, tt.waits)
		}
	}
}

func TestNothingIsHeldOnceTheTerminalHasAnswered(t *testing.T) {
	t.Parallel()
	r := replies{}
	act, held := r.take(keyOf("1"))
	if held || len(act) != 1 {
		t.Errorf("take = %v, held %t", act, held)
	}
}

func TestAnEarlierTimeoutReleasesNothing(t *testing.T) {
	t.Parallel()
	r := replies{waiting: true}
	r.take(keyOf("1"))
	early := replyTimeout{held: len(r.held)}
	r.take(keyOf("1"))
	if got := r.expire(early); got != nil {
		t.Errorf("released %v", got)
	}
}

func FuzzKeysAreNeitherLostNorReordered(f *testing.F) {
	f.Add("4012#2580#")
	f.Add("1111#")
	f.Add("1]11;1")
	f.Add("]]11;rg4")
	f.Fuzz(func(t *testing.T, keys string) {
		if strings.Contains(keys, "rgb") || keys == "" {
			t.Skip("a reply, which is dropped")
		}
		var names, want []string
		for _, k := range keys {
			if k > ' ' && k < 0x7f {
				names = append(names, string(k))
				want = append(want, string(k))
			}
		}
		if got := typed(&replies{waiting: true}, names...); !slices.Equal(got, want) {
			t.Errorf("%q comes out as %q", want, got)
		}
	})
}
