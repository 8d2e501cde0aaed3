package bolt_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
)

// TestAPageThatBreaksAtTheEndOfACommit lets bbolt panic within its commit, with its own locks
// held: nobody may wait for them.
func TestAPageThatBreaksAtTheEndOfACommit(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "portal.db")
	s := withAna(t, path, bolt.Options{})
	const messages = 100
	if err := s.Update(t.Context(), func(tx mailbox.Tx) error {
		for i := range messages {
			text := fmt.Sprintf("message %03d %0300d", i+1, 0)
			if _, err := tx.PutMessage(mailbox.Message{Mailbox: ana, Text: text}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first := 0 // how many messages the first page holds
	for page := range pages(b) {
		if n := bytes.Count(page, []byte("message ")); bytes.Contains(page, []byte("message 001")) {
			first = n
		} else if n > 0 {
			page[0] ^= 0x80 // the page takes itself for another one
		}
	}
	if first == 0 || first == messages {
		t.Fatalf("%d messages on the first page", first)
	}
	write(t, path, b)
	err = s.Update(t.Context(), func(tx mailbox.Tx) error {
		for id := range first - 1 { // the page is then joined with the next one
			if err := tx.DeleteMessage(ana, uint64(id+1)); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, mailbox.ErrDamaged) {
		t.Errorf("Update: error %v, want ErrDamaged", err)
	}
	other := opened(t, path, bolt.Options{Timeout: time.Second})
	if err := other.Update(t.Context(), charge); err != nil {
		t.Errorf("an Update elsewhere in the file: %v", err)
	}
}

// TestPagesThatLeadInCirclesAreFound makes two ways to one page, and a page below itself.
func TestPagesThatLeadInCirclesAreFound(t *testing.T) {
	t.Parallel()
	sound := full(t)
	// A branch page is 16 bytes of head and elements of 16, which end in the page that they lead to.
	const branch = 1
	for name, lead := range map[string]func(page []byte){
		"two ways": func(page []byte) { copy(page[40:48], page[24:32]) },
		"a circle": func(page []byte) { copy(page[24:32], page[:8]) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := bytes.Clone(sound)
			for page := range pages(b) {
				if binary.NativeEndian.Uint16(page[8:]) == branch {
					lead(page)
				}
			}
			path := filepath.Join(t.TempDir(), "portal.db")
			write(t, path, b)
			r, err := opened(t, path, bolt.Options{}).Check(t.Context())
			if err != nil || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].String(), "it is in use twice") {
				t.Errorf("check: %v, %v, want a page in use twice", r.Problems, err)
			}
		})
	}
}

// pages yields the pages of a store's file, to be read or spoiled.
func pages(b []byte) iter.Seq[[]byte] {
	return slices.Chunk(b, os.Getpagesize())
}
