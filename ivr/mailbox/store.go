package mailbox

import (
	"context"
	"errors"
	"iter"
)

// The errors of stores, for errors.Is.
var (
	ErrNoMailbox = errors.New("no such mailbox")
	ErrNoTenant  = errors.New("no such tenant")
	ErrNoMessage = errors.New("no such message")
	ErrNoMail    = errors.New("no such mail")
	ErrUserTaken = errors.New("the user name is taken")
	ErrClosed    = errors.New("the store is closed")
	ErrReadOnly  = errors.New("the store cannot be written")
	ErrDamaged   = errors.New("the store is damaged")
	ErrNewer     = errors.New("the store was written by a newer version")
)

// Store keeps the records. Update is all or nothing and serialisable; fn may run more than once
// and touches only its Tx; an error from fn leaves everything unchanged and comes back as is.
type Store interface {
	View(ctx context.Context, fn func(Reader) error) error
	Update(ctx context.Context, fn func(Tx) error) error
	// Watch reports every change committed after the call, by any process, in order, until ctx
	// ends; then the channel is closed. A slow reader delays, it never misses.
	Watch(ctx context.Context) (<-chan Change, error)
	Close() error
}

// Reader reads one consistent state. Returned values never alias the store; errors name the record
// that they are about.
type Reader interface {
	Tenant(id string) (Tenant, error)
	Tenants() ([]Tenant, error) // by id
	Mailbox(Key) (Mailbox, error)
	// Mailboxes yields a tenant's mailboxes in number order (shorter numbers as strings sort),
	// beginning after the given number; "" begins at the first.
	Mailboxes(tenant, after string) iter.Seq2[Mailbox, error]
	// ByUserName finds the mailbox of a My Phone user, whatever the case; ErrNoMailbox if none.
	ByUserName(name string) (Key, error)
	Messages(Key) ([]Message, error) // oldest first
	Message(Key, uint64) (Message, error)
	Mail(id uint64) (Mail, error)
	Mails() iter.Seq2[Mail, error] // newest first
	// Audit yields entries newest first, beginning below the given sequence number; 0 begins at
	// the newest.
	Audit(below uint64) iter.Seq2[AuditEntry, error]
	Clock() (Clock, error)
	Class() (Class, error)
	Calls() ([]Call, error) // by start
	// Throttle is what was counted under a name; nothing, if nothing was.
	Throttle(name string) (Throttle, error)
	Throttles() ([]Throttle, error) // by name
	Token(id string) (Token, error)
	Tokens() ([]Token, error) // by id
	Subscription(id string) (Subscription, error)
	Subscriptions() ([]Subscription, error) // by id
	Job(id string) (Job, error)
	Jobs() ([]Job, error) // by id
	// Request is what was requested under a key; nothing, if nothing was.
	Request(key string) (Request, error)
	Requests() ([]Request, error) // by key
	Tape(id string) (Tape, error)
	Tapes() ([]Tape, error) // by id
	Revision() (uint64, error)
}

// Tx reads and writes. Put replaces; IDs of zero are given by the Tx and returned.
type Tx interface {
	Reader
	PutTenant(Tenant) error
	PutMailbox(Mailbox) error
	// DeleteMailbox removes the mailbox and its messages; its audit and mails stay.
	DeleteMailbox(Key) error
	PutMessage(Message) (uint64, error)
	DeleteMessage(Key, uint64) error
	PutMail(Mail) (uint64, error)
	// AppendAudit adds an entry; the committer gives Seq and Chain, the returned Seq is final.
	AppendAudit(AuditEntry) (uint64, error)
	// TrimAudit removes the entries from the beginning of the audit up to and including one. What
	// remains still verifies, from a signed checkpoint.
	TrimAudit(through uint64) error
	PutClock(Clock) error
	PutClass(Class) error
	PutCall(Call) error
	DeleteCall(id string) error
	PutThrottle(Throttle) error
	// DeleteThrottle forgets what was counted; deleting one that is gone is no error.
	DeleteThrottle(name string) error
	// The records of the REST front. Deleting one that is gone is no error.
	PutToken(Token) error
	DeleteToken(id string) error
	PutSubscription(Subscription) error
	DeleteSubscription(id string) error
	PutJob(Job) error
	DeleteJob(id string) error
	PutRequest(Request) error
	DeleteRequest(key string) error
	PutTape(Tape) error
	// DeleteTape forgets a call; deleting one that is gone is no error.
	DeleteTape(id string) error
	// Clear removes everything but the audit, the tapes, the tokens and the subscriptions: a class
	// is loaded into an emptied store, the calls of the one before can still be played again, and
	// the programs that watch it go on watching.
	Clear() error
}

// ChangeKind says what kind of record changed.
type ChangeKind string

// The kinds of changes that Watch reports.
const (
	ChangedTenant  ChangeKind = "tenant"
	ChangedMailbox ChangeKind = "mailbox"
	ChangedMessage ChangeKind = "message"
	ChangedMail    ChangeKind = "mail"
	ChangedAudit   ChangeKind = "audit"
	ChangedClock   ChangeKind = "clock"
	ChangedClass   ChangeKind = "class"
	ChangedCall    ChangeKind = "call"
	ChangedCount   ChangeKind = "throttle"
	ChangedToken   ChangeKind = "token"
	ChangedHub     ChangeKind = "subscription"
	ChangedJob     ChangeKind = "job"
	ChangedRequest ChangeKind = "request"
	ChangedTape    ChangeKind = "tape"
	ChangedAll     ChangeKind = "all" // everything may have changed: re-read
)

// Change is one record that a commit touched. Record is the mailbox key as tenant/number for
// mailboxes and messages, else the tenant's id, the mail's or entry's number, the throttle's name,
// the request's key, the id of a call, a tape, a token, a subscription or a job.
type Change struct {
	Revision uint64
	Kind     ChangeKind
	Record   string
}
