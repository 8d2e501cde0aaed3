package mailbox

import (
	"time"

	"voiceportal/ivr/pin"
)

// MailKind is what a mail is about; package notify composes its words.
type MailKind string

// The kinds of mails.
const (
	MailWelcomeDefault   MailKind = "welcome-default"   // onboarding with a default PIN
	MailWelcomeTemporary MailKind = "welcome-temporary" // onboarding with a temporary PIN
	MailTemporaryPIN     MailKind = "temporary-pin"
	MailResetNotice      MailKind = "reset-notice" // a reset to the default: no PIN inside
	MailPINSet           MailKind = "pin-set"      // an admin or API set a PIN: no PIN inside
	MailLocked           MailKind = "locked"       // to the tenant's admin
	MailWebTemporary     MailKind = "web-temporary"
)

// MailState is where a mail is on its way.
type MailState string

// The states of a mail.
const (
	MailQueued MailState = "queued"
	MailSent   MailState = "sent"
	MailFailed MailState = "failed"
)

// Mail is a message in the outbox. The secret stays sealed until it is delivered, and is then
// removed.
type Mail struct {
	ID        uint64
	Tenant    string
	Mailbox   Key
	Kind      MailKind
	ToName    string
	ToAddress string
	Secret    pin.Sealed // the PIN or temporary password; nil for none
	Expires   time.Time  // of the secret, portal time; zero for never
	OneTime   bool
	By        string    // the actor of the act that caused it
	QueuedAt  time.Time // portal time
	MessageID string    // stable over retries
	State     MailState
	Attempts  int
	NextTry   time.Time // wall time
	Problem   string    // the last refusal of the server
	Read      bool      // opened in the outbox page
	Audit     uint64    // the sequence number of the act's audit entry
}
