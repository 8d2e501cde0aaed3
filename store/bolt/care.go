package bolt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"go.etcd.io/bbolt"

	"voiceportal/store"
)

// compactChunk is how many bytes go into one transaction while compacting.
const compactChunk = 16 << 20

// Backup writes a copy of the store's newest state, as a store's file, and returns its length.
// Commits wait until it is written, so w should be a file rather than a pipe.
func (s *Store) Backup(ctx context.Context, w io.Writer) (n int64, err error) {
	err = s.view(ctx, func(snap snapshot) error {
		err := guard(func() (err error) {
			n, err = snap.tx.WriteTo(w)
			return err
		})
		if err != nil {
			return fmt.Errorf("back up store %s: %w", s.path, err)
		}
		return nil
	})
	return n, err
}

// Compact writes the store anew without the room that deleted records have left, and returns the
// length of its file before and after. Every process waits meanwhile; killed in the middle, the
// store is as it was.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	if s.options.ReadOnly {
		return 0, 0, s.explain(errReadOnly)
	}
	f, err := s.openForCommit(ctx)
	if err != nil {
		return 0, 0, s.explain(err)
	}
	defer s.turns.Release(everybody)
	defer f.close()
	info, err := f.handle.Stat()
	if err != nil {
		return 0, 0, s.explain(err)
	}
	err = replace(s.path, func(name string) error {
		if err := compactInto(name, f.db, info.Mode()); err != nil {
			return err
		}
		smaller, err := os.Stat(name)
		if err == nil {
			after = smaller.Size()
		}
		return err
	})
	return info.Size(), after, s.explain(err)
}

func compactInto(name string, from *bbolt.DB, mode os.FileMode) error {
	to, err := bbolt.Open(name, 0o600, &bbolt.Options{NoStatistics: true})
	if err != nil {
		return err
	}
	return errors.Join(
		guard(func() error { return bbolt.Compact(to, from, compactChunk) }),
		os.Chmod(name, mode),
		to.Close(),
	)
}

// Stats are the sizes of a store.
type Stats struct {
	File     int64                // bytes of the file
	InUse    int64                // bytes of them that hold records
	Revision uint64               // the number of commits since it was made
	Records  map[store.Bucket]int // how many there are
}

// Stats measures the store. It reads all pages, and commits wait meanwhile.
func (s *Store) Stats(ctx context.Context) (st Stats, err error) {
	err = s.view(ctx, func(snap snapshot) (err error) {
		if st.Revision, err = store.NewReader(snap).Revision(); err != nil {
			return err
		}
		info, err := os.Stat(s.path)
		if err != nil {
			return s.explain(err)
		}
		st.File, st.Records = info.Size(), make(map[store.Bucket]int)
		for _, name := range store.Buckets() {
			err := guard(func() error {
				b, err := snap.bucket(name)
				if err != nil {
					return err
				}
				pages := b.Stats()
				st.Records[name] = pages.KeyN
				st.InUse += int64(pages.LeafInuse + pages.BranchInuse)
				return nil
			})
			if err != nil {
				return s.explain(err)
			}
		}
		return nil
	})
	return st, err
}
