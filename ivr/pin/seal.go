package pin

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Sealed is a PIN or a temporary password encrypted under the key file, padded so that its
// length tells nothing.
type Sealed []byte

// ErrUnsealed is a sealed value that does not open: of another key file, moved to another place,
// or damaged.
var ErrUnsealed = errors.New("the sealed value does not open")

const (
	// MaxSealed is the longest secret that can be sealed, in bytes.
	MaxSealed = sealedBlock - 1

	// sealedBlock is what is encrypted, whatever the secret: its length in a byte, the secret, zeros.
	sealedBlock = 64

	// sealedXChaCha is the first byte of a value sealed with XChaCha20-Poly1305; the nonce and the
	// encrypted block follow.
	sealedXChaCha = 1
)

// Seal encrypts a PIN or a password for one place, such as "default harbor/4012". Only [Keys.Open]
// with the same place opens it, so that a sealed value cannot be moved to another record. It fails
// on secrets longer than [MaxSealed], and when rand does.
func (k *Keys) Seal(rand io.Reader, p PIN, place string) (Sealed, error) {
	if p.Len() > MaxSealed {
		return nil, fmt.Errorf("seal a secret of %d bytes: at most %d fit", p.Len(), MaxSealed)
	}
	var block [sealedBlock]byte
	block[0] = byte(p.Len())
	copy(block[1:], p.Reveal())

	sealed := make([]byte, 1+chacha20poly1305.NonceSizeX, 1+chacha20poly1305.NonceSizeX+sealedBlock+chacha20poly1305.Overhead)
	sealed[0] = sealedXChaCha
	nonce := sealed[1:]
	if _, err := io.ReadFull(rand, nonce); err != nil {
		return nil, fmt.Errorf("draw a nonce: %w", err)
	}
	aead, err := chacha20poly1305.NewX(k.derived().seal)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return aead.Seal(sealed, nonce, block[:], []byte(place)), nil
}

// Open decrypts what [Keys.Seal] made for the same place. Every failure is [ErrUnsealed].
func (k *Keys) Open(s Sealed, place string) (PIN, error) {
	const head = 1 + chacha20poly1305.NonceSizeX
	if len(s) != head+sealedBlock+chacha20poly1305.Overhead || s[0] != sealedXChaCha {
		return PIN{}, ErrUnsealed
	}
	aead, err := chacha20poly1305.NewX(k.derived().seal)
	if err != nil {
		return PIN{}, fmt.Errorf("open: %w", err)
	}
	block, err := aead.Open(nil, s[1:head], s[head:], []byte(place))
	if err != nil || block[0] > MaxSealed {
		return PIN{}, ErrUnsealed
	}
	return New(string(block[1 : 1+block[0]])), nil
}
