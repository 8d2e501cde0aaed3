//go:build unix

package bolt_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/gofrs/flock"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
)

// stopIdle suspends a process while it holds no lock: with the turnstile held it cannot enter
// the store, and whether it was still inside shows at the lock on the file.
func stopIdle(t *testing.T, p *process, path string) {
	t.Helper()
	turnstile, file := flock.New(path+".lock"), flock.New(path, flock.SetFlag(os.O_RDWR))
	if err := errors.Join(turnstile.Lock(), file.Lock()); err != nil {
		t.Fatal(err)
	}
	if err := p.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(p.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the process did not stop: %v, %v", status, err)
	}
	if err := errors.Join(file.Unlock(), turnstile.Unlock()); err != nil {
		t.Fatal(err)
	}
}

func cont(t *testing.T, p *process) {
	t.Helper()
	if err := p.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
}

func TestAStoreThatMayNotBeWrittenIsReadAndSaysSo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(
		s.Update(t.Context(), func(tx mailbox.Tx) error { return tx.PutMailbox(mailbox.Mailbox{Key: ana}) }),
		s.Close(),
		os.Remove(path+".lock"), // as if the folder had always been read-only
		os.Chmod(path, 0o444),
		os.Chmod(filepath.Dir(path), 0o555),
		os.Chmod(filepath.Dir(filepath.Dir(path)), 0o755),
	)
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, "unprivileged", path)
	if got := p.line(); got != "read harbor/4012" {
		t.Errorf("reading: %s", got)
	}
	if got := p.line(); !strings.HasPrefix(got, "read-only: store "+path+": the store cannot be written: ") ||
		!strings.HasSuffix(got, "; get write access to the file and its folder, or use a copy elsewhere") {
		t.Errorf("writing: %s", got)
	}
}

// tryToWrite gives up the right to write anywhere, reads, and says how writing ends.
func tryToWrite(ctx context.Context, path string) error {
	if os.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			return err
		}
	}
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return err
	}
	err = s.View(ctx, func(r mailbox.Reader) error {
		m, err := r.Mailbox(ana)
		fmt.Println("read", m.Key)
		return err
	})
	if err != nil {
		return err
	}
	if err := s.Update(ctx, charge); errors.Is(err, mailbox.ErrReadOnly) {
		fmt.Println("read-only:", err)
	} else {
		fmt.Println("written:", err)
	}
	return s.Close()
}

func TestAFullDiskChangesNothingAndSaysSo(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	p := start(t, "full", path)
	var written int
	if _, err := fmt.Sscanf(p.line(), "written %d", &written); err != nil || written == 0 {
		t.Fatalf("%d acts were written, %v", written, err)
	}
	if got := p.line(); !strings.HasPrefix(got, "read-only: store "+path+": the store cannot be written: ") ||
		!strings.HasSuffix(got, "; see whether its disk is full or read-only") {
		t.Errorf("writing: %s", got)
	}
	if got := p.line(); got != fmt.Sprint("read ", written) {
		t.Errorf("reading with a full disk: %s, want %d messages", got, written)
	}
	wantSound(t, s)
	if err := s.Update(t.Context(), charge); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// fillUp writes until the file has reached a size that the system does not let it pass.
func fillUp(ctx context.Context, path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	const size = 1 << 20
	limit := syscall.Rlimit{Cur: size, Max: size}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return err
	}
	long := strings.Repeat("long ", 10_000)
	written := 0
	for ; ; written++ {
		if err = s.Update(ctx, func(tx mailbox.Tx) error {
			_, err := tx.PutMessage(mailbox.Message{Mailbox: ana, Text: long})
			return err
		}); err != nil {
			break
		}
	}
	fmt.Println("written", written)
	if errors.Is(err, mailbox.ErrReadOnly) {
		fmt.Println("read-only:", err)
	} else {
		fmt.Println("error:", err)
	}
	err = s.View(ctx, func(r mailbox.Reader) error {
		messages, err := r.Messages(ana)
		fmt.Println("read", len(messages))
		return err
	})
	return errors.Join(err, s.Close())
}
