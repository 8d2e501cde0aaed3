package bolt_test

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
	"voiceportal/store/storetest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	storetest.RunShared(t, func(t testing.TB, path string) mailbox.Store {
		t.Helper()
		s, err := bolt.Open(path, bolt.Options{})
		if err != nil {
			t.Fatalf("open: %v", err)
		}
		return s
	})
}

var ana = mailbox.Key{Tenant: "harbor", Number: "4012"}

// charge is the smallest act that matters: a wrong try, counted and audited.
func charge(tx mailbox.Tx) error {
	m, err := tx.Mailbox(ana)
	if err != nil {
		return err
	}
	m.Failures++
	if err := tx.PutMailbox(m); err != nil {
		return err
	}
	_, err = tx.AppendAudit(mailbox.AuditEntry{Actor: "caller", Act: "wrong-pin", Mailbox: ana})
	return err
}

// opened opens a store that is closed at the end of the test.
func opened(t testing.TB, path string, o bolt.Options) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// withAna opens a store that holds one mailbox.
func withAna(t testing.TB, path string, o bolt.Options) *bolt.Store {
	t.Helper()
	s := opened(t, path, o)
	if err := s.Update(t.Context(), func(tx mailbox.Tx) error { return tx.PutMailbox(mailbox.Mailbox{Key: ana}) }); err != nil {
		t.Fatalf("update: %v", err)
	}
	return s
}

// counted returns the failures and the audit entries of a store, which [charge] keeps equal.
func counted(t testing.TB, s *bolt.Store) (failures, entries int) {
	t.Helper()
	err := s.View(t.Context(), func(r mailbox.Reader) error {
		m, err := r.Mailbox(ana)
		if err != nil {
			return err
		}
		failures = m.Failures
		for _, err := range r.Audit(0) {
			if err != nil {
				return err
			}
			entries++
		}
		return nil
	})
	if err != nil {
		t.Fatalf("view: %v", err)
	}
	return failures, entries
}

// wantSound checks a store from end to end.
func wantSound(t testing.TB, s *bolt.Store) {
	t.Helper()
	r, err := s.Check(t.Context())
	if err != nil || !r.OK() {
		t.Errorf("check: %v, %v", r.Problems, err)
	}
}
