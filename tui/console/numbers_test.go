package console

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func newBuilding(t *testing.T, change ...func(*Options, *fakeDesk)) *stage {
	t.Helper()
	return newStage(t, kit.NumbersScreen, append([]func(*Options, *fakeDesk){withNumbers}, change...)...)
}

func riversideKey(number string) mailbox.Key { return mailbox.Key{Tenant: "riverside", Number: number} }

// lines are the tree as it is shown, a node each.
func (s *stage) lines() []string {
	n := s.page().(*numbersPage)
	var list []string
	for _, at := range n.nodes {
		list = append(list, n.row(at, kit.OnePane).Cells[0].String())
	}
	return list
}

func TestNumbersStandByPartyAndSiteUnderTheirMainNumbers(t *testing.T) {
	t.Parallel()
	s := newBuilding(t).size(120, 40)
	s.shows("Account › Telephony › Mill Lane", "Account › Telephony › Quayside",
		"Occupiers › Alder and Finch › Telephony › Mill Lane", "Occupiers › Kite Studio › Telephony › Quayside")
	want := []string{
		"▾ Account › Telephony › Mill Lane  4 numbers",
		"  ▸ 2000  Front Desk  main, 3 extensions",
		"▾ Account › Telephony › Quayside  1 number",
		"  ▸ Phone numbers  1 number",
		"▾ Alder and Finch › Telephony › Mill Lane  2 numbers",
		"  ▸ 2100  Alder and Finch  main, 1 extension",
		"▾ Kite Studio › Telephony › Quayside  1 number",
		"    2200  Kite Studio  main",
	}
	if diff := cmp.Diff(want, s.lines()); diff != "" {
		t.Errorf("the tree (-want +got):\n%s", diff)
	}
}

func TestTheArrowOpensAndCloses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name         string
		open, close_ func(*stage)
	}{
		{"arrow keys", func(s *stage) { s.press("right") }, func(s *stage) { s.press("left") }},
		{"enter", func(s *stage) { s.press("enter") }, func(s *stage) { s.press("enter") }},
		{"everything", func(s *stage) { s.press("o") }, func(s *stage) { s.press("o") }},
		{"clicks", func(s *stage) { s.click(kit.RowRegion("riverside/2000")) }, func(s *stage) { s.click(kit.RowRegion("riverside/2000")) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newBuilding(t).press("down").hides("2001  Maya")
			tt.open(s)
			s.shows("▾ 2000", "2001  Maya Lindqvist", "2003  Aisha Conteh")
			tt.close_(s)
			s.shows("▸ 2000").hides("2001  Maya")
		})
	}
}

func TestLeftGoesFromANumberToWhatItIsUnder(t *testing.T) {
	t.Parallel()
	s := newBuilding(t).press("down", "right", "down", "down")
	if got, _ := s.page().(*numbersPage).selectedNumber(); got.Number != "2002" {
		t.Fatalf("the selection is on %s", got.Number)
	}
	s.press("left")
	if got, _ := s.page().(*numbersPage).selectedNumber(); got.Number != "2000" {
		t.Errorf("left of an extension is %s, want its main number", got.Number)
	}
	s.press("left", "left")
	if at, _ := s.page().(*numbersPage).selected(); at.level != atPlace {
		t.Errorf("left of a closed main number is %s, want its place", at.key())
	}
	s.press("left").shows("▸ Account › Telephony › Mill Lane").hides("2000  Front Desk")
}

func TestHeadingsTellWhatIsBelowThem(t *testing.T) {
	t.Parallel()
	newBuilding(t).shows("Numbers here", "2        ▸ default PIN", "1        ✓ active", "1        × deactivated")
	s := newBuilding(t)
	for _, k := range []string{"d", "a", "l", "h"} {
		s.press(k).says("Choose a number first: this line is a heading.")
	}
	s.press("v").says(nothingSelected)
}

