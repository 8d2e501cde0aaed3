package pin

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"
)

// SecretSize is the length of the secret in a key file, in bytes.
const SecretSize = 32

// Keys are the secrets derived from the key file, one for each purpose, so that what one purpose
// shows tells nothing about another. They print as their [Keys.ID]. They are safe for concurrent
// use.
type Keys struct {
	// derived returns the keys. They stand behind a function because fmt follows a pointer in the
	// unexported field of another struct, when the verb does not suit it, and would print them.
	derived func() *derived
}

type derived struct {
	id       string
	verifier []byte
	seal     []byte
	chain    []byte
	blind    []byte
	compared atomic.Uint64
}

// NewKeys derives the keys from a secret of [SecretSize] bytes. It fails on any other length.
func NewKeys(secret []byte) (*Keys, error) {
	if len(secret) != SecretSize {
		return nil, fmt.Errorf("the secret has %d bytes; it needs %d", len(secret), SecretSize)
	}
	subkey := func(purpose string, size int) []byte {
		// Expand fails only on lengths beyond 255 hashes.
		key, err := hkdf.Expand(sha256.New, secret, "voiceportal 1 "+purpose, size)
		if err != nil {
			panic(err)
		}
		return key
	}
	keys := &derived{
		id:       hex.EncodeToString(subkey("fingerprint", 8)),
		verifier: subkey("pin verifier", 32),
		seal:     subkey("sealed pin", 32),
		chain:    subkey("audit chain", 32),
		blind:    subkey("blind name", 32),
	}
	return &Keys{func() *derived { return keys }}, nil
}

// ID is a fingerprint that tells key files apart and is no secret: 16 hexadecimal digits.
func (k *Keys) ID() string { return k.derived().id }

// Compared counts the PINs that were compared with a verifier or a dummy so far. What a sign-in adds
// must not tell whether there is such a mailbox.
func (k *Keys) Compared() uint64 { return k.derived().compared.Load() }

// Chain is the keyed hash that links an audit entry to the one before. The first entry has a nil
// prev. Who lacks the key file cannot change, insert or leave out an entry in the middle unseen.
func (k *Keys) Chain(prev, entry []byte) []byte {
	return keyedHash(k.derived().chain, prev, entry)
}

// Blind is a name that stands for a text, of one kind of text: 32 hexadecimal digits, always the
// same. Who lacks the key file cannot find the text by trying likely ones.
func (k *Keys) Blind(kind, text string) string {
	return hex.EncodeToString(keyedHash(k.derived().blind, []byte(kind), []byte(text))[:16])
}

// keyedHash is HMAC-SHA-256 over parts. Each goes in with its length, so that no two different
// lists of parts are hashed alike.
func keyedHash(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	var size [8]byte
	for _, part := range parts {
		binary.BigEndian.PutUint64(size[:], uint64(len(part)))
		h.Write(size[:])
		h.Write(part)
	}
	return h.Sum(nil)
}

// Format writes the fingerprint for every verb and flag.
func (k *Keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.String()) }

// String is the fingerprint.
func (k *Keys) String() string {
	if k == nil || k.derived == nil {
		return "no keys"
	}
	return "keys " + k.derived().id
}

// LogValue is the fingerprint.
func (k *Keys) LogValue() slog.Value { return slog.StringValue(k.String()) }
