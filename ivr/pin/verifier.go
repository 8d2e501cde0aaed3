package pin

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
)

// Subject is whom a verifier or a sealed PIN belongs to; neither works for another one.
type Subject struct{ Tenant, Number string }

// Verifier proves a PIN without holding it: a keyed hash with the name of its scheme.
type Verifier struct {
	Scheme string
	Salt   []byte
	Sum    []byte
}

// SchemeHMAC is HMAC-SHA-256 over tenant, number, salt and PIN. Four to twelve digits are soon
// guessed whatever a hash costs; what protects them is a key that lies apart from the store, as
// in the security modules of banks.
const SchemeHMAC = "hmac-sha256"

// ErrScheme is a verifier whose scheme this program does not know.
var ErrScheme = errors.New("unknown scheme of a PIN verifier")

// saltSize is enough that no two verifiers ever share a salt, in bytes.
const saltSize = 16

// Verifier makes the verifier of a PIN that belongs to a subject, with a fresh salt. It fails when
// rand does.
func (k *Keys) Verifier(rand io.Reader, s Subject, p PIN) (Verifier, error) {
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(rand, salt); err != nil {
		return Verifier{}, fmt.Errorf("draw a salt: %w", err)
	}
	return Verifier{Scheme: SchemeHMAC, Salt: salt, Sum: k.sum(s, salt, p)}, nil
}

// Valid returns an error that wraps [ErrScheme] when the verifier is of a scheme that this program
// does not know; its matcher then matches nothing.
func (v Verifier) Valid() error {
	if v.Scheme != SchemeHMAC {
		return fmt.Errorf("%w: %q; a newer version of the program may know it", ErrScheme, v.Scheme)
	}
	return nil
}

// Matcher compares PINs with a verifier of a subject, in constant time.
func (k *Keys) Matcher(s Subject, v Verifier) Matcher { return matcher{k, s, v} }

// Dummy is a matcher that works as long as that of a real verifier and matches nothing. Judge
// unknown mailboxes with it, so that the clock does not tell which ones exist.
func (k *Keys) Dummy(s Subject) Matcher {
	return matcher{k, s, Verifier{Scheme: SchemeHMAC, Salt: make([]byte, saltSize)}}
}

type matcher struct {
	keys     *Keys
	subject  Subject
	verifier Verifier
}

// Match computes the sum whatever the verifier is, so that refusals take as long as matches. A
// verifier without a sum equals none.
func (m matcher) Match(p PIN) bool {
	sum := m.keys.sum(m.subject, m.verifier.Salt, p)
	m.keys.derived().compared.Add(1)
	return subtle.ConstantTimeCompare(sum, m.verifier.Sum) == 1 && m.verifier.Valid() == nil
}

func (k *Keys) sum(s Subject, salt []byte, p PIN) []byte {
	return keyedHash(k.derived().verifier, []byte(s.Tenant), []byte(s.Number), salt, []byte(p.Reveal()))
}
