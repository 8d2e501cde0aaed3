package console

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// DormantPlan plans roughly as the accounts do: without the deactivated and the locked.
func (d *fakeDesk) DormantPlan(_ context.Context, tenant string, since time.Duration, locked bool) (mailbox.DormantPlan, error) {
	plan := mailbox.DormantPlan{Tenant: tenant, Since: since, Locked: locked, Act: mailbox.Reset{To: mailbox.CredentialTemporary}}
	if tenant == "riverside" {
		plan.Act.To = mailbox.CredentialDefault
	}
	if since <= 0 {
		return plan, &mailbox.Refusal{Problem: "the time without a sign-in must be more than none", Next: "say it in days"}
	}
	for _, s := range d.boxes {
		switch {
		case s.Tenant != tenant || s.LastSignIn.IsZero() || lesson.Sub(s.LastSignIn) < since:
		case s.Status == mailbox.StatusDeactivated:
			plan.Skipped = append(plan.Skipped, mailbox.Skipped{Summary: s, Reason: "mailbox " + s.String() + " is deactivated"})
		default:
			plan.Boxes = append(plan.Boxes, s)
		}
	}
	return plan, d.fail
}

func (d *fakeDesk) ResetDormant(ctx context.Context, by mailbox.By, plan mailbox.DormantPlan, k mailbox.Key) (mailbox.Receipt, string, error) {
	if d.moved {
		return mailbox.Receipt{}, "somebody has signed in in the meantime", nil
	}
	r, err := d.Apply(ctx, by, k, plan.Act)
	return r, "", err
}

// numbersReset are the mailboxes that were reset.
func numbersReset(s *stage) (numbers []string) {
	for _, a := range s.did() {
		if _, ok := a.Act.(mailbox.Reset); ok {
			numbers = append(numbers, a.Key.Number)
		}
	}
	return numbers
}

func TestDormantMailboxesAreResetOnceTheirNumberIsTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("B")
	s.shows("Reset dormant mailboxes", "[ 90   ] days", "4036 Gia Romano", "209 d", "6 mailboxes", "Each gets a temporary PIN by e-mail",
		"1 skipped, the first 4073 Omar Haddad: is deactivated", "Type reset 6 to go ahead")
	s.enter("reset 5").press("enter").says("Type reset 6 to go ahead, or esc to change nothing.")
	if len(s.did()) > 0 {
		t.Fatalf("a wrong number reset %v", numbersReset(s))
	}
	s.press("backspace").enter("6").press("enter")
	want := []string{"4036", "4048", "4061", "4066", "4079", "4126"}
	if diff := cmp.Diff(want, numbersReset(s)); diff != "" {
		t.Errorf("reset (-want +got):\n%s", diff)
	}
	s.says("Sent temporary PINs for 6 mailboxes. Not 4073 Omar Haddad: is deactivated.")
	s.hides("Reset dormant mailboxes")
}

func TestTheDaysChangeWhomItIsAbout(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("B", "ctrl+u")
	s.shows("Type for how many days.").hides("to go ahead", "4036 Gia Romano   ")
	s.enter("205").shows("4 mailboxes", "Type reset 4 to go ahead")
	s.press("ctrl+u").enter("9999").shows("There is nobody to reset.", "0 mailboxes").hides("to go ahead")
	s.press("tab", "enter").says("There is nobody to reset. Esc changes nothing.")
	s.press("tab", "ctrl+u").enter("0").shows("The time without a sign-in must be more than none.")
	s.press("esc").hides("Reset dormant mailboxes")
	if len(s.did()) > 0 {
		t.Errorf("esc reset %v", numbersReset(s))
	}
}

func TestEverybodyIsListedWithTheReason(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("B", "l")
	s.shows("Dormant for 90 days or more", "4126 Zoe Marsh", "303 d", "4073 Omar Haddad", "is deactivated.")
	s.press("esc").shows("Type reset 6 to go ahead")
}

func TestWhoSignedInMeanwhileIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(_ *Options, d *fakeDesk) { d.moved = true }).press("B")
	s.enter("reset 6").press("enter")
	if len(s.did()) > 0 {
		t.Errorf("reset %v", numbersReset(s))
	}
	s.says("7 skipped, the first 4073 Omar Haddad: is deactivated.")
}

func TestTheDialogWorksWithTheMouse(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("B")
	s.click(listButton)
	s.shows("Dormant for 90 days or more").press("esc")
	s.click(answerField)
	s.enter("reset 6")
	s.click(daysField)
	s.press("ctrl+u").enter("205")
	s.click(yesButton)
	s.says("Type reset 4 to go ahead, or esc to change nothing.")
	s.click(noButton)
	s.hides("Reset dormant mailboxes")
}

func TestABulkResetNeedsATenantAndLeave(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(o *Options, _ *fakeDesk) { o.ViewOnly = true }).press("B")
	s.says("This window is view-only. Start without --view-only to change mailboxes.")
	s = newStage(t, kit.AdminScreen, func(o *Options, d *fakeDesk) { o.Tenant, d.boxes = "", nil })
	if ok, why := s.page().(*admin).canResetDormant(); ok && s.page().(*admin).tenantOfSelection() == "" {
		t.Errorf("offered without a tenant: %q", why)
	}
}

func TestABulkResetOnRealAccounts(t *testing.T) {
	t.Parallel()
	l := newLive(t, kit.AdminScreen)
	if _, err := l.accounts.MoveClock(t.Context(), by(), mailbox.ClockAct{Advance: 200 * 24 * time.Hour}); err != nil {
		t.Fatal(err)
	}
	plan, err := l.accounts.DormantPlan(t.Context(), "harbor", 90*24*time.Hour, false)
	if err != nil || len(plan.Boxes) < 20 {
		t.Fatalf("%d mailboxes to reset, %v", len(plan.Boxes), err)
	}
	l.press("B")
	d := l.page().(*admin).over.(*dormant)
	l.enter(d.phrase()).press("enter")
	if !strings.HasPrefix(l.toast.Text, "Sent temporary PINs for ") {
		t.Errorf("toast %q", l.toast.Text)
	}
	again, err := l.accounts.DormantPlan(t.Context(), "harbor", 90*24*time.Hour, false)
	if err != nil || len(again.Boxes) != 0 {
		t.Errorf("%d mailboxes are left, %v", len(again.Boxes), err)
	}
}
