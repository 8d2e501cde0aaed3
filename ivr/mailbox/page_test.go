package mailbox_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// pages reads a list to its end, and counts the pages.
func (o *office) pages(p mailbox.Page) (all []mailbox.Summary, count int) {
	o.Helper()
	for {
		found, next, err := o.Page(o.Context(), p)
		if err != nil {
			o.Fatal(err)
		}
		if len(found) > p.Limit {
			o.Fatalf("a page of %d holds %d", p.Limit, len(found))
		}
		all, count = append(all, found...), count+1
		if next == (mailbox.Key{}) {
			return all, count
		}
		p.After = next
	}
}

func TestPagesTogetherAreTheWholeList(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, tenant := range []string{"", "harbor", "riverside", "oakfield"} {
		want, err := o.Summaries(t.Context(), tenant)
		if err != nil {
			t.Fatal(err)
		}
		for limit := 1; limit < 12; limit++ {
			got, _ := o.pages(mailbox.Page{Tenant: tenant, Limit: limit})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("tenant %q in pages of %d (-whole +pages):\n%s", tenant, limit, diff)
			}
		}
	}
}

func TestAPageHoldsWhatFits(t *testing.T) {
	t.Parallel()
	o := open(t)
	active := func(s mailbox.Summary) bool { return s.Active }
	all, err := o.Summaries(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	want := slices.DeleteFunc(slices.Clone(all), func(s mailbox.Summary) bool { return !s.Active })
	got, _ := o.pages(mailbox.Page{Match: active, Limit: 2})
	if diff := cmp.Diff(want, got); diff != "" || len(got) == len(all) {
		t.Errorf("active ones of %d (-want +got):\n%s", len(all), diff)
	}
	if none, count := o.pages(mailbox.Page{Match: func(mailbox.Summary) bool { return false }, Limit: 2}); len(none) > 0 || count != 1 {
		t.Errorf("%d mailboxes fit nothing, on %d pages", len(none), count)
	}
}

// A filter that fits few must not keep the store for itself until it has found them.
func TestAPageEndsAfterSomeThousandLooks(t *testing.T) {
	t.Parallel()
	o := open(t)
	const boxes = 4500
	err := o.store.Update(t.Context(), func(tx mailbox.Tx) error {
		m, err := tx.Mailbox(ana)
		for i := range boxes {
			m.Number, m.Owner.UserName = fmt.Sprint(10_000+i), ""
			err = errors.Join(err, tx.PutMailbox(m))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	last := func(s mailbox.Summary) bool { return s.Number == fmt.Sprint(10_000+boxes-1) }
	got, count := o.pages(mailbox.Page{Tenant: "harbor", Match: last, Limit: 10})
	if len(got) != 1 || count != 3 {
		t.Errorf("%d found on %d pages, want one on the last of three", len(got), count)
	}
}

func TestAPageOfNobodyIsRefused(t *testing.T) {
	t.Parallel()
	o := open(t)
	if _, _, err := o.Page(t.Context(), mailbox.Page{}); err == nil {
		t.Error("a page without a limit was read")
	}
	if _, _, err := o.Page(t.Context(), mailbox.Page{Tenant: "nowhere", Limit: 1}); !errors.Is(err, mailbox.ErrNoTenant) {
		t.Errorf("an unknown tenant: error %v, want ErrNoTenant", err)
	}
}
