package bolt_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
)

func TestACommitPassesItsPointsInOrder(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	var passed []bolt.Point
	s := opened(t, path, bolt.Options{
		Passing:   func(p bolt.Point) { passed = append(passed, p) },
		Committed: func(uint64) { passed = append(passed, "told") },
	})
	if err := s.Update(t.Context(), func(tx mailbox.Tx) error { return tx.PutMailbox(mailbox.Mailbox{Key: ana}) }); err != nil {
		t.Fatal(err)
	}
	if want := append(bolt.Points(), "told"); !slices.Equal(passed, want) {
		t.Errorf("a commit passed %q, want %q", passed, want)
	}
	passed = nil
	no := errors.New("no")
	if err := s.Update(t.Context(), func(mailbox.Tx) error { return no }); !errors.Is(err, no) {
		t.Fatal(err)
	}
	if want := []bolt.Point{bolt.PointEntered, bolt.PointRan}; !slices.Equal(passed, want) {
		t.Errorf("an act that changed its mind passed %q, want %q", passed, want)
	}
}
