package console

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestTheRulesAreThoseOfTheSelectedMailboxesTenant(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("r")
	s.shows("PIN rules, broadcloud", "harbor, read-only", "4 to 8 digits", "No admin or user can override these rules.")
	s.press("r").shows("[Admin]")
}

func TestEveryRuleCanBeReachedOnASmallScreen(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.RulesScreen).size(60, 18)
	s.shows("more ↓").hides("5 wrong PINs")
	s.press("end").shows("5 wrong PINs").hides("more ↓")
	s.press("home").shows("Cisco BroadCloud")
	s.run(s.page().Update(kit.Wheel{Delta: 1}))
	s.hides("Cisco BroadCloud")
}

func TestAProfileThatIsMissingIsTold(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.RulesScreen, func(_ *Options, d *fakeDesk) { d.tenants[1].Profile = "gone" }).press("c")
	s.says("Could not read the PIN rules: no such profile.")
}

func TestOneTenantHasNoNextOne(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.RulesScreen, func(_ *Options, d *fakeDesk) { d.tenants = d.tenants[:1] })
	s.press("c").says("There is no other tenant.")
}

func TestAStoreWithoutTenantsShowsAnEmptyPage(t *testing.T) {
	t.Parallel()
	newStage(t, kit.RulesScreen, func(_ *Options, d *fakeDesk) { d.tenants = nil }).shows("PIN rules", "read-only")
}

func TestTenantsAreFoundByTheirID(t *testing.T) {
	t.Parallel()
	list := []mailbox.Tenant{{ID: "harbor"}, {ID: "riverside"}}
	for _, tt := range []struct {
		list []mailbox.Tenant
		id   string
		want int
	}{{list, "riverside", 1}, {list, "", 0}, {list, "gone", 0}, {nil, "harbor", -1}} {
		if got := tenantAt(tt.list, tt.id); got != tt.want {
			t.Errorf("tenant %q of %d is at %d, want %d", tt.id, len(tt.list), got, tt.want)
		}
	}
}