func TestTheFilterOpensTheWayToWhatItFinds(t *testing.T) {
	t.Parallel()
	s := newBuilding(t).press("/").enter("pinto").shows("1 of 8 numbers")
	want := []string{
		"▾ Alder and Finch › Telephony › Mill Lane  1 number",
		"  ▾ 2100  Alder and Finch  main, 1 extension",
		"      2103  Beatriz Pinto",
	}
	if diff := cmp.Diff(want, s.lines()); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	s.press("enter")
	if got, _ := s.page().(*numbersPage).selectedNumber(); got.Number != "2103" {
		t.Errorf("the selection is on %q, want what was found", got.Number)
	}
	s.press("esc").shows("8 numbers", "2103  Beatriz Pinto", "▸ 2000") // its way stays open
	s.press("/").enter("party:kite site:quay").shows("1 of 8 numbers")
	s.press("ctrl+u").enter("is:lokced").shows("no such state")
}

func TestAFilterTypedBeforeThereIsAListFindsInIt(t *testing.T) {
	t.Parallel()
	s := newBuilding(t)
	n := s.page().(*numbersPage)
	n.switchTo("riverside")
	reading := n.load()
	s.press("/").enter("varga").press("enter")
	s.run(reading)
	if got, _ := n.selectedNumber(); got.Number != "2002" {
		t.Errorf("the selection is on %q, want what was found", got.Number)
	}
}

func TestTheOptionAtTheTopRightListsSomeNumbers(t *testing.T) {
	t.Parallel()
	s := newBuilding(t).shows("s all numbers ▾")
	for _, want := range []string{"7 of 8", "1 of 8", "1 of 8", "2 of 8"} {
		s.press("s").shows(want + " numbers")
	}
	s.shows("s default PINs in use ▾", "2001  Maya Lindqvist").hides("2002  Tomas")
	s.press("esc").shows("s all numbers ▾", "8 numbers")
	s.click(regionOf("numbers.show")).shows("s active numbers ▾")
}

func TestResetPINAsksTellsAndIsClosedWithOK(t *testing.T) {
	t.Parallel()
	s := newBuilding(t)
	s.goTo(kit.GoTo{Screen: kit.NumbersScreen, Arg: "riverside/2103"})
	s.press("d").shows("Reset to the default PIN?", "Mailbox 2103, Beatriz Pinto", "own  →  default", "locked  →  default PIN", "[ Keep as it is ]")
	if len(s.did()) > 0 {
		t.Fatalf("reset without an answer: %v", s.did())
	}
	s.press("y").says("2103 Beatriz Pinto is on the default PIN and must choose a new one.")
	want := []applied{{by(), riversideKey("2103"), mailbox.Reset{To: mailbox.CredentialDefault}}}
	if diff := cmp.Diff(want, s.did()); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
	s.shows("Reset PIN", "is reset back to the", "default PIN and unlocked.", "the voice portal and the handset", "Tell Beatriz Pinto the default PIN", "[ OK ]")
	for _, close_ := range []func(){
		func() { s.press("enter") }, func() { s.press("esc") }, func() { s.press("space") }, func() { s.click(yesButton) },
	} {
		if !s.page().Captures() {
			t.Fatal("the message is gone before it was closed")
		}
		close_()
		if s.page().Captures() {
			t.Fatal("the message stays open")
		}
		s.press("d", "y")
	}
}

