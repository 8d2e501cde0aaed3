package handset

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// accounts route every call to the portal and refuse every PIN. Other questions are not asked.
type accounts struct{ call.Accounts }

func (accounts) Dial(_ context.Context, from mailbox.Key, _ string) (mailbox.Route, error) {
	return mailbox.Route{From: from, Tenant: mailbox.Tenant{ID: from.Tenant}, Door: "portal"}, nil
}

func (accounts) SignIn(context.Context, mailbox.Attempt) (mailbox.SignedInAs, error) {
	return mailbox.SignedInAs{Verdict: mailbox.Refused, Failures: 1, Left: 4}, nil
}

func switchboard(t *testing.T) *Switchboard {
	t.Helper()
	speech := voice(t)
	return NewSwitchboard(func(context.Context) (call.Config, error) {
		return call.Config{Accounts: accounts{}, Speech: speech, ID: "test"}, nil
	})
}

// follow collects a leg's updates until its end, or until one that is wanted.
func follow(t *testing.T, l Leg, wanted func(ivr.Snapshot) bool) (snaps []ivr.Snapshot, over bool) {
	t.Helper()
	for {
		n := l.Next()
		if n.Err != nil {
			t.Fatalf("the leg broke off: %v", n.Err)
		}
		for _, u := range n.Updates {
			snaps = append(snaps, u.Snapshot)
		}
		if n.Over || len(snaps) > 0 && wanted(snaps[len(snaps)-1]) {
			return snaps, n.Over
		}
	}
}

func never(ivr.Snapshot) bool { return false }

func TestSilenceEndsARealCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := switchboard(t)
		defer s.Close()
		begun := time.Now()
		snaps, over := follow(t, s.Dial(mailbox.Key{Tenant: "harbor", Number: "4012"}, "7000"), never)
		last := snaps[len(snaps)-1]
		if !over || last.Cause != ivr.CauseSilence {
			t.Errorf("ended %t by %q, want silence", over, last.Cause)
		}
		if took := time.Since(begun); took < 30*time.Second || took > 2*time.Minute {
			t.Errorf("three silences took %s", took)
		}
	})
}

func TestKeysPressedBeforeTheCallIsUpAreNotLost(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := switchboard(t)
		defer s.Close()
		l := s.Dial(mailbox.Key{Tenant: "harbor", Number: "4012"}, "7000")
		l.Press('4', '0')
		l.Press('1', '2', '#')
		l.Press('1', '1', '1', '1', '#')
		snaps, _ := follow(t, l, func(s ivr.Snapshot) bool { return s.Refused == 1 })
		last := snaps[len(snaps)-1]
		if last.Mailbox != "4012" || last.Left != 4 {
			t.Errorf("mailbox %q, %d tries left", last.Mailbox, last.Left)
		}
		l.HangUp()
		if snaps, over := follow(t, l, never); !over || snaps[len(snaps)-1].Cause != ivr.CauseCaller {
			t.Errorf("after hanging up: over %t", over)
		}
	})
}

func TestCloseHangsUpEveryCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := switchboard(t)
		legs := []Leg{
			s.Dial(mailbox.Key{Tenant: "harbor", Number: "4012"}, "7000"),
			s.Dial(mailbox.Key{Tenant: "harbor", Number: "4015"}, "7000"),
		}
		synctest.Wait()
		s.Close()
		for i, l := range legs {
			if snaps, over := follow(t, l, never); !over || snaps[len(snaps)-1].Cause != ivr.CauseCaller {
				t.Errorf("call %d: over %t", i, over)
			}
		}
	})
}

func TestAStoreThatDoesNotOpenEndsTheCallWithItsReason(t *testing.T) {
	t.Parallel()
	s := NewSwitchboard(func(context.Context) (call.Config, error) { return call.Config{}, mailbox.ErrDamaged })
	defer s.Close()
	n := s.Dial(mailbox.Key{Tenant: "harbor", Number: "4012"}, "7000").Next()
	if !n.Over || !errors.Is(n.Err, mailbox.ErrDamaged) {
		t.Errorf("news %+v", n)
	}
}
