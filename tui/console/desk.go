package console

import (
	"context"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// Desk is what the console asks of the accounts; *[mailbox.Accounts] is one. Its methods are
// called from many goroutines, never from the screen's own.
type Desk interface {
	Boxes
	Dormancy
	Mailroom
	Log
	Clock
	Company
	// Calls are the calls in progress in every process on the store, by start.
	Calls(ctx context.Context) ([]mailbox.Call, error)
	// Undo takes back the act with an audit entry, where nothing has happened since.
	Undo(ctx context.Context, by mailbox.By, seq uint64) (mailbox.Undone, error)
	// Watch reports every change committed from now on, by any process, until ctx ends.
	Watch(ctx context.Context) (<-chan mailbox.Change, error)
}

// Boxes are the mailboxes and the acts on them.
type Boxes interface {
	Tenants(ctx context.Context) ([]mailbox.Tenant, error)
	Summaries(ctx context.Context, tenant string) ([]mailbox.Summary, error)
	Apply(ctx context.Context, by mailbox.By, k mailbox.Key, act mailbox.Act) (mailbox.Receipt, error)
	Preview(ctx context.Context, by mailbox.By, k mailbox.Key, act mailbox.Act) (mailbox.Receipt, error)
	// RevealDefault opens a number's default PIN for its admin, and is audited.
	RevealDefault(ctx context.Context, by mailbox.By, k mailbox.Key) (pin.PIN, error)
	CheckPIN(ctx context.Context, k mailbox.Key, candidate pin.PIN) ([]pin.Violation, error)
}

// Mailroom is the outbox. Reveal opens a sealed PIN and is audited.
type Mailroom interface {
	Mails(ctx context.Context, tenant string, limit int) ([]mailbox.Mail, error)
	Reveal(ctx context.Context, by mailbox.By, id uint64) (pin.PIN, error)
	MarkRead(ctx context.Context, id uint64, read bool) error
	// RetryMail has a failed mail sent once more, and is audited.
	RetryMail(ctx context.Context, by mailbox.By, id uint64) error
}

// Company is what a company decides about its new users.
type Company interface {
	SetOnboarding(ctx context.Context, by mailbox.By, tenant string, mode mailbox.OnboardingMode, company pin.PIN) error
}

// Log is the audit.
type Log interface {
	AuditLog(ctx context.Context, filter mailbox.AuditFilter, limit int) ([]mailbox.AuditEntry, error)
}

// Clock is the portal's clock.
type Clock interface {
	// PortalClock is the clock's record and the portal time it shows now.
	PortalClock(ctx context.Context) (mailbox.Clock, time.Time, error)
	// Class is what the store was filled from, and the portal time at which that begins.
	Class(ctx context.Context) (mailbox.Class, error)
	PreviewClock(ctx context.Context, act mailbox.ClockAct) (mailbox.Consequences, error)
	MoveClock(ctx context.Context, by mailbox.By, act mailbox.ClockAct) (mailbox.Consequences, error)
}