func TestTheMessageSaysWhatBecameOfTheLock(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		kind   mailbox.LockKind
		lifted bool
		want   string
	}{
		{"not locked", mailbox.Unlocked, true, "The PIN of 2002 Tomas Varga is reset back to the default PIN."},
		{"locked by tries", mailbox.LockAuto, true, "The PIN of 2002 Tomas Varga is reset back to the default PIN and unlocked."},
		{"locked by an admin", mailbox.LockAdmin, false, "The PIN of 2002 Tomas Varga is reset back to the default PIN; the lock that an admin set stays."},
	} {
		before := mailbox.Summary{Key: riversideKey("2002"), Owner: mailbox.Owner{First: "Tomas", Last: "Varga"}}
		before.Lock.Kind = tt.kind
		after := before
		if tt.lifted {
			after.Lock = mailbox.Lock{}
		}
		if got := resetNotice(mailbox.Receipt{Before: before, After: after}).lines[0]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAnInactiveNumberIsNotResetUntilItIsActivated(t *testing.T) {
	t.Parallel()
	s := newBuilding(t)
	s.goTo(kit.GoTo{Screen: kit.NumbersScreen, Arg: "riverside/2003"})
	s.press("d").says("Mailbox riverside/2003 is deactivated. Activate it first.")
	if len(s.did()) > 0 || s.page().Captures() {
		t.Fatalf("did %v, dialog open %t", s.did(), s.page().Captures())
	}
	s.shows("a Activate").press("a").says("Activated 2003 Aisha Conteh.")
	s.shows("a Deactivate").press("a").shows("Deactivate the mailbox?", "and a", "call in progress ends", "The audit stays.")
	s.press("y").says("Deactivated 2003 Aisha Conteh.")
}

func TestTheDefaultPINIsShownOnDemandOnly(t *testing.T) {
	t.Parallel()
	s := newBuilding(t).press("down").shows("Default  ••••••  v shows it").hides("7294150")
	s.press("v").shows("Default PIN of 2000", "7294150", "PINs SHOWN")
	if diff := cmp.Diff([]string{"default of riverside/2000"}, s.desk.shown); diff != "" {
		t.Errorf("shown (-want +got):\n%s", diff)
	}
	s.press("v").hides("7294150", "PINs SHOWN")
	v := newBuilding(t, func(o *Options, _ *fakeDesk) { o.ViewOnly = true }).press("down")
	v.press("v").says("This window is view-only, and showing a PIN is an act.")
	v.press("d").says("This window is view-only. Start without --view-only to change mailboxes.")
}

func TestANumberLeadsToItsOtherPages(t *testing.T) {
	t.Parallel()
	s := newBuilding(t)
	s.goTo(kit.GoTo{Screen: kit.NumbersScreen, Arg: "riverside/2002"})
	s.press("h")
	if diff := cmp.Diff([]kit.PlaceCall{{From: "riverside/2002", To: "*98"}}, s.calls); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
	s.press("enter").shows("[Admin]", "2002  Tomas Varga")
	s.press("n")
	if got, _ := s.page().(*numbersPage).selectedNumber(); s.open != kit.NumbersScreen || got.Number != "2002" {
		t.Errorf("n leads to %s of %s", got.Number, s.open)
	}
	s.press("l")
	if s.open != kit.AuditScreen {
		t.Errorf("l leads to %s", s.open)
	}
}

func TestOnlyNumbersWithADefaultPINAreListed(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen) // on harbor, which has none
	s.press("n").says("The profile broadcloud has no default PINs.")
	s.goTo(kit.GoTo{Screen: kit.NumbersScreen})
	s.shows("Numbers, Riverside Offices", "No number here yet.")
	s.press("c").says("No other tenant has a default PIN for each number.")
	none := newStage(t, kit.NumbersScreen, func(_ *Options, d *fakeDesk) { d.tenants = d.tenants[:1] })
	none.shows("No tenant here has a default PIN for each number.")
}

func TestAnotherTenantOfTheKindCanBePicked(t *testing.T) {
	t.Parallel()
	s := newBuilding(t, func(_ *Options, d *fakeDesk) {
		d.tenants = append(d.tenants, mailbox.Tenant{ID: "wharf", Name: "Wharf", Profile: "essensys"})
	})
	s.press("c").shows("Tenants", "wharf").hides("harbor").press("down", "enter").shows("Numbers, Wharf")
}

func TestNumbersThatCannotBeReadAreTold(t *testing.T) {
	t.Parallel()
	s := newBuilding(t, func(_ *Options, d *fakeDesk) { d.fail = errors.New("the disk is gone") })
	s.shows("The numbers could not be read.").says("Could not read the numbers: the disk is gone.")
}

func TestAWheelAndAPasteReachThePage(t *testing.T) {
	t.Parallel()
	s := newBuilding(t)
	s.run(s.page().Update(kit.Wheel{Delta: 1}))
	if got, _ := s.page().(*numbersPage).selectedNumber(); got.Number != "2000" {
		t.Errorf("a turn of the wheel selects %q", got.Number)
	}
	s.press("/")
	s.run(s.page().Update(pasted("varga")))
	s.shows("1 of 8 numbers")
	s.click(kit.RowRegion("riverside/2002"))
	if s.page().Captures() {
		t.Error("the filter keeps the keys after a click on what it found")
	}
}
