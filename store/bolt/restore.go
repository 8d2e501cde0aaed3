package bolt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrExists is a store that is in the place where a backup is to be put.
var ErrExists = errors.New("there is a store already")

// BeforeRestore is the file in which the store is kept that a restore replaced.
func BeforeRestore(path string) string { return path + ".before" }

// Restore puts a copy of a backup in the place of a store. The copy is checked from end to end
// before anything is touched, so that a damaged backup, or one of another key, replaces nothing.
//
// Where there is a store it is [ErrExists], unless replace is said: the old store is then kept as
// [BeforeRestore] names it. Processes that work on the store go on with the restored one; killed in
// the middle, the old store is as it was.
func Restore(ctx context.Context, path, backup string, o Options, replaceOld bool) error {
	o, err := o.complete()
	if err != nil {
		return err
	}
	if path, err = filepath.Abs(path); err != nil {
		return fmt.Errorf("store %s: %w", path, err)
	}
	s := &Store{path: path, options: o}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return s.explain(err)
	}
	t, err := enter(ctx, s.lockPath(), exclusive, o.Timeout)
	if err != nil {
		return s.explain(err)
	}
	defer t.release()
	old, err := s.lockOld(ctx)
	switch {
	case err != nil:
		return s.explain(err)
	case old != nil && !replaceOld:
		_ = old.Close()
		return fmt.Errorf("store %s: %w; say that it is to be replaced, or name another place", path, ErrExists)
	case old != nil:
		defer old.Close() //nolint:errcheck // nothing was written through it
	}
	err = replace(path, func(name string) error {
		if err := copyFile(name, backup); err != nil {
			return err
		}
		report, err := Verify(ctx, name, o)
		if err == nil {
			err = fault(report)
		}
		if err != nil {
			return fmt.Errorf("the backup %s is not sound: %w", backup, err)
		}
		if old == nil {
			return nil
		}
		return keepOld(path)
	})
	if err != nil {
		return fmt.Errorf("restore store %s: %w", path, err)
	}
	return nil
}

// lockOld waits until nobody reads the store that is to be replaced; nil where there is none. It
// may be damaged beyond opening, so only its file is locked.
func (s *Store) lockOld(ctx context.Context) (*os.File, error) {
	h, err := os.OpenFile(s.path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := lockHandle(ctx, h, exclusive, s.options.Timeout); err != nil {
		return nil, err
	}
	return h, nil
}

// keepOld gives the old store a second name. Where a file cannot have two, it is copied.
func keepOld(path string) error {
	before := BeforeRestore(path)
	if err := os.Remove(before); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if os.Link(path, before) == nil {
		return nil
	}
	return copyFile(before, path)
}

// copyFile copies a file into a new one, for its owner only, and has it on the disk.
func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // nothing was written through it
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
