package store

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"voiceportal/ivr/mailbox"
)

// The index of user names is what the mailboxes say, whatever acts read, write, rename, delete and
// empty, and in which order.
func TestTheIndexOfUserNamesFollowsTheMailboxes(t *testing.T) {
	t.Parallel()
	key := func(n int) mailbox.Key { return mailbox.Key{Tenant: "harbor", Number: string(rune('1' + n))} }
	rapid.Check(t, func(t *rapid.T) {
		f := newFake()
		for range rapid.IntRange(1, 5).Draw(t, "acts") {
			tx, err := NewTx(f, nil)
			if err != nil {
				t.Fatal(err)
			}
			for range rapid.IntRange(1, 8).Draw(t, "steps") {
				k := key(rapid.IntRange(0, 2).Draw(t, "mailbox"))
				switch rapid.IntRange(0, 9).Draw(t, "what") {
				case 0:
					err = tx.Clear()
				case 1, 2:
					err = tx.DeleteMailbox(k)
				case 3, 4, 5:
					_, err = tx.Mailbox(k)
				default:
					name := rapid.SampledFrom([]string{"", "ana", "Ben", "BEN", "cy"}).Draw(t, "name")
					err = tx.PutMailbox(mailbox.Mailbox{Key: k, Owner: mailbox.Owner{UserName: name}})
				}
				if err != nil && !errors.Is(err, mailbox.ErrNoMailbox) && !errors.Is(err, mailbox.ErrUserTaken) {
					t.Fatal(err)
				}
			}
			if w := tx.Finish().Writes; w != nil {
				f.apply(w)
			}
			want := map[string]mailbox.Key{}
			r := NewReader(f)
			for m, err := range r.Mailboxes("harbor", "") {
				if err != nil {
					t.Fatal(err)
				}
				if m.Owner.UserName != "" {
					want[string(foldName(m.Owner.UserName))] = m.Key
				}
			}
			if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(f[BucketUsers]))); diff != "" {
				t.Fatalf("names in the mailboxes (-) and in the index (+):\n%s", diff)
			}
			for name, k := range want {
				if got, err := r.ByUserName(name); got != k || err != nil {
					t.Fatalf("%s is %s, %v, want %s", name, got, err, k)
				}
			}
		}
	})
}
