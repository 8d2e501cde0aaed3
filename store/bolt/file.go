package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store"
)

// formatVersion is the version of the buckets and what they hold. The records have versions of
// their own.
const formatVersion = 1

// The bucket that tells whether this program can use the file, and its keys.
var (
	formatBucket = []byte("voiceportal")
	versionKey   = []byte("version")
	keyIDKey     = []byte("key")
)

// file is the store's file, opened for one commit or for a few Views.
type file struct {
	turnstile *turnstile // held by a commit
	db        *bbolt.DB
	handle    *os.File // what db reads and writes
}

// open waits for its turn and opens the file.
func (s *Store) open(ctx context.Context, mode lockMode) (*file, error) {
	t, err := enter(ctx, s.lockPath(), mode, s.options.Timeout)
	if err != nil {
		return nil, err
	}
	f, err := s.openLocked(ctx, mode)
	if err != nil || mode == shared {
		t.release()
		return f, err
	}
	f.turnstile = t
	return f, nil
}

// openLocked opens the file behind the turnstile.
func (s *Store) openLocked(ctx context.Context, mode lockMode) (*file, error) {
	flag := os.O_RDONLY
	if mode == exclusive {
		flag = os.O_RDWR
	}
	h, err := os.OpenFile(s.path, flag, 0)
	if err != nil {
		return nil, err
	}
	if err := lockHandle(ctx, h, mode, s.options.Timeout); err != nil {
		return nil, err
	}
	f := &file{handle: h}
	if err := f.openDB(mode, s.options.Timeout); err != nil {
		f.drop()
		return nil, err
	}
	if err := f.view(func(tx *bbolt.Tx) error { return admit(tx, h, s.options.KeyID) }); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// openDB lets bbolt use the handle that is locked already, so that what was locked is what is
// read, and nothing is made by the way. A second opening, for a backup, gets its own handle.
func (f *file) openDB(mode lockMode, timeout time.Duration) error {
	if err := refuseEmpty(f.handle); err != nil {
		return err
	}
	first := true
	open := func(name string, flag int, perm os.FileMode) (*os.File, error) {
		if first {
			first = false
			return f.handle, nil
		}
		return os.OpenFile(name, flag, perm)
	}
	return asDamage(guard(func() (err error) {
		f.db, err = bbolt.Open(f.handle.Name(), 0, &bbolt.Options{
			Timeout:      timeout,
			ReadOnly:     mode == shared,
			NoStatistics: true,
			OpenFile:     open,
		})
		return err
	}))
}

// refuseEmpty keeps bbolt from making a new store of a file that has lost its bytes.
func refuseEmpty(h *os.File) error {
	info, err := h.Stat()
	if err == nil && info.Size() == 0 {
		err = fmt.Errorf("%w: the file is empty", mailbox.ErrDamaged)
	}
	return err
}

// admit decides whether this program may use the file.
func admit(tx *bbolt.Tx, h *os.File, keyID string) error {
	info, err := h.Stat()
	if err != nil {
		return err
	}
	if info.Size() < tx.Size() {
		return fmt.Errorf("%w: the file has %d bytes of at least %d", mailbox.ErrDamaged, info.Size(), tx.Size())
	}
	b := tx.Bucket(formatBucket)
	if b == nil {
		return fmt.Errorf("%w: the file is not a store of the voice portal", mailbox.ErrDamaged)
	}
	version, err := strconv.Atoi(string(b.Get(versionKey)))
	switch {
	case err != nil:
		return fmt.Errorf("%w: its version cannot be read", mailbox.ErrDamaged)
	case version > formatVersion:
		return fmt.Errorf("%w: the store has version %d, this program knows versions up to %d",
			mailbox.ErrNewer, version, formatVersion)
	}
	if made := string(b.Get(keyIDKey)); made != keyID {
		return fmt.Errorf("%w: the store was made with key %q, this key is %q", pin.ErrWrongKey, made, keyID)
	}
	return nil
}

// format makes the buckets of an empty store.
func format(tx *bbolt.Tx, keyID string) error {
	b, err := tx.CreateBucket(formatBucket)
	if err != nil {
		return err
	}
	if err := b.Put(versionKey, []byte(strconv.Itoa(formatVersion))); err != nil {
		return err
	}
	if err := b.Put(keyIDKey, []byte(keyID)); err != nil {
		return err
	}
	for _, name := range store.Buckets() {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// view runs a piece of bbolt in a reading transaction.
func (f *file) view(piece func(tx *bbolt.Tx) error) error {
	return guard(func() error { return f.db.View(piece) })
}

// close closes the file and lets the next process in.
func (f *file) close() {
	_ = f.db.Close() // what was committed is on the disk
	f.turnstile.release()
}

// abandon gives up a file whose transaction panicked: bbolt may hold its locks within, and its
// Close would wait for them for ever. The mapping stays until the process ends.
func (f *file) abandon() {
	f.drop()
	f.turnstile.release()
}

// drop closes the handle under bbolt, and with it bbolt's lock on the file.
func (f *file) drop() {
	unlockHandle(f.handle)
	_ = f.handle.Close() // bbolt has closed it already where it could
}

// broke reports whether an error is a panic of bbolt, after which a file is to be abandoned.
func broke(err error) bool {
	_, is := errors.AsType[*breakage](err)
	return is
}
