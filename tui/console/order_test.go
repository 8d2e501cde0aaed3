package console

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestOrdersPutWhatNeedsAnAdminFirst(t *testing.T) {
	t.Parallel()
	list := []mailbox.Summary{
		{Key: key("4015"), Owner: mailbox.Owner{First: "ben", Last: "okafor"}, Status: mailbox.StatusActive, Age: 3 * 24 * time.Hour, LastSignIn: lesson.Add(-24 * time.Hour)},
		{Key: key("435"), Owner: mailbox.Owner{First: "Zoe", Last: "Marsh"}, Status: mailbox.StatusDormant, Age: 300 * 24 * time.Hour, LastSignIn: lesson.Add(-300 * 24 * time.Hour)},
		{Key: key("4012"), Owner: mailbox.Owner{First: "Ana", Last: "Duarte"}, Status: mailbox.StatusLocked, Age: 12 * 24 * time.Hour, Failures: 5, LastSignIn: lesson},
		{Key: key("4019"), Owner: mailbox.Owner{First: "Chen", Last: "Wei"}, Status: mailbox.StatusExpired, Age: 41 * 24 * time.Hour, Failures: 1},
	}
	for _, tt := range []struct {
		by   order
		want []string
	}{
		{byNumber, []string{"4012", "4015", "4019", "435"}},
		{byOwner, []string{"4012", "435", "4015", "4019"}},
		{byStatus, []string{"4012", "4019", "4015", "435"}},
		{byAge, []string{"435", "4019", "4012", "4015"}},
		{byTries, []string{"4012", "4019", "4015", "435"}},
		{byLastCall, []string{"4012", "4015", "435", "4019"}},
	} {
		t.Run(tt.by.String(), func(t *testing.T) {
			t.Parallel()
			got := slices.Clone(list)
			tt.by.arrange(got)
			if diff := cmp.Diff(tt.want, numbersOf(got)); diff != "" {
				t.Errorf("sorted by %v (-want +got):\n%s", tt.by, diff)
			}
		})
	}
}

func TestTheSortKeyWalksEveryOrderAndComesBack(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	o := byNumber
	for range orders {
		seen[o.String()] = true
		o = o.next()
	}
	if len(seen) != int(orders) || o != byNumber {
		t.Errorf("walked %d orders and stood at %v, want %d and number", len(seen), o, int(orders))
	}
}

func TestEveryStatusHasItsGravity(t *testing.T) {
	t.Parallel()
	for _, s := range statuses {
		if gravity(s) < 0 {
			t.Errorf("status %q is not in the order by status", s)
		}
	}
}

// statuses are all of them, for tests that must cover each.
var statuses = []mailbox.Status{
	mailbox.StatusDeactivated, mailbox.StatusLocked, mailbox.StatusTemporary, mailbox.StatusDefault,
	mailbox.StatusExpired, mailbox.StatusMustChange, mailbox.StatusDormant, mailbox.StatusActive,
}

// key is a mailbox of the tests' tenant.
func key(number string) mailbox.Key { return mailbox.Key{Tenant: "harbor", Number: number} }

func numbersOf(list []mailbox.Summary) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Number)
	}
	return out
}
