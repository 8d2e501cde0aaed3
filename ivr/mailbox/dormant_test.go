package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// outline is a plan in short: the numbers to reset, and why others are skipped.
func outline(p mailbox.DormantPlan) (reset []string, skipped map[string]string) {
	skipped = map[string]string{}
	for _, s := range p.Boxes {
		reset = append(reset, s.Number)
	}
	for _, s := range p.Skipped {
		skipped[s.Summary.Number] = s.Reason
	}
	return reset, skipped
}

func (o *office) dormant(tenant string, since int, locked bool) mailbox.DormantPlan {
	o.Helper()
	p, err := o.DormantPlan(o.Context(), tenant, time.Duration(since)*day, locked)
	if err != nil {
		o.Fatal(err)
	}
	return p
}

func TestADormantPlanSaysWhatIsResetAndWhatIsNot(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(100 * day)
	o.apply(ana, mailbox.LockOut{})
	for _, tt := range []struct {
		name    string
		tenant  string
		since   int
		locked  bool
		act     mailbox.Reset
		reset   []string
		skipped map[string]string
	}{
		{
			"temporary PINs by e-mail", "harbor", 90, false,
			mailbox.Reset{To: mailbox.CredentialTemporary},
			[]string{"4023"},
			map[string]string{
				"4012": "it is locked, and a reset would open it",
				"4015": "mailbox harbor/4015 has no e-mail address for its PIN to go to",
				"4036": "mailbox harbor/4036 is deactivated",
			},
		},
		{
			"locked ones too", "harbor", 90, true,
			mailbox.Reset{To: mailbox.CredentialTemporary},
			[]string{"4012", "4023"},
			map[string]string{
				"4015": "mailbox harbor/4015 has no e-mail address for its PIN to go to",
				"4036": "mailbox harbor/4036 is deactivated",
			},
		},
		{
			"default PINs", "riverside", 90, false,
			mailbox.Reset{To: mailbox.CredentialDefault},
			[]string{"2002"},
			map[string]string{"2000": "it is on its default PIN already", "2001": "it is on its default PIN already"},
		},
		{
			"a longer time", "harbor", 250, false,
			mailbox.Reset{To: mailbox.CredentialTemporary},
			nil,
			map[string]string{"4015": "mailbox harbor/4015 has no e-mail address for its PIN to go to"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := o.state()
			p := o.dormant(tt.tenant, tt.since, tt.locked)
			reset, skipped := outline(p)
			if diff := cmp.Diff(tt.reset, reset); diff != "" {
				t.Errorf("to reset (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.skipped, skipped); diff != "" {
				t.Errorf("skipped (-want +got):\n%s", diff)
			}
			if p.Act != tt.act {
				t.Errorf("act %+v, want %+v", p.Act, tt.act)
			}
			if o.state() != before {
				t.Error("the plan changed the store")
			}
		})
	}
}

func TestAnInterruptedPlanGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ben, mailbox.Edit{Email: to("ben@harbor.example")})
	o.advance(100 * day)
	p := o.dormant("harbor", 90, false)
	if len(p.Boxes) != 3 {
		t.Fatalf("%d mailboxes to reset, want 3", len(p.Boxes))
	}
	o.apply(p.Boxes[0].Key, p.Act) // and then the power went
	reset, skipped := outline(o.dormant("harbor", 90, false))
	if diff := cmp.Diff([]string{"4015", "4023"}, reset); diff != "" {
		t.Errorf("left to reset (-want +got):\n%s", diff)
	}
	if got, want := skipped["4012"], "its PIN is newer than that"; got != want {
		t.Errorf("the one that was reset is skipped because %q, want %q", got, want)
	}
}

func TestAPlanNeedsATenantAndATime(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.DormantPlan(t.Context(), "harbor", 0, false)
	o.refusal(err, mailbox.RefusedBadValue)
	if _, err := o.DormantPlan(t.Context(), "habor", day, false); !errors.Is(err, mailbox.ErrNoTenant) {
		t.Errorf("error %v, want no such tenant", err)
	}
}

func TestAPlanIsDoneOneByOne(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(100 * day)
	p := o.dormant("harbor", 90, false)
	for _, s := range p.Boxes {
		r, left, err := o.ResetDormant(t.Context(), kim, p, s.Key)
		if err != nil || left != "" {
			t.Fatalf("%s: left alone because %q, %v", s.Key, left, err)
		}
		if r.After.Status != mailbox.StatusTemporary || r.MailTo == "" {
			t.Errorf("%s is %s, mail to %q; want a temporary PIN by e-mail", s.Key, r.After.Status, r.MailTo)
		}
	}
	if left, _ := outline(o.dormant("harbor", 90, false)); len(left) != 0 {
		t.Errorf("still to reset: %v", left)
	}
}

// Between the plan and the reset, things happen.
func TestWhoeverLeftThePlanKeepsTheirPIN(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		happens func(o *office)
		want    string
	}{
		{"signed in", func(o *office) { o.signIn(ana, anaPIN) }, "somebody has signed in in the meantime"},
		{"reset", func(o *office) { o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary}) }, "its PIN is newer than that"},
		{"locked", func(o *office) { o.fail(ana, 5) }, "it is locked, and a reset would open it"},
		{"deactivated", func(o *office) { o.apply(ana, mailbox.Deactivate{}) }, "mailbox harbor/4012 is deactivated"},
		{"deleted", func(o *office) { o.apply(ana, mailbox.Delete{}) }, "it was deleted in the meantime"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			o.advance(100 * day)
			p := o.dormant("harbor", 90, false)
			tt.happens(o)
			before := o.state()
			_, left, err := o.ResetDormant(t.Context(), kim, p, ana)
			if err != nil || left != tt.want {
				t.Errorf("left alone because %q, %v; want %q", left, err, tt.want)
			}
			if o.state() != before {
				t.Error("something was changed")
			}
		})
	}
}
