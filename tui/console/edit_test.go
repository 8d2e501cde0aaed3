package console

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestEditingChangesOnlyWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("e")
	s.press("ctrl+u").enter("Anna").press("down", "down", "ctrl+u").enter("anna@harbor.example")
	s.press("enter").says("Saved 4012 Anna Duarte.").shows("Anna Duarte")
	first, email := "Anna", "anna@harbor.example"
	want := []applied{{by(), key("4012"), mailbox.Edit{First: &first, Email: &email}}}
	if diff := cmp.Diff(want, s.did()); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
}

func TestAFieldsProblemStandsBesideTheField(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("e", "down", "down", "ctrl+u").enter("not an address")
	s.press("down").shows("✗ The e-mail")
	s.press("up").shows("The e-mail address has no @. Write it as name@host.")
	s.press("down", "enter").shows("✗ The e-mail")
	if len(s.did()) > 0 {
		t.Fatalf("saved with a problem: %v", s.did())
	}
	s.press("ctrl+u").enter("a@b.example").hides("✗ The e-mail")
	s.press("enter").says("Saved 4012 Ana Duarte.")
}

func TestSavingJudgesEveryFieldAndGoesToTheFirstProblem(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("e", "ctrl+u").enter("Anna").press("down", "down", "ctrl+u").enter("not an address")
	s.press("enter").shows("✗ The e-mail")
	e := s.page().(*admin).over.(*edit)
	if got := e.fields[e.at].label; got != "E-mail" {
		t.Errorf("the cursor is in %q, want in the field with the problem", got)
	}
	if e.fields[1].problem != "" {
		t.Errorf("the first name has a problem: %s", e.fields[1].problem)
	}
}

func TestTheSelectionGoesAlongWithANewNumber(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("e", "up", "ctrl+u").enter("4999").press("enter")
	if got, _ := s.page().(*admin).selected(); got.Number != "4999" {
		t.Errorf("the selection is on %s, want 4999", got.Number)
	}
}

func TestLeavingTheFormChangesNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("e").enter("xyz").press("esc")
	if len(s.did()) > 0 || s.page().Captures() {
		t.Errorf("after esc: did %v, form open %v", s.did(), s.page().Captures())
	}
	s.press("e", "enter").says("Nothing was changed.")
	s.press("e").click("field:Site")
	s.enter("Quay").press("enter")
	site := "Quay"
	if diff := cmp.Diff([]applied{{by(), key("4012"), mailbox.Edit{Site: &site}}}, s.did()); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
}
