package bolt_test

import (
	"context"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
)

// BenchmarkUpdate is an act with a number of callers at once, each waiting for its own.
func BenchmarkUpdate(b *testing.B) {
	for _, callers := range []int{1, 16, 256} {
		b.Run(fmt.Sprintf("callers=%d", callers), func(b *testing.B) {
			s := withAna(b, filepath.Join(b.TempDir(), "portal.db"), bolt.Options{})
			together(b, callers, func(ctx context.Context) error { return s.Update(ctx, charge) })
		})
	}
}

// BenchmarkView is the reading of one mailbox.
func BenchmarkView(b *testing.B) {
	for _, callers := range []int{1, 16, 256} {
		b.Run(fmt.Sprintf("callers=%d", callers), func(b *testing.B) {
			s := withAna(b, filepath.Join(b.TempDir(), "portal.db"), bolt.Options{})
			together(b, callers, func(ctx context.Context) error {
				return s.View(ctx, func(r mailbox.Reader) error {
					_, err := r.Mailbox(ana)
					return err
				})
			})
		})
	}
}

// BenchmarkFloor is what bbolt itself takes with the file kept open: one key in a commit, and
// one key read.
func BenchmarkFloor(b *testing.B) {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "floor.db"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	name, key := []byte("b"), []byte("k")
	b.Run("commit", func(b *testing.B) {
		for i := range b.N {
			err := db.Update(func(tx *bbolt.Tx) error {
				bucket, err := tx.CreateBucketIfNotExists(name)
				if err != nil {
					return err
				}
				return bucket.Put(key, binary.BigEndian.AppendUint64(nil, uint64(i)))
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("view", func(b *testing.B) {
		for range b.N {
			err := db.View(func(tx *bbolt.Tx) error {
				_ = tx.Bucket(name).Get(key)
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// together runs do b.N times in all, from a number of callers at once.
func together(b *testing.B, callers int, do func(context.Context) error) {
	work := make(chan struct{}, b.N)
	for range b.N {
		work <- struct{}{}
	}
	close(work)
	b.ResetTimer()
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for range work {
				if err := do(b.Context()); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}
