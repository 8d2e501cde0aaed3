package console

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// did is what was applied, without the PINs.
func (s *stage) did() []applied { return s.desk.applied }

func by() mailbox.By { return mailbox.By{Actor: "admin"} }

func TestActsThatCanBeTakenBackHappenAtOnce(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		row, key string
		act      mailbox.Act
		says     string
	}{
		{"4012", "u", mailbox.Unlock{}, "Unlocked 4012 Ana Duarte."},
		{"4015", "f", mailbox.ForceChange{}, "4015 Ben Okafor must choose a new PIN at the next call."},
		{"4015", "L", mailbox.LockOut{}, "Locked 4015 Ben Okafor until an admin unlocks it."},
		{"4073", "a", mailbox.Activate{}, "Activated 4073 Omar Haddad."},
	} {
		t.Run(tt.key+" "+tt.row, func(t *testing.T) {
			t.Parallel()
			s := newStage(t, kit.AdminScreen)
			s.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/" + tt.row})
			s.press(tt.key).says(tt.says)
			if diff := cmp.Diff([]applied{{by(), key(tt.row), tt.act}}, s.did()); diff != "" {
				t.Errorf("applied (-want +got):\n%s", diff)
			}
		})
	}
}

func TestActsOnAPINAskFirstAndKeepItByDefault(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		key string
		act mailbox.Act
	}{
		{"t", mailbox.Reset{To: mailbox.CredentialTemporary}},
		{"x", mailbox.ExpireNow{}},
		{"a", mailbox.Deactivate{}},
	} {
		t.Run(tt.key, func(t *testing.T) {
			t.Parallel()
			for _, keys := range [][]string{{"enter"}, {"esc"}, {"n"}, {"q"}, {"tab", "tab", "enter"}} {
				s := newStage(t, kit.AdminScreen).press(tt.key).shows("[ Keep as it is ]").press(keys...)
				if len(s.did()) > 0 || s.page().Captures() {
					t.Errorf("%q in the dialog of %s did %v", keys, tt.key, s.did())
				}
			}
			for _, keys := range [][]string{{"y"}, {"tab", "enter"}, {"right", "enter"}} {
				s := newStage(t, kit.AdminScreen).press(tt.key).press(keys...)
				if diff := cmp.Diff([]applied{{by(), key("4012"), tt.act}}, s.did()); diff != "" {
					t.Errorf("%q in the dialog of %s (-want +got):\n%s", keys, tt.key, diff)
				}
			}
			s := newStage(t, kit.AdminScreen).press(tt.key)
			s.click(noButton)
			if len(s.did()) > 0 {
				t.Errorf("a click on the safe button did %v", s.did())
			}
			s.press(tt.key).click(yesButton)
			if len(s.did()) != 1 {
				t.Errorf("a click on the other button did %v", s.did())
			}
		})
	}
}

func TestTheQuestionShowsBeforeAndAfter(t *testing.T) {
	t.Parallel()
	newStage(t, kit.AdminScreen).press("t").shows(
		"Mailbox 4012, Ana Duarte",
		"own  →  temporary, good for 24 hours",
		"locked  →  temporary PIN",
		"5  →  0",
		"not required  →  required at the next call",
		"to ana.duarte@harbor.example, 1 message",
		"“temporary PIN set”, by you",
		"You won't see the PIN. It is only in the e-mail.",
		"A withdrawn PIN stays withdrawn.",
	)
	newStage(t, kit.AdminScreen).press("a").shows("stays", "5 PINs  →  0 PINs", "do not come back")
}

func TestAnAdminsLockIsLiftedOnlyOnPurpose(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(_ *Options, d *fakeDesk) { d.boxes[0].Lock.Kind = mailbox.LockAdmin })
	s.press("u").shows("Lift the lock that an admin set?")
	if len(s.did()) > 0 {
		t.Fatalf("lifted without asking: %v", s.did())
	}
	s.press("y")
	if diff := cmp.Diff([]applied{{by(), key("4012"), mailbox.Unlock{AdminLock: true}}}, s.did()); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
}

func TestARefusedActSaysWhyAndOpensNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("down")
	s.press("u").says("Mailbox harbor/4015 is not locked.")
	s.press("d")
	if s.page().Captures() || !strings.Contains(s.toast.Text, "has none") {
		t.Errorf("default PIN without one: dialog %v, toast %q", s.page().Captures(), s.toast.Text)
	}
	s.desk.fail = errors.New("the store cannot be written")
	s.press("f").says("Not 4015 Ben Okafor: The store cannot be written.")
}

