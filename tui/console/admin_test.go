package console

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestTheSelectionStaysOnItsMailbox(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("down", "down")
	a := s.page().(*admin)
	if a.at != key("4019") {
		t.Fatalf("selected %s, want 4019", a.at)
	}
	for _, step := range []struct {
		what string
		do   func()
	}{
		{"nothing at all", func() { s.run(a.load()) }},
		{"another order", func() { s.press("s", "s", "s") }},
		{"a mailbox more in front of it", func() {
			s.desk.boxes = append([]mailbox.Summary{summary("4001", "Aaron", "Ash", mailbox.StatusLocked, 1, 5, "09:00")}, s.desk.boxes...)
			s.run(a.load())
		}},
		{"a filter that lets it through", func() { s.press("/").enter("wei").press("enter") }},
		{"the filter gone", func() { s.press("esc") }},
	} {
		step.do()
		if got, _ := a.selected(); got.Key != key("4019") {
			t.Errorf("after %s the selection is on %s, want 4019", step.what, got.Key)
		}
	}
}

func TestTheFilterPicksWhileItIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("/").enter("is:locked")
	s.shows("2 of 31 mailboxes", "Ana Duarte", "Ines Costa").hides("Ben Okafor")
	s.press("down", "enter")
	if a := s.page().(*admin); a.at != key("4044") || a.Captures() {
		t.Errorf("after arrow and enter: on %s, typing %v; want 4044 and the list", a.at, a.Captures())
	}
	s.press("esc").shows("9/31", "Hugo Meyer")
}

func TestAFilterThatMeansNothingSaysSoAndChangesNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("/").enter("is:locked")
	s.enter(" age>x")
	a := s.page().(*admin)
	if a.filter.problem == "" {
		t.Fatal("the filter age>x has no problem")
	}
	s.shows("Ana Duarte", "Ines Costa", a.filter.problem[:20]).hides("Ben Okafor")
	s.press("ctrl+w")
	if a.filter.problem != "" {
		t.Errorf("without its last word the filter still has a problem: %s", a.filter.problem)
	}
}

func TestNothingFoundNamesTheTermToBlame(t *testing.T) {
	t.Parallel()
	newStage(t, kit.AdminScreen).press("/").enter("is:locked owner:zed").
		shows("No mailbox matches all of that.", "is:locked    2 mailboxes", "owner:zed    none, check the spelling")
}

func TestAnotherTenantTakesMarksAndFilterAway(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(_ *Options, d *fakeDesk) {
		d.boxes = append(d.boxes, mailbox.Summary{Key: mailbox.Key{Tenant: "riverside", Number: "2001"}, Owner: mailbox.Owner{First: "Rui", Last: "Alves"}, Active: true})
	})
	s.press("space", "/").enter("ana").press("enter", "c", "down", "enter")
	s.shows("Rui Alves", "Riverside Offices").hides("Ana Duarte", "✱")
	s.press("c", "down", "enter").shows("harbor/4012", "32 mailboxes", "all tenants").press("end").shows("riverside/2001", "harbor/435")
	s.press("c").click(kit.RowRegion("harbor"))
	s.shows("Ana Duarte", "Harbor Logistics").hides("Rui Alves")
}

func TestMarksAreNamedAndCleared(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("space").says("Marked 4012 Ana Duarte. One marked: actions now apply to it, and only to it.")
	s.press("space").says("Marked 4015 Ben Okafor. Two marked: actions now apply to both, and only to both.")
	s.press("space").says("Marked 4019 Chen Wei. Three marked: actions now apply to all of them, and only to them.")
	s.press("up", "space").says("Unmarked 4019 Chen Wei. Two marked: actions now apply to both, and only to both.")
	s.press("esc").hides("✱")
	s.press("A").says("Marked 31 mailboxes: actions now apply to all of them.")
	s.press("A").says("Nothing is marked: actions apply to the selected row.")
}

func TestTheMouseSelectsOpensAndScrolls(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.click(kit.RowRegion("harbor/4019")).shows("4019  Chen Wei")
	s.run(s.page().Update(kit.Click{ID: kit.RowRegion("harbor/4015"), Right: true}))
	s.shows("4015  Ben Okafor", "1-9 0 Pick")
	s.press("esc")
	s.run(s.page().Update(kit.Wheel{Delta: 1}))
	s.shows("4019  Chen Wei")
}

func TestKeysLeadToTheOtherPages(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("l")
	s.shows("[Audit]", "mailbox:harbor/4012", "locked by the portal").hides("4088")
	s.press("o").shows("[Admin]", "4012  Ana Duarte")
	s.press("r").shows("PIN rules, broadcloud")
	s.press("esc", "h")
	want := []kit.PlaceCall{{From: "harbor/4012", To: "*98"}}
	if diff := cmp.Diff(want, s.calls); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

func TestAMailboxThatIsAskedForIsShownWhateverTheFilterHides(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("/").enter("is:locked").press("enter")
	s.goTo(kit.GoTo{Screen: kit.AdminScreen, Arg: "harbor/4120"})
	s.shows("4120  Yara Saleh", "26/31")
}

func TestAStoreThatCannotBeReadIsToldAndTriedAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(_ *Options, d *fakeDesk) { d.fail = errors.New("the store is damaged") })
	s.shows("The mailboxes could not be read.").says("Could not read the mailboxes: the store is damaged.")
	s.desk.fail = nil
	s.goTo(kit.GoTo{Screen: kit.AdminScreen})
	s.shows("Ana Duarte")
	s.desk.fail = errors.New("busy")
	s.run(s.page().(*admin).load())
	s.shows("Ana Duarte").says("Could not read the mailboxes: busy.")
}

func TestASmallScreenShowsTheListThenTheDetails(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).size(60, 18)
	s.shows("Ben Okafor").hides("5 PINs remembered")
	s.press("tab").shows("4012  Ana Duarte", "5 PINs remembered").hides("Ben Okafor")
	s.press("esc").shows("Ben Okafor")
	s.size(80, 24).press("tab").says("The details are on the screen already.")
}

func TestViewOnlyWindowsChangeNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(o *Options, d *fakeDesk) { o.ViewOnly = true; withDefault(o, d) })
	for _, v := range verbs() {
		s.press(v.key)
		if !strings.HasPrefix(s.toast.Text, "This window is view-only.") {
			t.Errorf("%s in a view-only window says %q", v.name, s.toast.Text)
		}
	}
	s.press("v")
	s.goTo(kit.GoTo{Screen: kit.OutboxScreen})
	s.press("v", "u", "down", "enter")
	s.goTo(kit.GoTo{Screen: kit.ClockScreen})
	s.press("4", "enter", "space")
	if len(s.desk.applied)+len(s.desk.shown)+len(s.desk.marked)+len(s.desk.moves) > 0 {
		t.Errorf("a view-only window did %v, showed %v, marked %v, moved %v", s.desk.applied, s.desk.shown, s.desk.marked, s.desk.moves)
	}
}

func TestADefaultPINIsShownOnDemandAndRecorded(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("v").says("The profile broadcloud has no default PINs.")
	s = newStage(t, kit.AdminScreen, withDefault)
	s.press("v").shows("Default PIN of 4012", "PINs SHOWN", s.desk.secret.Reveal())
	s.press("esc").hides(s.desk.secret.Reveal(), "PINs SHOWN")
	if diff := cmp.Diff([]string{"default of harbor/4012"}, s.desk.shown); diff != "" {
		t.Errorf("revealed (-want +got):\n%s", diff)
	}
}
