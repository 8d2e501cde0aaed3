package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
	"voiceportal/store/bolt"
	"voiceportal/store/storetest"
)

func contents(t testing.TB, s *bolt.Store) (c storetest.Contents) {
	t.Helper()
	err := s.View(t.Context(), func(r mailbox.Reader) (err error) {
		c, err = storetest.Read(r, ana.Tenant)
		return err
	})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return c
}

func TestABackupIsAStoreOfItsOwn(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	var wg sync.WaitGroup
	wg.Go(func() {
		for range 50 { // work goes on meanwhile
			if err := s.Update(t.Context(), charge); err != nil {
				t.Errorf("update: %v", err)
			}
		}
	})
	var copied bytes.Buffer
	n, err := s.Backup(t.Context(), &copied)
	if err != nil || n != int64(copied.Len()) {
		t.Fatalf("Backup = %d, %v, wrote %d bytes", n, err, copied.Len())
	}
	wg.Wait()
	path := filepath.Join(t.TempDir(), "backup.db")
	write(t, path, copied.Bytes())
	backup := opened(t, path, key)
	wantSound(t, backup)
	failures, entries := counted(t, backup)
	if failures != entries || failures > 50 {
		t.Errorf("the backup has %d failures and %d audit entries", failures, entries)
	}
	if err := backup.Update(t.Context(), charge); err != nil {
		t.Errorf("update of the backup: %v", err)
	}
	if failures, _ := counted(t, s); failures != 50 {
		t.Errorf("the store has %d failures, want 50", failures)
	}
}

func TestABackupThatCannotBeWrittenSaysSo(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	_, err := s.Backup(t.Context(), refusing{errors.New("the stick is full")})
	if want := "back up store " + s.Path(); err == nil || !strings.HasPrefix(err.Error(), want) ||
		!strings.HasSuffix(err.Error(), "the stick is full") {
		t.Errorf("error %v, want %s: … the stick is full", err, want)
	}
	if err := s.Update(t.Context(), charge); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

type refusing struct{ err error }

func (r refusing) Write([]byte) (int, error) { return 0, r.err }

func TestCompactGivesBackRoomAndKeepsEverything(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s, other := withAna(t, path, key), opened(t, path, key)
	changes, err := other.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	update := func(fn func(mailbox.Tx) error) {
		t.Helper()
		if err := s.Update(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	update(func(tx mailbox.Tx) error {
		for range 200 {
			if _, err := tx.PutMessage(mailbox.Message{Mailbox: ana, Text: strings.Repeat("long ", 1000)}); err != nil {
				return err
			}
		}
		return charge(tx)
	})
	update(func(tx mailbox.Tx) error {
		return errors.Join(tx.DeleteMailbox(ana), tx.PutMailbox(mailbox.Mailbox{Key: ana}))
	})
	want := contents(t, s)
	before, after, err := s.Compact(t.Context())
	if err != nil || after > before/4 {
		t.Errorf("Compact = from %d to %d bytes, %v, want a quarter at most", before, after, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Size() != after || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has %d bytes and mode %v, %v, want %d and 0600", info.Size(), info.Mode(), err, after)
	}
	for _, s := range []*bolt.Store{s, other} {
		if d := cmp.Diff(want, contents(t, s)); d != "" {
			t.Errorf("contents (-want +got):\n%s", d)
		}
		wantSound(t, s)
	}
	update(charge)
	last := mailbox.Change{}
	for last.Kind != mailbox.ChangedAudit || last.Record != "2" {
		last = <-changes
	}
	if want := (mailbox.Change{Revision: 4, Kind: mailbox.ChangedAudit, Record: "2"}); last != want {
		t.Errorf("the last change is %+v, want %+v", last, want)
	}
}

func TestStatsCountWhatThereIs(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	for i := range 10 {
		if err := s.Update(t.Context(), func(tx mailbox.Tx) error {
			_, err := tx.PutMessage(mailbox.Message{Mailbox: ana, Text: fmt.Sprint(i)})
			return errors.Join(err, charge(tx))
		}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if got.InUse <= 0 || got.InUse > got.File {
		t.Errorf("%d bytes of %d are in use", got.InUse, got.File)
	}
	want := bolt.Stats{
		File: info.Size(), InUse: got.InUse, Revision: 11,
		Records: map[store.Bucket]int{
			store.BucketState: 1, store.BucketTenants: 0, store.BucketBoxes: 1, store.BucketUsers: 0,
			store.BucketMessages: 10, store.BucketMails: 0, store.BucketCalls: 0,
			store.BucketAudit: 10, store.BucketChanges: 11,
		},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("stats (-want +got):\n%s", d)
	}
}

func TestCareHonoursTheContext(t *testing.T) {
	t.Parallel()
	s := withAna(t, filepath.Join(t.TempDir(), "portal.db"), key)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, check := s.Check(ctx)
	_, backup := s.Backup(ctx, &bytes.Buffer{})
	_, _, compact := s.Compact(ctx)
	_, stats := s.Stats(ctx)
	for name, err := range map[string]error{"Check": check, "Backup": backup, "Compact": compact, "Stats": stats} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want %v", name, err, context.Canceled)
		}
	}
}
