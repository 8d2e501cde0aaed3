package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"voiceportal/ivr/mailbox"
)

// maxName is the longest name in bytes that a key may hold: far more than any number, user name
// or id needs, and far below the 32,768 bytes of bbolt's largest key.
const maxName = 1024

// checkName refuses what cannot be part of a key; what says whose name it is. A zero byte
// separates the parts of a key, so none may hold one.
func checkName(what, name string) error {
	switch {
	case name == "":
		return fmt.Errorf("%s is empty", what)
	case len(name) > maxName:
		return fmt.Errorf("%s is longer than %d bytes", what, maxName)
	case strings.ContainsRune(name, 0):
		return fmt.Errorf("%s %q holds a zero byte", what, name)
	}
	return nil
}

// checkKey refuses a mailbox key that cannot be stored.
func checkKey(k mailbox.Key) error {
	if err := checkName("tenant", k.Tenant); err != nil {
		return err
	}
	return checkName("mailbox number", k.Number)
}

// boxKey orders mailboxes by tenant, then by number.
func boxKey(k mailbox.Key) []byte {
	return []byte(k.Tenant + "\x00" + k.Number)
}

// boxesAfter is where the scan of a tenant's mailboxes begins.
func boxesAfter(tenant, number string) []byte {
	if number == "" {
		return []byte(tenant + "\x00")
	}
	return []byte(tenant + "\x00" + number + "\x00")
}

// messagePrefix is what the keys of a mailbox's messages begin with.
func messagePrefix(k mailbox.Key) []byte {
	return []byte(k.Tenant + "\x00" + k.Number + "\x00")
}

func messageKey(k mailbox.Key, id uint64) []byte {
	return binary.BigEndian.AppendUint64(messagePrefix(k), id)
}

// idKey orders ids by size.
func idKey(id uint64) []byte {
	return binary.BigEndian.AppendUint64(nil, id)
}

// foldName maps names that differ only in case to one key; two names have the same key exactly
// if strings.EqualFold says that they are equal.
func foldName(name string) []byte {
	return []byte(strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, name))
}

// showKey writes a key for people.
func showKey(b Bucket, key []byte) string {
	switch b {
	case BucketMails, BucketAudit, BucketChanges:
		if len(key) == 8 {
			return strconv.FormatUint(binary.BigEndian.Uint64(key), 10)
		}
	case BucketMessages:
		if n := len(key) - 8; n > 0 && key[n-1] == 0 {
			owner := string(bytes.ReplaceAll(key[:n-1], []byte{0}, []byte("/")))
			return owner + " #" + strconv.FormatUint(binary.BigEndian.Uint64(key[n:]), 10)
		}
	case BucketBoxes:
		return string(bytes.ReplaceAll(key, []byte{0}, []byte("/")))
	}
	return strconv.Quote(string(key))
}
