package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// errBusy is a lock that another process did not give up in time.
var errBusy = errors.New("another process keeps the store locked")

// lock is a lock on the file beside the store, which keeps processes in turn. The kernel lets go
// of it when its process ends, however that ends. A nil lock holds nothing.
type lock struct{ file *flock.Flock }

// lockMode says who else may hold a lock at the same time.
type lockMode bool

const (
	shared    lockMode = false // others that are shared
	exclusive lockMode = true  // nobody
)

// acquire waits for the lock on path. A shared lock on a file that cannot be made is nil without
// an error: where nobody can make it, bbolt's own lock must do.
func acquire(ctx context.Context, path string, mode lockMode, timeout time.Duration) (*lock, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := flock.New(path)
	try, wait := f.TryRLock, f.RLock
	if mode == exclusive {
		try, wait = f.TryLock, f.Lock
	}
	switch held, err := try(); {
	case held:
		return &lock{f}, nil
	case mode == shared && (errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if err := block(ctx, wait, func() { _ = f.Unlock() }, timeout); err != nil {
		return nil, err
	}
	return &lock{f}, nil
}

// block waits for a lock in the kernel's queue. The system call cannot be called off: when ctx
// or the time ends first, its goroutine stays until the lock comes, and gives it back.
func block(ctx context.Context, wait func() error, giveBack func(), timeout time.Duration) error {
	came := make(chan error, 1)
	go func() {
		err := wait()
		for errors.Is(err, syscall.EINTR) {
			err = wait()
		}
		came <- err
	}()
	late := time.NewTimer(timeout)
	defer late.Stop()
	var left error
	select {
	case err := <-came:
		return err
	case <-ctx.Done():
		left = ctx.Err()
	case <-late.C:
		left = fmt.Errorf("%w for %v", errBusy, timeout)
	}
	go func() {
		if <-came == nil {
			giveBack()
		}
	}()
	return left
}

// release lets the next one in.
func (l *lock) release() {
	if l != nil {
		_ = l.file.Unlock() // closing the file unlocks it even where unlocking fails
	}
}
