package mailbox_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// move moves the portal clock.
func (o *office) move(act mailbox.ClockAct) mailbox.Consequences {
	o.Helper()
	c, err := o.MoveClock(o.Context(), kim, act)
	if err != nil {
		o.Fatal(err)
	}
	return c
}

// shows expects a portal time.
func (o *office) shows(want time.Time) {
	o.Helper()
	got, err := o.Now(o.Context())
	if err != nil {
		o.Fatal(err)
	}
	if !got.Equal(want) {
		o.Errorf("portal time %v, want %v", got, want)
	}
}

func TestPeopleMovePortalTime(t *testing.T) {
	t.Parallel()
	o := open(t)
	christmas := time.Date(2025, time.December, 24, 18, 0, 0, 0, time.UTC)
	o.move(mailbox.ClockAct{Advance: 31 * day})
	o.shows(morning.Add(31 * day))
	o.move(mailbox.ClockAct{Advance: -day})
	o.shows(morning.Add(30 * day))
	o.move(mailbox.ClockAct{SetTo: christmas})
	o.shows(christmas)
	o.advance(time.Minute)
	o.shows(christmas.Add(time.Minute))
	o.move(mailbox.ClockAct{Freeze: true})
	o.advance(time.Hour)
	o.shows(christmas.Add(time.Minute))
	o.move(mailbox.ClockAct{Advance: time.Hour})
	o.shows(christmas.Add(61 * time.Minute))
	o.move(mailbox.ClockAct{Run: true})
	o.advance(time.Minute)
	o.shows(christmas.Add(62 * time.Minute))
	o.move(mailbox.ClockAct{Reset: true})
	o.shows(o.wall.Now())
}

func TestALabIsResetToTheTimeOfItsClass(t *testing.T) {
	t.Parallel()
	o := open(t)
	seed := town()
	seed.Mode = mailbox.ClockLab
	seed.Time = morning.AddDate(-1, 0, 0)
	if err := o.Load(t.Context(), kim, seed, false); err != nil {
		t.Fatal(err)
	}
	o.shows(seed.Time)
	o.move(mailbox.ClockAct{Advance: 100 * day})
	o.move(mailbox.ClockAct{Freeze: true})
	o.move(mailbox.ClockAct{Reset: true})
	o.shows(seed.Time)
	o.advance(64 * time.Hour) // nobody is there over the weekend
	o.shows(seed.Time.Add(time.Hour))
	if err := o.Touch(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.advance(time.Minute)
	o.shows(seed.Time.Add(time.Hour + time.Minute))
}

func TestAMoveOfTheClockIsAudited(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.move(mailbox.ClockAct{Advance: 31 * day})
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{mailbox.EntryClock}}, 0)
	if err != nil || len(entries) != 1 {
		t.Fatalf("entries %+v, %v", entries, err)
	}
	e := entries[0]
	if e.Actor != "kim" || e.Detail != "from 2025-11-04T09:14:00Z to 2025-12-05T09:14:00Z" || !e.At.Equal(morning) || !e.Wall.Equal(morning) {
		t.Errorf("entry %+v", e)
	}
}

func TestAMoveThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, tt := range []struct {
		name string
		act  mailbox.ClockAct
		want mailbox.RefusalCode
	}{
		{"nothing", mailbox.ClockAct{}, mailbox.RefusedBadValue},
		{"two at once", mailbox.ClockAct{Advance: day, Freeze: true}, mailbox.RefusedBadValue},
		{"run while it runs", mailbox.ClockAct{Run: true}, mailbox.RefusedAlready},
		{"before the calendar", mailbox.ClockAct{SetTo: time.Date(1969, 12, 31, 0, 0, 0, 0, time.UTC)}, mailbox.RefusedBadValue},
		{"beyond the calendar", mailbox.ClockAct{Advance: 250 * 365 * day}, mailbox.RefusedBadValue},
	} {
		before := o.state()
		_, err := o.PreviewClock(t.Context(), tt.act)
		o.refusal(err, tt.want)
		_, err = o.MoveClock(t.Context(), kim, tt.act)
		o.refusal(err, tt.want)
		if o.state() != before {
			t.Errorf("%s: the store changed", tt.name)
		}
	}
	o.move(mailbox.ClockAct{Freeze: true})
	_, err := o.MoveClock(t.Context(), kim, mailbox.ClockAct{Freeze: true})
	o.refusal(err, mailbox.RefusedAlready)
}

func TestAPreviewOfTheClockTellsWhatTimeWillDo(t *testing.T) {
	t.Parallel()
	o := open(t, func(r rulebook) {
		r["broadcloud"].Temporary.Lifetime = day
		r["company-default"].Lockout = profile.Lockout{Kind: profile.LockTimed, Tries: 5, Duration: time.Hour}
	})
	o.fail(noah, 5)
	o.fail(olga, 5)
	if _, err := o.OpenCall(t.Context(), mailbox.Call{Tenant: "harbor"}); err != nil {
		t.Fatal(err)
	}
	before := o.state()
	got, err := o.PreviewClock(t.Context(), mailbox.ClockAct{Advance: 100 * day})
	if err != nil {
		t.Fatal(err)
	}
	want := mailbox.Consequences{
		From: morning, To: morning.Add(100 * day),
		Expire:       []mailbox.Key{ana, ben},
		TemporaryDie: []mailbox.Key{dara},
		GoDormant:    []mailbox.Key{ana, dara, lena, olga, desk, mia, noah},
		StayLocked:   []mailbox.Key{noah},
		LocksLift:    []mailbox.Key{olga},
		LiveCalls:    1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("consequences (-want +got):\n%s", diff)
	}
	if o.state() != before {
		t.Error("the preview changed the store")
	}
	moved := o.move(mailbox.ClockAct{Advance: 100 * day})
	if moved.Audit == 0 {
		t.Error("the move does not tell its audit entry")
	}
	moved.Audit = 0
	if diff := cmp.Diff(want, moved); diff != "" {
		t.Errorf("the move differs from its preview (-want +got):\n%s", diff)
	}
	back, err := o.PreviewClock(t.Context(), mailbox.ClockAct{Advance: -50 * day})
	if err != nil {
		t.Fatal(err)
	}
	if len(back.Expire)+len(back.TemporaryDie)+len(back.GoDormant)+len(back.LocksLift) > 0 {
		t.Errorf("going back would do %+v", back)
	}
}

func TestTheClockShowsItsRecord(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.move(mailbox.ClockAct{Freeze: true})
	c, now, err := o.PortalClock(t.Context())
	if err != nil || !c.Frozen || !now.Equal(morning) || c.Mode != mailbox.ClockReal {
		t.Errorf("clock %+v at %v, %v", c, now, err)
	}
}
