package console

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestOneReadingAtATimeAndOneMoreForAllThatCameMeanwhile(t *testing.T) {
	t.Parallel()
	reading := func() tea.Msg { return nil }
	var s single
	if s.begin(reading) == nil {
		t.Fatal("the first reading does not begin")
	}
	for range 100 {
		if s.begin(reading) != nil {
			t.Fatal("a second reading begins while the first is under way")
		}
	}
	if !s.end() {
		t.Error("what came meanwhile is not read")
	}
	if s.begin(reading) == nil || s.end() {
		t.Error("after the second reading there is a third")
	}
}
