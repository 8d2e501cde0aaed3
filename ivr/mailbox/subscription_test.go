package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// subscribe makes a subscription with a token of its own.
func (o *office) subscribe() mailbox.Subscription {
	o.Helper()
	k, _ := o.token(mailbox.Token{Name: "crm", Scope: mailbox.ScopeRead})
	s, again, err := o.Subscribe(o.Context(), kim, mailbox.Subscription{Token: k.ID, Callback: "https://crm.example"}, mailbox.Once{})
	if err != nil || again {
		o.Fatal(again, err)
	}
	return s
}

func TestASubscriptionBeginsWithTheNextEntry(t *testing.T) {
	t.Parallel()
	o := open(t)
	s := o.subscribe()
	last, err := o.LastEntry(t.Context())
	if err != nil || s.Seen != last {
		t.Errorf("it has seen up to %d of %d, %v", s.Seen, last, err)
	}
	o.apply(ana, mailbox.LockOut{})
	entries, upTo, err := o.AuditAfter(t.Context(), s.Seen, 10)
	if err != nil || len(entries) != 1 || entries[0].Act != "lock" || upTo != last+1 {
		t.Errorf("after it are %+v up to %d, %v", entries, upTo, err)
	}
}

func TestOneDelivererHasAListenerAtATime(t *testing.T) {
	t.Parallel()
	o := open(t)
	s := o.subscribe()
	first, err := o.ClaimSubscription(t.Context(), s.ID, lease)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.ClaimSubscription(t.Context(), s.ID, lease); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("a second claim: %v", err)
	}
	o.wall.Add(lease) // the first one died
	second, err := o.ClaimSubscription(t.Context(), s.ID, lease)
	if err != nil {
		t.Fatal(err)
	}
	first.Seen = 99
	if err := o.KeepSubscription(t.Context(), first); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("who lost the claim keeps: %v", err)
	}
	second.Seen, second.NextTry, second.Problem = 7, time.Time{}, "the listener answers 500"
	if err := o.KeepSubscription(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	got, err := o.Subscription(t.Context(), s.ID)
	if diff := cmp.Diff(second, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	got.GaveUpAt = o.wall.Now()
	if err := o.KeepSubscription(t.Context(), got); err != nil {
		t.Fatal(err)
	}
	if _, err := o.ClaimSubscription(t.Context(), s.ID, lease); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("a claim of one that was given up: %v", err)
	}
}

func TestASubscriptionThatEndedIsGone(t *testing.T) {
	t.Parallel()
	o := open(t)
	s := o.subscribe()
	if err := o.Unsubscribe(t.Context(), kim, s.ID); err != nil {
		t.Fatal(err)
	}
	if err := o.Unsubscribe(t.Context(), kim, s.ID); !errors.Is(err, mailbox.ErrNoSubscription) {
		t.Errorf("ending it again: %v", err)
	}
	if _, err := o.ClaimSubscription(t.Context(), s.ID, lease); !errors.Is(err, mailbox.ErrNoSubscription) {
		t.Errorf("claiming it: %v", err)
	}
	if err := o.KeepSubscription(t.Context(), s); !errors.Is(err, mailbox.ErrNoSubscription) {
		t.Errorf("keeping it: %v", err)
	}
}

func TestTheAuditIsReadOnwardsInParts(t *testing.T) {
	t.Parallel()
	o := open(t)
	for range 10 {
		o.fail(ana, 1)
		o.fail(olga, 1)
		o.fail(nobody, 1)
	}
	last, err := o.LastEntry(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []uint64
	at := uint64(3)
	for {
		entries, upTo, err := o.AuditAfter(t.Context(), at, 4)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			got = append(got, e.Seq)
		}
		if upTo == at {
			break
		}
		at = upTo
	}
	var want []uint64
	for seq := uint64(4); seq <= last; seq++ {
		want = append(want, seq)
	}
	if diff := cmp.Diff(want, got); diff != "" || at != last {
		t.Errorf("read up to %d of %d (-want +got):\n%s", at, last, diff)
	}
	if entries, upTo, err := o.AuditAfter(t.Context(), last+5, 4); len(entries) > 0 || upTo != last+5 || err != nil {
		t.Errorf("beyond the end: %v up to %d, %v", entries, upTo, err)
	}
}

func TestEntriesThatWereTrimmedArePassedOver(t *testing.T) {
	t.Parallel()
	o := open(t)
	for range 20 {
		o.fail(nobody, 1)
	}
	o.advance(10 * day)
	o.fail(nobody, 1)
	if _, err := o.TrimAudit(t.Context(), kim, 5*day); err != nil {
		t.Fatal(err)
	}
	at, seen := uint64(0), 0
	for range 100 {
		entries, upTo, err := o.AuditAfter(t.Context(), at, 4)
		if err != nil {
			t.Fatal(err)
		}
		seen += len(entries)
		if upTo == at {
			break
		}
		at = upTo
	}
	if last, err := o.LastEntry(t.Context()); at != last || seen != 2 || err != nil {
		t.Errorf("came to %d of %d and saw %d entries, want 2; %v", at, last, seen, err)
	}
}
