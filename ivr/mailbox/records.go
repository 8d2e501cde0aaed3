package mailbox

import (
	"time"

	"voiceportal/ivr/pin"
)

// Key names a mailbox.
type Key struct{ Tenant, Number string }

// String is tenant/number.
func (k Key) String() string { return k.Tenant + "/" + k.Number }

// Subject is the key as the PIN package wants it.
func (k Key) Subject() pin.Subject { return pin.Subject{Tenant: k.Tenant, Number: k.Number} }

// OnboardingMode is how a new mailbox of a tenant gets its first PIN where the profile leaves
// that to the company (source B).
type OnboardingMode string

// The two modes of source B; the empty mode means that the profile alone decides.
const (
	OnboardByProfile OnboardingMode = ""
	OnboardSystem    OnboardingMode = "system-generated"
	OnboardDefault   OnboardingMode = "default"
)

// Tenant is a company or site with its own numbers, rules and portal number.
type Tenant struct {
	ID           string // short name, as in harbor/4012
	Name         string
	Profile      string
	PortalNumber string
	AdminEmail   string
	Language     string
	Onboarding   OnboardingMode
	CompanyPIN   pin.Sealed // the company's default PIN (source B), nil for none
	Sites        []string
}

// Kind tells main numbers from extensions (source A).
type Kind string

// The kinds of numbers.
const (
	KindExtension Kind = "extension"
	KindMain      Kind = "main"
)

// Owner is the person behind a mailbox and how they are reached.
type Owner struct {
	First, Last string
	Email       string // where mail goes
	UserName    string // the User ID of source C; mail never goes there
	AltID       string
	Phone       string // the full telephone number, digits only
	Site        string
	Party       string // operator, or the occupier's name (source A)
}

// Name is first and last name.
func (o Owner) Name() string {
	switch {
	case o.First == "":
		return o.Last
	case o.Last == "":
		return o.First
	}
	return o.First + " " + o.Last
}

// CredentialKind is where a credential came from.
type CredentialKind string

// The kinds of credentials.
const (
	CredentialDefault   CredentialKind = "default"
	CredentialTemporary CredentialKind = "temporary"
	CredentialPersonal  CredentialKind = "personal"
)

// Due is why a change of PIN is due.
type Due string

// The reasons that are stored; expiry by age is judged when it matters, unless an admin expired
// the PIN by hand.
const (
	DueNone      Due = ""
	DueDefault   Due = "default"
	DueTemporary Due = "temporary"
	DueExpired   Due = "expired"
	DueAdmin     Due = "admin"
)

// Credential is the PIN in force, without the PIN.
type Credential struct {
	Kind       CredentialKind
	Generation uint64    // grows with every change; commits compare it
	SetAt      time.Time // portal time
	ExpiresAt  time.Time // of a temporary PIN; zero for never
	Due        Due
	Spent      bool // a one-time PIN that has been used
	Verifier   pin.Verifier
	History    []pin.Verifier // previous ones, oldest first
}

// LockKind is who locked a mailbox.
type LockKind string

// The kinds of locks.
const (
	Unlocked  LockKind = ""
	LockAuto  LockKind = "portal" // wrong tries; a reset or an unlock lifts it
	LockAdmin LockKind = "admin"  // by hand; only an unlock that says so lifts it
)

// Lock says whether sign-in is barred.
type Lock struct {
	Kind  LockKind
	At    time.Time
	Until time.Time // zero: until a person acts
	Count int       // automatic locks since the last success, for locks that double
}

// Web is the web password of source C beside the voice PIN.
type Web struct {
	Hash       string // Argon2id, PHC string form
	SetAt      time.Time
	MustChange bool
	Generation uint64
	Temporary  string    // hash of a temporary password, empty for none
	TempSetAt  time.Time // portal time
	TempUntil  time.Time
	TempByUser bool // self-service: the old password stays good until this one is used
	History    []string
}

// Mailbox is a number, its owner and its credential.
type Mailbox struct {
	Key
	// Born is the number at creation. Verifiers and the sealed default PIN stay bound to it, so
	// that they live on when the number changes.
	Born       string
	Kind       Kind
	Main       string // the main number this extension belongs to
	Owner      Owner
	Active     bool
	Credential Credential
	DefaultPIN pin.Sealed  // this number's default PIN; nil where the profile has none
	Failures   int         // consecutive wrong tries, all doors
	FailedAt   []time.Time // instants of these failures, for a window
	Lock       Lock
	LastSignIn time.Time
	CreatedAt  time.Time
	Greeting   Greeting
	Web        *Web
	Version    uint64 // grows with every act on the mailbox
}

// Greeting is what a caller hears who reaches the mailbox.
type Greeting struct {
	Text string // the own greeting, kept even while the standard one is in force
	Own  bool   // the own one is in force
}

// Message is a voice message, as text.
type Message struct {
	ID       uint64
	Mailbox  Key
	From     string
	At       time.Time // portal time
	Duration time.Duration
	Text     string
	New      bool
}

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

// AuditEntry is one line of the audit. Seq and Chain are given by the store's committer.
type AuditEntry struct {
	Seq            uint64
	At             time.Time // portal time
	Wall           time.Time
	Actor          string // who: an admin's name, "caller", "portal"
	Act            string // what: an act's name, or sign-in, wrong-pin, locked, pin-changed …
	Mailbox        Key    // zero where the act concerns none
	Reason         string
	Detail         string // a sentence without secrets
	Before, After  string // status before and after
	FailuresBefore int
	FailuresAfter  int
	Correlation    string // of an API request
	Chain          []byte
}

// ClockMode is how portal time runs while nobody uses the store.
type ClockMode string

// The modes: real follows the wall; lab stands still while nobody has used the store for an hour.
const (
	ClockReal ClockMode = "real"
	ClockLab  ClockMode = "lab"
)

// Clock is the portal clock's record.
type Clock struct {
	Mode     ClockMode
	Offset   time.Duration // portal time = wall time + offset
	Frozen   bool
	FrozenAt time.Time // portal time while frozen
	High     time.Time // the latest portal time given out; a wall clock that jumps back is not followed
	LastUse  time.Time // wall time of the last act, for lab mode
}

// Call is a call in progress, seen by every process on the store. It counts as gone once the
// lease has run out.
type Call struct {
	ID      string
	Tenant  string
	From    string
	To      string
	Door    string
	Mailbox Key
	State   string
	Started time.Time // portal time
	Lease   time.Time // wall time
	Owner   string    // host and process
}

// Class is what the store was filled from.
type Class struct {
	Name   string
	Time   time.Time // portal time at load, to which the clock of a lab is reset
	Loaded time.Time // wall time
	Acts   uint64    // audit sequence at load
}
