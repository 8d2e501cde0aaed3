package proof_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"go.etcd.io/bbolt"

	"voiceportal/store/bolt"
)

// write is a key that an act puts into a bucket, and what.
type write struct {
	bucket, key, value []byte
	added              bool // the key was not there before
}

// signInWrites finds out what a sign-in writes, by comparing the file before and after one.
func signInWrites(b *testing.B, p *portal) (all []write) {
	b.Helper()
	if err := p.mustSignIn(b.Context(), box(0)); err != nil { // the first one differs: nobody ever signed in
		b.Fatal(err)
	}
	before := filepath.Join(b.TempDir(), "before.db")
	content, err := os.ReadFile(p.path)
	if err == nil {
		err = os.WriteFile(before, content, 0o600)
	}
	if err == nil {
		err = p.mustSignIn(b.Context(), box(0))
	}
	if err != nil {
		b.Fatal(err)
	}
	compare(b, before, p.path, func(old, now *bbolt.Tx) error {
		return now.ForEach(func(name []byte, bucket *bbolt.Bucket) error {
			return bucket.ForEach(func(k, v []byte) error {
				if was := old.Bucket(name).Get(k); !bytes.Equal(was, v) {
					all = append(all, write{bytes.Clone(name), bytes.Clone(k), bytes.Clone(v), was == nil})
				}
				return nil
			})
		})
	})
	return all
}

func compare(b *testing.B, old, now string, fn func(old, now *bbolt.Tx) error) {
	b.Helper()
	view := func(path string, fn func(tx *bbolt.Tx) error) error {
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Minute})
		if err != nil {
			return err
		}
		defer db.Close() //nolint:errcheck // closing a read-only file
		return db.View(fn)
	}
	if err := view(old, func(o *bbolt.Tx) error {
		return view(now, func(n *bbolt.Tx) error { return fn(o, n) })
	}); err != nil {
		b.Fatal(err)
	}
}

// floor is the least that a durable store shared by processes can do: callers queue, and one
// goroutine commits all that wait in one transaction of bbolt, behind the same lock beside the file.
type floor struct {
	path    string
	writes  []write
	queue   chan chan error
	commits atomic.Int64
	acts    uint64
}

// openFloor begins to commit to a file until ctx ends.
func openFloor(ctx context.Context, path string, writes []write) *floor {
	f := &floor{path: path, writes: writes, queue: make(chan chan error)}
	go func() {
		for {
			select {
			case first := <-f.queue:
				f.commit(first)
			case <-ctx.Done():
				return
			}
		}
	}()
	return f
}

// put waits until the bytes of one sign-in are on the disk.
func (f *floor) put(context.Context, int) error {
	done := make(chan error, 1)
	f.queue <- done
	return <-done
}

// commit commits an act and those that queue behind it.
func (f *floor) commit(first chan error) {
	waiting := []chan error{first}
	err := f.locked(func(tx *bbolt.Tx) error {
		for i := 0; ; i++ {
			if err := f.apply(tx); err != nil {
				return err
			}
			select {
			case next := <-f.queue:
				waiting = append(waiting, next)
			default:
				return nil
			}
		}
	})
	f.commits.Add(1)
	for _, done := range waiting {
		done <- err
	}
}

// locked runs one transaction on the file, opened for it.
func (f *floor) locked(fn func(tx *bbolt.Tx) error) error {
	lock := flock.New(f.path + ".lock")
	if err := lock.Lock(); err != nil {
		return err
	}
	defer lock.Unlock() //nolint:errcheck // closing the file unlocks it
	db, err := bbolt.Open(f.path, 0o600, &bbolt.Options{NoStatistics: true, Timeout: time.Minute})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // what was committed is on the disk
	return db.Update(fn)
}

// apply writes the bytes of one sign-in: what it adds goes under a key of its own.
func (f *floor) apply(tx *bbolt.Tx) error {
	f.acts++
	for _, w := range f.writes {
		key := w.key
		if w.added {
			key = binary.BigEndian.AppendUint64(nil, uint64(os.Getpid())<<32|f.acts)
		}
		if err := tx.Bucket(w.bucket).Put(key, w.value); err != nil {
			return err
		}
	}
	return nil
}

// floorFile is a copy of a portal's file for the floor to write to.
func floorFile(b *testing.B, p *portal) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "floor.db")
	content, err := os.ReadFile(p.path)
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// commitOnOrder is the floor in a process of its own; see [signInOnOrder].
func commitOnOrder(ctx context.Context, args []string) error {
	var writes []write
	for _, a := range args[2:] {
		var w write
		if _, err := fmt.Sscanf(a, "%x/%x/%x/%t", &w.bucket, &w.key, &w.value, &w.added); err != nil {
			return err
		}
		writes = append(writes, w)
	}
	f := openFloor(ctx, args[0], writes)
	return onOrder(ctx, args[1], f.commits.Load, f.put)
}

// asArgument is a write on a command line.
func (w write) String() string { return fmt.Sprintf("%x/%x/%x/%t", w.bucket, w.key, w.value, w.added) }

// counting counts the commits of a store.
func counting(n *atomic.Int64) bolt.Options {
	return bolt.Options{Committed: func(uint64) { n.Add(1) }}
}
