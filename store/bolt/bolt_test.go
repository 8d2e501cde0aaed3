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
