package mailbox

import (
	"fmt"
	"slices"
	"time"

	"voiceportal/ivr/pin"
)

// maxHistory is how many previous PINs are kept at most, as voice portals keep them.
const maxHistory = 100

// replace puts a new PIN in force: a new generation, and the old PIN in the history where the
// profile counts its kind. The new one leaves the history, for a credential in force is never also
// judged as history.
func (v vault) replace(c *account, kind CredentialKind, p pin.PIN, now time.Time) error {
	w, err := v.verifier(c.box, p)
	if err != nil {
		return err
	}
	history := v.remembering(*c)
	history = slices.DeleteFunc(history, func(old pin.Verifier) bool {
		return v.keys.Matcher(c.box.subject(), old).Match(p)
	})
	c.box.Credential = Credential{
		Kind:       kind,
		Generation: c.box.Credential.Generation + 1,
		SetAt:      now,
		Due:        dueOf(kind),
		Verifier:   w,
		History:    history[max(0, len(history)-maxHistory):],
	}
	if kind == CredentialTemporary && c.rules.Temporary.Lifetime > 0 {
		c.box.Credential.ExpiresAt = now.Add(c.rules.Temporary.Lifetime)
	}
	return nil
}

// remembering is the history with the PIN in force at its end, where that counts.
func (v vault) remembering(c account) []pin.Verifier {
	cr := c.box.Credential
	history := slices.Clone(cr.History)
	if len(cr.Verifier.Sum) == 0 || c.rules.PIN.HistoryPersonal && cr.Kind != CredentialPersonal {
		return history
	}
	return append(history, cr.Verifier)
}

// wipe leaves a credential that nothing opens, until an activation makes a new one.
func (c *account) wipe(now time.Time) {
	c.box.Credential = Credential{
		Kind:       CredentialTemporary,
		Generation: c.box.Credential.Generation + 1,
		SetAt:      now,
		Due:        DueTemporary,
		Spent:      true,
	}
}

// dueOf is the change that a kind of PIN brings with it.
func dueOf(kind CredentialKind) Due {
	switch kind {
	case CredentialDefault:
		return DueDefault
	case CredentialTemporary:
		return DueTemporary
	}
	return DueNone
}

// temporary draws a PIN that the rules accept and that this mailbox never had, whatever the
// profile's own depth of history.
func (v vault) temporary(c account) (pin.PIN, error) {
	ctx, err := v.context(c)
	if err != nil {
		return pin.PIN{}, err
	}
	rules := c.rules.PIN
	rules.Default, rules.Current, rules.History = true, true, pin.HistoryAll
	p, err := rules.Generate(v.rand, c.rules.Temporary.Length, ctx)
	if err != nil {
		return pin.PIN{}, fmt.Errorf("draw a temporary PIN for %s: %w", c.box.Key, err)
	}
	return p, nil
}

// ownDefault is the number's default PIN; a number that has none yet is given one, sealed into the
// account: the one that the profile gives to every number, or one of its own.
func (v vault) ownDefault(c *account) (pin.PIN, error) {
	if c.box.DefaultPIN != nil {
		return v.open(c.box.DefaultPIN, placeOfDefault(c.box.subject()))
	}
	ctx, err := v.context(*c)
	if err != nil {
		return pin.PIN{}, err
	}
	p, err := c.rules.DefaultPIN(v.rand, ctx)
	if err != nil {
		return pin.PIN{}, fmt.Errorf("draw a default PIN for %s: %w", c.box.Key, err)
	}
	return p, v.setDefault(c, p)
}

func (v vault) setDefault(c *account, p pin.PIN) (err error) {
	c.box.DefaultPIN, err = v.seal(p, placeOfDefault(c.box.subject()))
	return err
}
