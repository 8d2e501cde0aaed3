package storetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
)

var orderTests = []test{
	{"mailboxes come in the order of their numbers, tenant by tenant", mailboxOrder},
	{"messages come oldest first and never share an id", messageOrder},
	{"mails come newest first and never share an id", mailOrder},
	{"calls come by their start", callOrder},
	{"a scan may be left half-way", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, "4012", "4013", "4014")
		view(t, s, func(r mailbox.Reader) error {
			for m, err := range r.Mailboxes("harbor", "") {
				if m.Number != "4012" || err != nil {
					t.Errorf("first mailbox %s, %v", m.Key, err)
				}
				break
			}
			return nil
		})
	}},
	{"a scan shows what was there when it began", func(t *testing.T, s mailbox.Store) {
		putBoxes(t, s, "4012", "4013", "4014")
		var seen []string
		update(t, s, func(tx mailbox.Tx) error {
			for m, err := range tx.Mailboxes("harbor", "") {
				if err != nil {
					return err
				}
				seen = append(seen, m.Number)
				if err := tx.DeleteMailbox(m.Key); err != nil {
					return err
				}
				m.Number = "9" + m.Number
				if err := tx.PutMailbox(m); err != nil {
					return err
				}
			}
			return nil
		})
		diff(t, "seen while renumbering", seen, []string{"4012", "4013", "4014"})
		diff(t, "afterwards", numbers(t, s, "harbor", ""), []string{"94012", "94013", "94014"})
	}},
}

func putBoxes(t testing.TB, s mailbox.Store, numbers ...string) {
	t.Helper()
	update(t, s, func(tx mailbox.Tx) error {
		for _, n := range numbers {
			if err := tx.PutMailbox(mailbox.Mailbox{Key: mailbox.Key{Tenant: "harbor", Number: n}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func numbers(t testing.TB, s mailbox.Store, tenant, after string) (found []string) {
	t.Helper()
	view(t, s, func(r mailbox.Reader) error {
		for m, err := range r.Mailboxes(tenant, after) {
			if err != nil {
				return err
			}
			found = append(found, m.Number)
		}
		return nil
	})
	return found
}

func mailboxOrder(t *testing.T, s mailbox.Store) {
	putBoxes(t, s, "4019", "435", "4012", "40", "9")
	update(t, s, func(tx mailbox.Tx) error {
		for _, tenant := range []string{"harbor2", "harbo", "riverside"} {
			if err := tx.PutMailbox(mailbox.Mailbox{Key: mailbox.Key{Tenant: tenant, Number: "4015"}}); err != nil {
				return err
			}
		}
		return nil
	})
	inOrder := []string{"40", "4012", "4019", "435", "9"}
	diff(t, "all", numbers(t, s, "harbor", ""), inOrder)
	for i, n := range inOrder {
		if got := numbers(t, s, "harbor", n); !slices.Equal(got, inOrder[i+1:]) {
			t.Errorf("after %s: %q, want %q", n, got, inOrder[i+1:])
		}
	}
	diff(t, "after a number that is not there", numbers(t, s, "harbor", "4013"), []string{"4019", "435", "9"})
	diff(t, "of a tenant that is not there", numbers(t, s, "", ""), nil)
}

func messageOrder(t *testing.T, s mailbox.Store) {
	putBoxes(t, s, ana.Number, ben.Number, "401")
	var ids []uint64
	update(t, s, func(tx mailbox.Tx) error {
		for i := range 300 { // more than fit one byte of an id
			k := ana
			if i%2 == 1 {
				k = ben
			}
			id, err := tx.PutMessage(mailbox.Message{Mailbox: k, Text: fmt.Sprint(i)})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return tx.DeleteMessage(ben, ids[299])
	})
	update(t, s, func(tx mailbox.Tx) error {
		id, err := tx.PutMessage(mailbox.Message{Mailbox: ana, Text: "300"})
		ids = append(ids, id)
		return err
	})
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("message ids do not grow, or come twice: %v", ids)
	}
	view(t, s, func(r mailbox.Reader) error {
		messages, err := r.Messages(ana)
		for i, m := range messages {
			if want := fmt.Sprint(2 * i); m.Text != want || m.Mailbox != ana {
				t.Errorf("message %d of %s is %q of %s, want %q", i, ana, m.Text, m.Mailbox, want)
			}
		}
		if len(messages) != 151 {
			t.Errorf("%d messages, want 151", len(messages))
		}
		return err
	})
	update(t, s, func(tx mailbox.Tx) error { return tx.DeleteMailbox(ana) })
	update(t, s, func(tx mailbox.Tx) error { return tx.PutMailbox(mailbox.Mailbox{Key: ana}) })
	view(t, s, func(r mailbox.Reader) error {
		messages, err := r.Messages(ana)
		if len(messages) != 0 {
			t.Errorf("a mailbox made anew has %d old messages", len(messages))
		}
		return err
	})
}

func mailOrder(t *testing.T, s mailbox.Store) {
	put := func(id uint64) (given uint64) {
		update(t, s, func(tx mailbox.Tx) (err error) {
			given, err = tx.PutMail(mailbox.Mail{ID: id})
			return err
		})
		return given
	}
	given := []uint64{put(0), put(0), put(700), put(0), put(2), put(0)}
	diff(t, "ids given", given, []uint64{1, 2, 700, 701, 2, 702})
	update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
	diff(t, "id after a clear", put(0), uint64(703))
	put(5)
	view(t, s, func(r mailbox.Reader) error {
		mails, err := all(r.Mails())
		var ids []uint64
		for _, m := range mails {
			ids = append(ids, m.ID)
		}
		diff(t, "order", ids, []uint64{703, 5})
		return err
	})
}

func callOrder(t *testing.T, s mailbox.Store) {
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	update(t, s, func(tx mailbox.Tx) error {
		for id, after := range map[string]time.Duration{"c": 1, "a": 2, "b": 0, "d": 2} {
			if err := tx.PutCall(mailbox.Call{ID: id, Started: at.Add(after * time.Second)}); err != nil {
				return err
			}
		}
		return tx.PutCall(mailbox.Call{ID: "gone", Started: at})
	})
	update(t, s, func(tx mailbox.Tx) error { return tx.DeleteCall("gone") })
	view(t, s, func(r mailbox.Reader) error {
		calls, err := r.Calls()
		var ids string
		for _, c := range calls {
			ids += c.ID
		}
		diff(t, "order", ids, "bcad")
		return err
	})
}
