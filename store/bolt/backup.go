package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

// BackupFile writes a copy of the store's newest state into a new file, for its owner only, and
// returns its length. Others go on working; their commits wait while the copy is written. The copy
// is checked from end to end before it gets its name: what has the name can be restored. A file of
// that name is left alone, and is an error that is fs.ErrExist.
func (s *Store) BackupFile(ctx context.Context, path string) (n int64, err error) {
	if _, err := os.Lstat(path); err == nil {
		return 0, fmt.Errorf("back up to %s: %w; choose another name", path, fs.ErrExist)
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part") // mode 0600
	if err != nil {
		return 0, fmt.Errorf("back up to %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	n, err = s.Backup(ctx, f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return 0, fmt.Errorf("back up to %s: %w", path, err)
	}
	report, err := Verify(ctx, f.Name(), s.options)
	if err == nil {
		err = fault(report)
	}
	if err != nil {
		return 0, fmt.Errorf("back up to %s: the copy is not sound: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return 0, fmt.Errorf("back up to %s: %w", path, err)
	}
	return n, syncFolder(filepath.Dir(path))
}

// Verify checks a file that nobody works on, such as a backup, as [Store.Check] checks a store. It
// changes nothing and makes nothing beside the file. A key that is not the file's own is
// pin.ErrWrongKey.
func Verify(ctx context.Context, path string, o Options) (report store.Report, err error) {
	if o, err = o.complete(); err != nil {
		return report, err
	}
	s := &Store{path: path, options: o}
	f, err := s.openLocked(ctx, shared)
	if err != nil {
		return report, s.explain(err)
	}
	defer func() {
		if broke(err) {
			f.abandon()
		} else {
			f.close()
		}
	}()
	err = f.view(func(tx *bbolt.Tx) error {
		report, err = s.checkAll(ctx, snapshot{s, tx})
		return err
	})
	return report, err
}

// fault is what is wrong with a file that was checked, nil for nothing.
func fault(r store.Report) error {
	if r.OK() {
		return nil
	}
	return fmt.Errorf("%w: %s", mailbox.ErrDamaged, r.Problems[0])
}
