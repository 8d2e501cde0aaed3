package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// Two locks keep processes in turn, and the kernel lets go of both when a process ends, however
// that ends. The turnstile is a file beside the store: whoever wants to enter the store takes
// it, a View only until it is in, a commit until it is out again. The lock on the store's own
// file, which bbolt asks for, is shared by Views and exclusive for a commit. A commit that waits
// for Views to end thus lets no further ones in, so that neither kind can starve the other.

// errBusy is a lock that another process did not give up in time.
var errBusy = errors.New("another process keeps the store locked")

// lockMode says who else may be in the store at the same time.
type lockMode bool

const (
	shared    lockMode = false // others that are shared
	exclusive lockMode = true  // nobody
)

// turnstile is the lock beside the store. A nil one holds nothing.
type turnstile struct{ file *flock.Flock }

// enter waits for the turnstile. Where a View may not make its file it goes in without: only
// bbolt's own lock then orders it, which may make it wait a little longer.
func enter(ctx context.Context, path string, mode lockMode, timeout time.Duration) (*turnstile, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := flock.New(path)
	switch held, err := f.TryLock(); {
	case held:
		return &turnstile{f}, nil
	case mode == shared && (errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if err := block(ctx, f.Lock, func() { _ = f.Unlock() }, timeout); err != nil {
		return nil, err
	}
	return &turnstile{f}, nil
}

// release lets the next one in; a second time it does nothing.
func (t *turnstile) release() {
	if t != nil {
		_ = t.file.Unlock() // closing the file unlocks it even where unlocking fails
	}
}

// lockHandle waits for the lock on the store's file. On an error the handle is no longer the
// caller's.
func lockHandle(ctx context.Context, h *os.File, mode lockMode, timeout time.Duration) error {
	closeHandle := func() { _ = h.Close() }
	err := flockHandle(h, mode, false)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return block(ctx, func() error { return flockHandle(h, mode, true) }, closeHandle, timeout)
	}
	if err != nil {
		closeHandle()
		err = fmt.Errorf("lock %s: %w", h.Name(), err)
	}
	return err
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
		if err != nil {
			giveBack()
		}
		return err
	case <-ctx.Done():
		left = ctx.Err()
	case <-late.C:
		left = fmt.Errorf("%w for %v", errBusy, timeout)
	}
	go func() {
		<-came
		giveBack()
	}()
	return left
}
