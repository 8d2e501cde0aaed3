package console

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

func TestACustomerIsFoundByNameAndOpened(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"offices", "RIVERSIDE", "side"} {
		s := newStage(t, kit.AdminScreen).press("c").enter(typed)
		s.shows("Riverside Offices", "Portal 7000  admin none").hides("Harbor Logistics     ", "All tenants")
		s.press("enter").shows("Riverside Offices ▾")
	}
}

func TestACustomerThatIsNotThereOpensNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("c").enter("nobody").shows("No customer has that name.")
	if s.press("enter"); !s.page().Captures() {
		t.Error("the picker closed on nothing")
	}
	s.press("backspace", "ctrl+u").shows("Harbor Logistics", "All tenants").press("esc").shows("Harbor Logistics ▾")
}

func TestThePickerTellsWhatIsKnownOfTheCustomer(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(_ *Options, d *fakeDesk) { d.tenants[0].AdminEmail = "desk@harbor.example" })
	s.press("c").shows("Portal 7000  admin desk@harbor.example").press("down", "down").shows("Every mailbox of every tenant.")
	s.run(s.page().Update(kit.Wheel{Delta: -1}))
	s.shows("admin none")
	s.run(s.page().Update(tea.PasteMsg{Content: "harb"}))
	s.shows("admin desk@harbor.example").click(kit.RowRegion("harbor")).shows("Harbor Logistics ▾")
}
