package call

import (
	"context"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// Accounts is what a leg needs of the accounts; *mailbox.Accounts is one.
type Accounts interface {
	Dial(ctx context.Context, from mailbox.Key, to string) (mailbox.Route, error)
	SignIn(ctx context.Context, at mailbox.Attempt) (mailbox.SignedInAs, error)
	CheckPIN(ctx context.Context, k mailbox.Key, candidate pin.PIN) ([]pin.Violation, error)
	ChangePIN(ctx context.Context, k mailbox.Key, generation uint64, candidate pin.PIN, call string) (mailbox.Commit, []pin.Violation, error)

	// Messages are a mailbox's messages, oldest first.
	Messages(ctx context.Context, k mailbox.Key) ([]mailbox.Message, error)
	// SaveMessage marks a message as heard; one that is gone is no error.
	SaveMessage(ctx context.Context, k mailbox.Key, id uint64) error
	// DeleteMessage removes a message for good; one that is gone is no error.
	DeleteMessage(ctx context.Context, k mailbox.Key, id uint64) error
	// LeaveMessage keeps a message that a caller has left.
	LeaveMessage(ctx context.Context, m mailbox.Message) (uint64, error)

	// Greeting is the greeting of a mailbox.
	Greeting(ctx context.Context, k mailbox.Key) (mailbox.Greeting, error)
	// UseGreeting puts the own or the standard greeting in force.
	UseGreeting(ctx context.Context, k mailbox.Key, own bool, call string) (mailbox.Greeting, error)
}
