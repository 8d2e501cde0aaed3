package password

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// ErrHash is a stored hash that cannot be read.
var ErrHash = errors.New("the password's hash cannot be read")

// Cost is what one hash costs.
type Cost struct {
	Memory uint32 // in KiB
	Passes uint32 // over that memory
	Lanes  uint8  // side by side
}

// Standard is the cost that the OWASP password storage cheat sheet recommends for Argon2id: 19 MiB,
// two passes, one lane.
func Standard() Cost { return Cost{Memory: 19 * 1024, Passes: 2, Lanes: 1} }

// What a hash may cost at most, so that a damaged or forged record cannot stop the program.
const (
	mostMemory = 1 << 20 // 1 GiB
	mostPasses = 64
	mostLanes  = 64
)

const (
	saltSize = 16 // in bytes, as RFC 9106 recommends
	sumSize  = 32
)

func (c Cost) validate() error {
	if c.Passes < 1 || c.Passes > mostPasses || c.Lanes < 1 || c.Lanes > mostLanes ||
		c.Memory < 8*uint32(c.Lanes) || c.Memory > mostMemory {
		return fmt.Errorf("a hash of %d KiB, %d passes and %d lanes is beyond Argon2id or reason", c.Memory, c.Passes, c.Lanes)
	}
	return nil
}

// phc is a hash with all that is needed to compare with it, in the string format of the Password
// Hashing Competition:
//
//	$argon2id$v=19$m=19456,t=2,p=1$SALT$SUM
type phc struct {
	cost      Cost
	salt, sum []byte
}

func (h phc) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		h.cost.Memory, h.cost.Passes, h.cost.Lanes, b64.EncodeToString(h.salt), b64.EncodeToString(h.sum))
}

// parsePHC reads what String writes, and nothing else. Its errors are [ErrHash], and do not repeat
// the hash.
func parsePHC(s string) (phc, error) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return phc{}, fmt.Errorf("%w: it is not one of Argon2id", ErrHash)
	}
	var h phc
	var version int
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d",
		&version, &h.cost.Memory, &h.cost.Passes, &h.cost.Lanes); err != nil {
		return phc{}, fmt.Errorf("%w: its cost is malformed", ErrHash)
	}
	if version != argon2.Version {
		return phc{}, fmt.Errorf("%w: it is of version %d, this program knows version %d", ErrHash, version, argon2.Version)
	}
	if err := h.cost.validate(); err != nil {
		return phc{}, fmt.Errorf("%w: %w", ErrHash, err)
	}
	var err, err2 error
	h.salt, err = base64.RawStdEncoding.Strict().DecodeString(parts[4])
	h.sum, err2 = base64.RawStdEncoding.Strict().DecodeString(parts[5])
	if errors.Join(err, err2) != nil || len(h.salt) < 8 || len(h.sum) < 16 || len(h.sum) > 64 || h.String() != s {
		return phc{}, fmt.Errorf("%w: its salt or sum is malformed", ErrHash)
	}
	return h, nil
}
