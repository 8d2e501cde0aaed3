package console

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

func newCompanyStage(t *testing.T, change ...func(*Options, *fakeDesk)) *stage {
	t.Helper()
	return newStage(t, kit.CompanyScreen, append([]func(*Options, *fakeDesk){withCompany}, change...)...)
}

// onDefaultPIN has a default PIN in force.
func onDefaultPIN(_ *Options, d *fakeDesk) {
	i := len(d.tenants) - 1
	d.tenants[i].Onboarding, d.tenants[i].CompanyPIN = mailbox.OnboardDefault, pin.Sealed("sealed")
}

func pasted(s string) tea.Msg { return tea.PasteMsg{Content: s} }

func TestTheCompanyChoosesOneOfTwo(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t)
	s.shows("Company Profile", "Default Voicemail PIN", "◉ Set system-generated PIN, in force", "○ Set default PIN").hides("exactly 7 digits")
	s.press("down", "enter").shows("○ Set system-generated PIN", "◉ Set default PIN", "exactly 7 digits")
	s.enter("5920583").press("enter").says("Saved: new users get the default PIN. No PIN in use has changed.")
	if diff := cmp.Diff([]string{"oakfield default, 7 digits"}, s.desk.onboarded); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	s.shows("◉ Set default PIN, in force")
	s.press("up", "space", "ctrl+s").says("Saved: new users get a system-generated PIN. No PIN in use has changed.")
	s.shows("◉ Set system-generated PIN, in force")
}

func TestTheDefaultPINIsJudgedWhileItIsTyped(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t).press("down", "enter").shows("· exactly 7 digits")
	s.enter("123").shows("✗ no run of 3", "· exactly 7 digits").press("backspace").shows("· no run of 3")
	s.press("ctrl+u").enter("592058").shows("· exactly 7 digits").enter("3").shows("✓ exactly 7 digits")
	s.enter("1").shows("✗ exactly 7 digits")
	s.press("enter").shows("A PIN has exactly 7 digits. Try another.")
	s.press("ctrl+u").press("enter").shows("Type the default PIN first.")
	if len(s.desk.onboarded) > 0 {
		t.Errorf("kept %v", s.desk.onboarded)
	}
}

func TestTheDefaultPINIsHiddenUntilItIsToBeSeen(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t).press("down", "enter").enter("5920583")
	s.hides("5920583", "PINs SHOWN").press("v").shows("5920583", "PINs SHOWN").press("v").hides("5920583")
	kept := newCompanyStage(t, onDefaultPIN)
	kept.shows("set; type another to change it")
}

func TestNothingIsKeptUntilItIsSaved(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t)
	s.press("ctrl+s").says("Nothing was changed.")
	s.press("down", "enter").enter("5920583").press("esc", "esc")
	s.shows("◉ Set system-generated PIN, in force").hides("Default PIN  ")
	if len(s.desk.onboarded) > 0 {
		t.Errorf("kept %v", s.desk.onboarded)
	}
}

func TestWhatIsBegunStaysWhenTheStoreMovesOn(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t).press("down", "enter").enter("592")
	c := s.page().(*companyPage)
	s.run(c.Update(changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedTenant: true}}))
	if c.field.Len() != 3 || !c.Captures() {
		t.Errorf("after a refresh the field holds %d digits, captures %t", c.field.Len(), c.Captures())
	}
}

func TestTheFormIsWalkedWithTheArrows(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t)
	c := s.page().(*companyPage)
	for _, want := range []control{onDefault, onSave, onSave} { // the field is not there
		if s.press("down"); c.at != want {
			t.Fatalf("the keys are on %d, want %d", c.at, want)
		}
	}
	s.press("up", "enter") // into the field
	for _, tt := range []struct {
		key  string
		want control
	}{{"down", onSave}, {"up", onField}, {"up", onDefault}, {"up", onSystem}, {"up", onSystem}} {
		if s.press(tt.key); c.at != tt.want {
			t.Fatalf("after %s the keys are on %d, want %d", tt.key, c.at, tt.want)
		}
	}
}

func TestTheFormIsClicked(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t).size(120, 40)
	s.click(defaultToggle).click(companyField)
	s.run(s.page().Update(pasted("592 0583")))
	s.click(showDigits).shows("5920583").click(yesButton)
	if diff := cmp.Diff([]string{"oakfield default, 7 digits"}, s.desk.onboarded); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	s.click(systemToggle).shows("◉ Set system-generated PIN")
	s.click(kit.RowRegion("Company")).shows("Portal   7000").press("ctrl+s").says("That is in the section Default Voicemail PIN.")
	s.click(kit.RowRegion("Default Voicemail PIN")).shows("◉ Set system-generated PIN")
}

func TestSavingThatFailsIsToldOnThePage(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t).press("down", "enter").enter("5920583")
	s.desk.fail = errors.New("the store cannot be written")
	s.press("enter").shows("The store cannot be written.", "◉ Set default PIN")
}

func TestAWindowThatOnlyLooksChoosesNothing(t *testing.T) {
	t.Parallel()
	s := newCompanyStage(t, func(o *Options, _ *fakeDesk) { o.ViewOnly = true }).press("down", "enter")
	s.says("This window is view-only. Start without --view-only to change the company profile.")
	s.shows("◉ Set system-generated PIN").click(defaultToggle).shows("◉ Set system-generated PIN")
}

func TestOnlyCompaniesThatDecideHaveAProfilePage(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("C").says("The profile broadcloud decides about first PINs, not the company.")
	s.goTo(kit.GoTo{Screen: kit.CompanyScreen})
	s.shows("No company here decides").press("enter").says("No company here decides about its first PINs.")
	two := newCompanyStage(t, func(_ *Options, d *fakeDesk) {
		d.tenants = append(d.tenants, mailbox.Tenant{ID: "pier", Name: "Pier", Profile: "company-default"})
	})
	two.shows("Oakfield").press("c").shows("Pier").press("r")
	if two.open != kit.RulesScreen {
		t.Errorf("r leads to %s", two.open)
	}
	failing := newCompanyStage(t, func(_ *Options, d *fakeDesk) { d.fail = errors.New("the disk is gone") })
	failing.shows("could not be read").says("Could not read the company profile: the disk is gone.")
}