func TestMarkedMailboxesGetTheActAndLoseTheirMarks(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("space", "space") // 4012 is locked, 4015 is not
	s.press("u").says("Unlocked 4012 Ana Duarte. Not 4015 Ben Okafor: is not locked.")
	s.shows("1 ✱")
	s.press("f").says("4015 Ben Okafor must choose a new PIN at the next call.")
	s.hides("✱")
	want := []applied{{by(), key("4012"), mailbox.Unlock{}}, {by(), key("4015"), mailbox.ForceChange{}}}
	if diff := cmp.Diff(want, s.did()); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
}

func TestMoreThanFiveWantTheirNumberTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("A", "f")
	s.shows("Type force 25 to go ahead", "Skipped 4019 Chen Wei: must change its PIN already: PIN", "and 3 more are skipped.")
	s.enter("force 2").press("enter").says("Type force 25 to go ahead, or esc to change nothing.")
	if len(s.did()) > 0 {
		t.Fatalf("half a number did %d acts", len(s.did()))
	}
	s.enter("5").press("enter")
	if len(s.did()) != 25 {
		t.Errorf("did %d acts, want 25", len(s.did()))
	}
	if !strings.HasPrefix(s.toast.Text, "Forced a change on 25 mailboxes. 6 skipped, the first 4019 Chen Wei: must change its PIN already") {
		t.Errorf("toast = %q", s.toast.Text)
	}
}

func TestFiveOrFewerAreListedAndConfirmedWithoutTyping(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("space", "space", "x")
	s.shows("2 mailboxes:", "4012 Ana Duarte, 4015 Ben Okafor.", "[ Change nothing ]").hides("Type ")
	s.press("y").says("Expired the PINs of 2 mailboxes.")
	if len(s.did()) != 2 {
		t.Errorf("did %d acts, want 2", len(s.did()))
	}
}

func TestALongActCanBeStopped(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	a := s.page().(*admin)
	v := verbCalled("force-change")
	able, refused := split(v, a.all)
	first := a.step(batch{verb: v, left: able, total: len(able), refused: refused})
	b := first().(batch)
	if len(b.left) != len(able)-stride {
		t.Fatalf("one step left %d of %d, want %d", len(b.left), len(able), len(able)-stride)
	}
	a.Update(b) // the next step is on its way, and not yet done
	s.shows("Force a change", fmt.Sprintf("%d of %d", stride, len(able)), "Stop here")
	s.press("esc")
	running := a.over.(*progress).batch
	s.run(a.Update(running))
	if len(s.did()) != stride || s.page().Captures() {
		t.Errorf("after the stop %d acts are done, want %d; dialog open: %v", len(s.did()), stride, s.page().Captures())
	}
	if want := fmt.Sprintf("Stopped: %d not done.", len(able)-stride); !strings.Contains(s.toast.Text, want) {
		t.Errorf("toast = %q, want %q in it", s.toast.Text, want)
	}
}

func TestSetPINAndEditGoToOneMailboxAtATime(t *testing.T) {
	t.Parallel()
	for _, k := range []string{"p", "e"} {
		s := newStage(t, kit.AdminScreen).press("space", "space", k)
		s.says("One mailbox at a time: a second one would get the same.")
	}
}

func TestTheMenuPicksByDigitLetterArrowAndClick(t *testing.T) {
	t.Parallel()
	unlock := []applied{{by(), key("4012"), mailbox.Unlock{}}}
	for _, keys := range [][]string{{"1"}, {"u"}, {"enter"}, {"down", "up", "enter"}} {
		s := newStage(t, kit.AdminScreen).press("enter").press(keys...)
		if diff := cmp.Diff(unlock, s.did(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("menu, %q (-want +got):\n%s", keys, diff)
		}
	}
	s := newStage(t, kit.AdminScreen).press("enter")
	s.click(kit.RowRegion("unlock"))
	if diff := cmp.Diff(unlock, s.did()); diff != "" {
		t.Errorf("menu, click (-want +got):\n%s", diff)
	}
}

func TestTheMenuShowsWhatCannotBeDoneAndWhy(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("enter", "8")
	s.says("Is active already.").shows("8 · Activate", "is active already")
	if !s.page().Captures() {
		t.Error("the menu closed on an act that cannot be done")
	}
	s.press("esc")
	if s.page().Captures() || len(s.did()) > 0 {
		t.Errorf("after esc: open %v, did %v", s.page().Captures(), s.did())
	}
}
