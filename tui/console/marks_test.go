package console

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestMarksStayWithTheirMailbox(t *testing.T) {
	t.Parallel()
	list := []mailbox.Summary{{Key: key("4012")}, {Key: key("4015")}, {Key: key("4019")}}
	m := marks{}
	m.toggle(key("4019"))
	m.toggle(key("4012"))
	if diff := cmp.Diff([]string{"4012", "4019"}, numbersOf(m.of(list))); diff != "" {
		t.Errorf("marked (-want +got):\n%s", diff)
	}
	m.toggle(key("4012"))
	if diff := cmp.Diff([]string{"4019"}, numbersOf(m.of(list))); diff != "" {
		t.Errorf("after a second toggle (-want +got):\n%s", diff)
	}
	m.retain(list[:2])
	if len(m) != 0 {
		t.Errorf("a mark outlived its mailbox: %v", m)
	}
}

func TestMarkAllTouchesOnlyWhatIsShown(t *testing.T) {
	t.Parallel()
	list := []mailbox.Summary{{Key: key("4012")}, {Key: key("4015")}, {Key: key("4019")}}
	shown := list[:2]
	m := marks{key("4019"): true}

	m.toggleAll(shown)
	if diff := cmp.Diff([]string{"4012", "4015", "4019"}, numbersOf(m.of(list))); diff != "" {
		t.Errorf("after marking all shown (-want +got):\n%s", diff)
	}
	m.toggleAll(shown)
	if diff := cmp.Diff([]string{"4019"}, numbersOf(m.of(list))); diff != "" {
		t.Errorf("after unmarking all shown (-want +got):\n%s", diff)
	}
	m.toggleAll(nil)
	if diff := cmp.Diff([]string{"4019"}, numbersOf(m.of(list))); diff != "" {
		t.Errorf("with nothing shown (-want +got):\n%s", diff)
	}
}
