package storetest

import (
	"testing"

	"voiceportal/ivr/mailbox"
)

var userTests = []test{
	{"a user is found whatever the case of the name", func(t *testing.T, s mailbox.Store) {
		nameUser(t, s, ana, "Ana.Duarte@Harbor.example")
		nameUser(t, s, ben, "Çağla.ΣΑΣ")
		for name, want := range map[string]mailbox.Key{
			"ana.duarte@harbor.EXAMPLE": ana,
			"ÇAĞLA.σας":                 ben,
		} {
			if got, err := user(t, s, name); got != want || err != nil {
				t.Errorf("ByUserName(%q) = %s, %v, want %s", name, got, err, want)
			}
		}
	}},
	{"a user name moves with its mailbox", func(t *testing.T, s mailbox.Store) {
		nameUser(t, s, ana, "ana")
		nameUser(t, s, ana, "ANA")
		nameUser(t, s, ana, "duarte")
		_, err := user(t, s, "ana")
		wantError(t, "the old name", err, mailbox.ErrNoMailbox)
		nameUser(t, s, ben, "ana")
		if got, err := user(t, s, "ana"); got != ben || err != nil {
			t.Errorf("the name given up finds %s, %v, want %s", got, err, ben)
		}
	}},
	{"a user name goes with its mailbox", func(t *testing.T, s mailbox.Store) {
		nameUser(t, s, ana, "ana")
		nameUser(t, s, ben, "ben")
		update(t, s, func(tx mailbox.Tx) error { return tx.DeleteMailbox(ana) })
		nameUser(t, s, ben, "")
		for _, name := range []string{"ana", "ben"} {
			_, err := user(t, s, name)
			wantError(t, name, err, mailbox.ErrNoMailbox)
		}
		nameUser(t, s, ana, "ben")
		update(t, s, func(tx mailbox.Tx) error { return tx.Clear() })
		_, err := user(t, s, "ben")
		wantError(t, "after a clear", err, mailbox.ErrNoMailbox)
	}},
	{"a user name belongs to one mailbox", func(t *testing.T, s mailbox.Store) {
		nameUser(t, s, ana, "ana")
		err := s.Update(t.Context(), func(tx mailbox.Tx) error {
			return tx.PutMailbox(mailbox.Mailbox{Key: ben, Owner: mailbox.Owner{UserName: "ANA"}})
		})
		wantError(t, "the same name again", err, mailbox.ErrUserTaken)
		if got, err := user(t, s, "ana"); got != ana || err != nil {
			t.Errorf("the name finds %s, %v, want %s", got, err, ana)
		}
	}},
}

func nameUser(t testing.TB, s mailbox.Store, k mailbox.Key, name string) {
	t.Helper()
	update(t, s, func(tx mailbox.Tx) error {
		return tx.PutMailbox(mailbox.Mailbox{Key: k, Owner: mailbox.Owner{UserName: name}})
	})
}

func user(t testing.TB, s mailbox.Store, name string) (k mailbox.Key, err error) {
	t.Helper()
	view(t, s, func(r mailbox.Reader) error {
		k, err = r.ByUserName(name)
		return nil
	})
	return k, err
}
