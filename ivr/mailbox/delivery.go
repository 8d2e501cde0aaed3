package mailbox

import (
	"context"
	"fmt"

	"voiceportal/ivr/pin"
)

// Secret opens the PIN that a mail carries, for whoever hands the mail to its reader; zero for a
// mail without one, or one that was delivered. It is not audited: everybody else looks with
// [Accounts.Reveal].
func (a *Accounts) Secret(_ context.Context, m Mail) (pin.PIN, error) {
	if m.Secret == nil {
		return pin.PIN{}, nil
	}
	p, err := a.vault.open(m.Secret, placeOfMail(m.MessageID))
	if err != nil {
		return pin.PIN{}, fmt.Errorf("open the PIN of mail %d: %w", m.ID, err)
	}
	return p, nil
}
