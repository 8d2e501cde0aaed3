package mailbox

import (
	"encoding/hex"
	"fmt"
	"io"

	"voiceportal/ivr/pin"
)

// vault hashes, seals and opens under the key file. Every sealed value is bound to the place it is
// kept in and opens nowhere else.
type vault struct {
	keys *pin.Keys
	rand io.Reader
}

// subject is whom a mailbox's verifiers belong to: its number at creation.
func (m Mailbox) subject() pin.Subject {
	return pin.Subject{Tenant: m.Tenant, Number: m.Born}
}

func placeOfDefault(s pin.Subject) string { return "default " + s.Tenant + "/" + s.Number }
func placeOfCompany(tenant string) string { return "company " + tenant }
func placeOfMail(messageID string) string { return "mail " + messageID }

func (v vault) verifier(m Mailbox, p pin.PIN) (pin.Verifier, error) {
	w, err := v.keys.Verifier(v.rand, m.subject(), p)
	if err != nil {
		return pin.Verifier{}, fmt.Errorf("hash the PIN of %s: %w", m.Key, err)
	}
	return w, nil
}

// current matches the PIN in force. A credential that nothing opens matches nothing, and takes as
// long to say so.
func (v vault) current(m Mailbox) pin.Matcher {
	if len(m.Credential.Verifier.Sum) == 0 {
		return v.keys.Dummy(m.subject())
	}
	return v.keys.Matcher(m.subject(), m.Credential.Verifier)
}

func (v vault) history(m Mailbox) []pin.Matcher {
	all := make([]pin.Matcher, 0, len(m.Credential.History))
	for _, w := range m.Credential.History {
		all = append(all, v.keys.Matcher(m.subject(), w))
	}
	return all
}

func (v vault) seal(p pin.PIN, place string) (pin.Sealed, error) {
	s, err := v.keys.Seal(v.rand, p, place)
	if err != nil {
		return nil, fmt.Errorf("seal %s: %w", place, err)
	}
	return s, nil
}

func (v vault) open(s pin.Sealed, place string) (pin.PIN, error) {
	p, err := v.keys.Open(s, place)
	if err != nil {
		return pin.PIN{}, fmt.Errorf("open %s: %w", place, err)
	}
	return p, nil
}

// name draws a name that no other process draws: of a mail, or of a call.
func (v vault) name() (string, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(v.rand, b); err != nil {
		return "", fmt.Errorf("draw a name: %w", err)
	}
	return hex.EncodeToString(b), nil
}
