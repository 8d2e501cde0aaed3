package password

import (
	"context"
	"crypto/subtle"
	"fmt"
	"io"
	"runtime"

	"golang.org/x/crypto/argon2"
)

// Hasher makes and compares the hashes under which passwords are stored. Hashing is slow and takes
// memory on purpose: never do it inside a store's transaction. A Hasher runs at most one hash per
// core at once, others wait; it is safe for concurrent use.
type Hasher struct {
	rand  io.Reader
	cost  Cost
	cores chan struct{}
}

// NewHasher makes a hasher that draws salts from rand, which is crypto/rand.Reader outside tests and
// must be safe for concurrent use, and hashes at a cost, which is [Standard] outside tests. It fails on a
// cost that Argon2id cannot have.
func NewHasher(rand io.Reader, cost Cost) (*Hasher, error) {
	if err := cost.validate(); err != nil {
		return nil, fmt.Errorf("make a hasher: %w", err)
	}
	return &Hasher{rand: rand, cost: cost, cores: make(chan struct{}, runtime.GOMAXPROCS(0))}, nil
}

// Hash makes the hash of a password with a fresh salt, as a PHC string. It fails when rand does, or
// when ctx ends while it waits.
func (h *Hasher) Hash(ctx context.Context, p Password) (string, error) {
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(h.rand, salt); err != nil {
		return "", fmt.Errorf("draw a salt: %w", err)
	}
	sum, err := h.sum(ctx, h.cost, salt, sumSize, p)
	if err != nil {
		return "", err
	}
	return phc{cost: h.cost, salt: salt, sum: sum}.String(), nil
}

// Verify reports whether a hash is that of a password. The empty hash is nobody's: it costs the same
// work and matches nothing, so that the time of a refusal does not tell whether there is a password,
// or a user. A hash that cannot be read is an [ErrHash].
func (h *Hasher) Verify(ctx context.Context, hash string, p Password) (bool, error) {
	if hash == "" {
		_, err := h.sum(ctx, h.cost, make([]byte, saltSize), sumSize, p)
		return false, err
	}
	known, err := parsePHC(hash)
	if err != nil {
		return false, err
	}
	sum, err := h.sum(ctx, known.cost, known.salt, uint32(len(known.sum)), p)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(sum, known.sum) == 1, nil
}

func (h *Hasher) sum(ctx context.Context, c Cost, salt []byte, size uint32, p Password) ([]byte, error) {
	select {
	case h.cores <- struct{}{}:
		defer func() { <-h.cores }()
	case <-ctx.Done():
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("hash a password: %w", err)
	}
	entry := p.Reveal()
	return argon2.IDKey([]byte(entry[:min(len(entry), maxBytes)]), salt, c.Passes, c.Memory, c.Lanes, size), nil
}

// maxBytes is as much of an entry as is hashed: no password that the rules accept is longer.
const maxBytes = 4 * MaxLength
