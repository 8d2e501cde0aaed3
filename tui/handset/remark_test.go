package handset

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// said collects what the screen tells above the footer while a call goes on.
func said(cmd tea.Cmd) []string {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var all []string
		for _, c := range msg {
			all = append(all, said(c)...)
		}
		return all
	case kit.Toast:
		return []string{msg.Text}
	}
	return nil
}

func TestWrongPINsAreToldWithWhatIsLeft(t *testing.T) {
	t.Parallel()
	s, _ := phone(t, nil)
	s.call = &session{}
	for _, tt := range []struct {
		name     string
		was, now ivr.Snapshot
		want     string
		level    kit.Level
	}{
		{
			"tries left",
			ivr.Snapshot{},
			ivr.Snapshot{Mailbox: "4012", Refused: 1, Failures: 1, Left: 4},
			"Wrong PIN recorded. 4 tries left before mailbox 4012 locks.", kit.Warning,
		},
		{
			"one try left",
			ivr.Snapshot{Refused: 3},
			ivr.Snapshot{Mailbox: "4012", Refused: 4, Failures: 4, Left: 1},
			"Wrong PIN recorded. One try left before mailbox 4012 locks.", kit.Warning,
		},
		{
			"no lock threatens",
			ivr.Snapshot{},
			ivr.Snapshot{Mailbox: "9", Refused: 1, Left: -1},
			"Wrong PIN recorded.", kit.Warning,
		},
		{
			"locked",
			ivr.Snapshot{State: ivr.StateVerifyPIN},
			ivr.Snapshot{State: ivr.StateLockedOut, Mailbox: "4012"},
			"Mailbox 4012 is locked. An admin can unlock it: g a.", kit.Failure,
		},
		{
			"signed in",
			ivr.Snapshot{},
			ivr.Snapshot{State: ivr.StateMainMenu, SignedIn: true, Mailbox: "4012"},
			"Signed in to mailbox 4012.", kit.Done,
		},
		{"nothing new", ivr.Snapshot{Refused: 1}, ivr.Snapshot{Refused: 1}, "", kit.News},
	} {
		s.call.snap = tt.now
		if got := told(s.remark(tt.was)); got.Text != tt.want || got.Level != tt.level {
			t.Errorf("%s: told %+v, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCoachLinesComeOnce(t *testing.T) {
	t.Parallel()
	seen := marks{}
	for run := range 2 {
		s, e := phone(t, func(o *Options) { o.Marks = seen })
		c := ring(t, s, e, ivr.DoorPortal, "")
		c.press("4")
		for _, name := range []string{"coach-prompt", "coach-digits"} {
			if !seen[name] {
				t.Errorf("run %d: %s was not shown", run, name)
			}
		}
		if run == 1 {
			s.call.snap = ivr.Snapshot{Digits: 1}
			if got := said(s.remark(ivr.Snapshot{})); len(got) > 0 {
				t.Errorf("the second time: %q", got)
			}
		}
	}
}

func TestWhoOwnsTheMailboxIsAskedOnceItIsKnown(t *testing.T) {
	t.Parallel()
	s, e := phone(t, nil)
	c := ring(t, s, e, ivr.DoorPortal, "")
	c.press("4012#")
	s.Update(s.askOwner("4012")())
	if used, of := s.call.tries(); used != 0 || of != 5 {
		t.Errorf("tries %d of %d, want 0 of 5 as looked up", used, of)
	}
	if msg := s.askOwner("9999")(); msg != nil {
		t.Errorf("an unknown number gives %v: it must look like any other", msg)
	}
	c.wait(time.Second)
	c.press(wrong + "#")
	c.answer(ivr.VerdictRefused, 3, 2)
	if used, of := s.call.tries(); used != 3 || of != 5 {
		t.Errorf("tries %d of %d, want 3 of 5 as the portal said", used, of)
	}
}
