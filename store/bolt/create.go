package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// create makes the store's file where there is none. It is made under another name and renamed
// when it is complete and on the disk: a process that is killed here leaves no half-made store,
// and of two that start at the same instant the second finds the store of the first.
func (s *Store) create(ctx context.Context) error {
	if _, err := os.Stat(s.path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	folder := filepath.Dir(s.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	t, err := enter(ctx, s.lockPath(), exclusive, s.options.Timeout)
	if err != nil {
		return err
	}
	defer t.release()
	if _, err := os.Stat(s.path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return replace(s.path, func(name string) error { return makeEmpty(name, s.options) })
}

// makeEmpty makes a file that is an empty store.
func makeEmpty(name string, o Options) error {
	db, err := bbolt.Open(name, 0o600, &bbolt.Options{Timeout: o.Timeout})
	if err != nil {
		return err
	}
	return errors.Join(
		db.Update(func(tx *bbolt.Tx) error { return format(tx, o.KeyID) }),
		db.Close(),
	)
}

// replace makes a file beside path, which write leaves complete and synced, and puts it in the
// place of path. Only the holder of the store's lock may.
func replace(path string, write func(name string) error) error {
	name := path + ".new"
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // left behind by a process that was killed, and not ours to remove
	}
	err := write(name)
	if err == nil {
		err = os.Rename(name, path)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(name))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder puts the names in a folder on the disk.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close() //nolint:errcheck // nothing was written through it
	if err := folder.Sync(); err != nil {
		return fmt.Errorf("sync the folder of the store: %w", err)
	}
	return nil
}
