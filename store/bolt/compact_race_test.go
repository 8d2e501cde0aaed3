package bolt_test

import (
	"path/filepath"
	"sync"
	"testing"

	"voiceportal/store/bolt"
)

// TestACompactedStoreLosesNoCommitThatWaited has acts wait to enter while the file is replaced: one
// that had opened the old file would write where nobody reads.
func TestACompactedStoreLosesNoCommitThatWaited(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	one, two := withAna(t, path, bolt.Options{}), opened(t, path, bolt.Options{})
	const acts = 150
	var wg sync.WaitGroup
	wg.Go(func() {
		for range acts {
			if err := two.Update(t.Context(), charge); err != nil {
				t.Errorf("act: %v", err)
			}
		}
	})
	for range 15 {
		if _, _, err := one.Compact(t.Context()); err != nil {
			t.Errorf("compact: %v", err)
		}
	}
	wg.Wait()
	if failures, entries := counted(t, one); failures != acts || entries != acts {
		t.Errorf("%d failures and %d entries of %d acts are left", failures, entries, acts)
	}
	wantSound(t, one)
}
