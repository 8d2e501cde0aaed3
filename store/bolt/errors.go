package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"syscall"

	bbolterrors "go.etcd.io/bbolt/errors"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// explain says what an error of the file means for the store, and what can be done about it. The
// cause stays in the chain for errors.Is.
func (s *Store) explain(err error) error {
	says := func(kind error, next string) error {
		if errors.Is(err, kind) {
			return fmt.Errorf("store %s: %w; %s", s.path, err, next)
		}
		return fmt.Errorf("store %s: %w: %w; %s", s.path, kind, err, next)
	}
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, mailbox.ErrNewer):
		return says(mailbox.ErrNewer, "use a newer version of this program")
	case errors.Is(err, mailbox.ErrDamaged):
		return says(mailbox.ErrDamaged, "restore a backup, or move the file away to begin anew")
	case errors.Is(err, pin.ErrWrongKey):
		return says(pin.ErrWrongKey, "put back the key file that belongs to this store")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return says(mailbox.ErrReadOnly, "free some space on its disk and try again")
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("store %s: there is no such store: %w; check the path", s.path, err)
	case errors.Is(err, errReadOnly):
		return says(mailbox.ErrReadOnly, "open it for writing")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return says(mailbox.ErrReadOnly, "get write access to the file and its folder, or use a copy elsewhere")
	case errors.Is(err, mailbox.ErrReadOnly):
		return says(mailbox.ErrReadOnly, "see whether its disk is full or read-only")
	case errors.Is(err, errBusy), errors.Is(err, bbolterrors.ErrTimeout):
		return fmt.Errorf("store %s: %w; if one is suspended (ctrl+z), resume or end it", s.path, err)
	}
	return fmt.Errorf("store %s: %w", s.path, err)
}

// asDamage sorts what bbolt says when it opens a file: what is neither the system's nor a wait
// that took too long is about the bytes.
func asDamage(err error) error {
	if err == nil {
		return nil
	}
	if _, system := errors.AsType[*fs.PathError](err); system {
		return err
	}
	if _, system := errors.AsType[syscall.Errno](err); system {
		return err
	}
	if errors.Is(err, mailbox.ErrDamaged) || errors.Is(err, bbolterrors.ErrTimeout) {
		return err
	}
	return fmt.Errorf("%w: %w", mailbox.ErrDamaged, err)
}

// guard runs a piece of bbolt and turns its panics into mailbox.ErrDamaged: bbolt asserts what
// it expects of pages, and reading a mapped page beyond the end of a truncated file is a fault.
func guard(piece func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &breakage{p}
		}
	}()
	return piece()
}

// breakage is a panic of bbolt. After one, bbolt may still hold its locks.
type breakage struct{ cause any }

func (b *breakage) Error() string { return fmt.Sprintf("%v: %v", mailbox.ErrDamaged, b.cause) }

func (b *breakage) Unwrap() error { return mailbox.ErrDamaged }
