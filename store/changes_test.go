package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestChangesAfter(t *testing.T) {
	t.Parallel()
	f := newFake()
	clock := func(tx *Tx) error { return tx.PutClock(mailbox.Clock{}) }
	f.act(t, func(tx *Tx) error {
		return errors.Join(tx.PutTenant(mailbox.Tenant{ID: "b"}), tx.PutTenant(mailbox.Tenant{ID: "a"}), tx.PutTenant(mailbox.Tenant{ID: "b"}))
	})
	f.act(t, clock)
	f.act(t, func(tx *Tx) error { return errors.Join(clock(tx), tx.Clear(), clock(tx)) })

	first := []mailbox.Change{
		{Revision: 1, Kind: mailbox.ChangedTenant, Record: "b"},
		{Revision: 1, Kind: mailbox.ChangedTenant, Record: "a"},
	}
	rest := []mailbox.Change{
		{Revision: 2, Kind: mailbox.ChangedClock},
		{Revision: 3, Kind: mailbox.ChangedAll},
	}
	for _, tt := range []struct {
		after uint64
		want  []mailbox.Change
	}{
		{0, append(first, rest...)},
		{1, rest},
		{2, rest[1:]},
		{3, nil},
		{9, []mailbox.Change{{Revision: 3, Kind: mailbox.ChangedAll}}}, // an older store took the place
	} {
		got, upTo, err := ChangesAfter(f, tt.after)
		if d := cmp.Diff(tt.want, got); d != "" || upTo != 3 || err != nil {
			t.Errorf("ChangesAfter(%d): up to %d, %v (-want +got):\n%s", tt.after, upTo, err, d)
		}
	}
}

func TestTheChangeLogIsBounded(t *testing.T) {
	t.Parallel()
	f := newFake()
	const acts = ChangesKept + 10
	for i := range acts {
		f.act(t, func(tx *Tx) error { return tx.PutTenant(mailbox.Tenant{ID: fmt.Sprint(i)}) })
	}
	if n := len(f[BucketChanges]); n != ChangesKept {
		t.Errorf("%d revisions in the log, want %d", n, ChangesKept)
	}
	got, upTo, err := ChangesAfter(f, acts-ChangesKept)
	if len(got) != ChangesKept || upTo != acts || err != nil {
		t.Errorf("%d changes up to %d, %v, want %d up to %d", len(got), upTo, err, ChangesKept, acts)
	}
	got, upTo, err = ChangesAfter(f, acts-ChangesKept-1)
	want := []mailbox.Change{{Revision: acts, Kind: mailbox.ChangedAll}}
	if d := cmp.Diff(want, got); d != "" || upTo != acts || err != nil {
		t.Errorf("from before the log: up to %d, %v (-want +got):\n%s", upTo, err, d)
	}
}

func TestADamagedChangeLogIsSaid(t *testing.T) {
	t.Parallel()
	f := populated(t)
	f[BucketChanges][string(idKey(2))][frame]++
	if _, _, err := ChangesAfter(f, 0); !errors.Is(err, mailbox.ErrDamaged) {
		t.Errorf("error %v, want ErrDamaged", err)
	}
	delete(f[BucketChanges], string(idKey(2)))
	got, _, err := ChangesAfter(f, 1)
	if len(got) != 1 || got[0].Kind != mailbox.ChangedAll || err != nil {
		t.Errorf("with a revision missing: %+v, %v, want a change of everything", got, err)
	}
}
