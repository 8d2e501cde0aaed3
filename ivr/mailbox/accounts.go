package mailbox

import (
	"context"
	"io"
	"log/slog"
	"time"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// Profiles finds a tenant's rules by name.
type Profiles interface {
	Profile(name string) (*profile.Profile, error)
}

// Config is what [New] needs. Every field is required but Log.
type Config struct {
	Store    Store
	Keys     *pin.Keys
	Profiles Profiles
	Now      func() time.Time // wall time
	Rand     io.Reader        // crypto/rand.Reader outside tests
	Log      *slog.Logger
}

// Accounts are the acts on mailboxes. They are safe for concurrent use.
type Accounts struct{ cfg Config }

// Attempt is one try to sign in at a door. Entry is what was keyed in.
type Attempt struct {
	Mailbox Key
	Door    string // "portal", "mailbox", "handset"
	PIN     pin.PIN
	Trusted bool   // the line vouches; only honoured where the profile trusts lines
	Call    string // the call's id, for the audit
}

// Verdict is how an attempt ended. A wrong PIN is a verdict, not an error.
type Verdict string

// The verdicts of a sign-in.
const (
	SignedIn   Verdict = "signed-in"
	Refused    Verdict = "refused"
	Locked     Verdict = "locked"
	MustChange Verdict = "must-change"
)

// SignedInAs is the answer to an attempt. Generation is the credential's, for the commit of a
// new PIN. Left is -1 where no lock threatens.
type SignedInAs struct {
	Verdict      Verdict
	Due          Due
	Failures     int
	Left         int
	New, Saved   int
	Generation   uint64
	DefaultInUse bool
	WarnDays     int // days until the PIN ages out, where the profile warns; 0 for no warning
}

// SignIn judges one attempt. Its outcome is durable before it returns.
func (a *Accounts) SignIn(ctx context.Context, at Attempt) (SignedInAs, error) { panic("contract") }

// CheckPIN judges a new PIN for a mailbox against its rules, without storing anything.
func (a *Accounts) CheckPIN(ctx context.Context, k Key, candidate pin.PIN) ([]pin.Violation, error) {
	panic("contract")
}

// Commit is how a caller's change of PIN ended.
type Commit string

// The ends of a change.
const (
	Committed    Commit = "committed"
	Unacceptable Commit = "unacceptable"
	Superseded   Commit = "superseded"
)

// ChangePIN commits a caller's new PIN if the credential still has the given generation.
func (a *Accounts) ChangePIN(ctx context.Context, k Key, generation uint64, candidate pin.PIN, call string) (Commit, []pin.Violation, error) {
	panic("contract")
}

// Route is where the dial plan takes a call.
type Route struct {
	Tenant   Tenant
	Profile  *profile.Profile
	From     Key    // the handset's number
	Door     string // "portal", "mailbox", "handset", "message", "none"
	Mailbox  string // number within the tenant, see ivr.Offered
	Greeting string // the called mailbox's own greeting
}

// Dial routes a call from a number to what it dialled.
func (a *Accounts) Dial(ctx context.Context, from Key, to string) (Route, error) { panic("contract") }

// Apply does an act. It returns a *Refusal when the act cannot be done.
func (a *Accounts) Apply(ctx context.Context, by By, k Key, act Act) (Receipt, error) {
	panic("contract")
}

// Preview tells what Apply would do, and changes nothing.
func (a *Accounts) Preview(ctx context.Context, by By, k Key, act Act) (Receipt, error) {
	panic("contract")
}

// Summary is one mailbox as people see it.
func (a *Accounts) Summary(ctx context.Context, k Key) (Summary, error) { panic("contract") }

// Summaries are a tenant's mailboxes in number order; an empty tenant means all.
func (a *Accounts) Summaries(ctx context.Context, tenant string) ([]Summary, error) {
	panic("contract")
}

// Resolve finds a mailbox by "tenant/number", or by number alone where only one tenant has it.
func (a *Accounts) Resolve(ctx context.Context, name string) (Key, error) { panic("contract") }

// Portal time.

// Now is the portal time.
func (a *Accounts) Now(ctx context.Context) (time.Time, error) { panic("contract") }

// ClockAct moves portal time: Advance, SetTo, Freeze, Run (unfreeze), ResetClock.
type ClockAct struct {
	Advance time.Duration
	SetTo   time.Time
	Freeze  bool
	Run     bool
	Reset   bool // back to wall time, or to the class's time in lab mode
}

// Consequences is what a move of the clock would bring.
type Consequences struct {
	From, To     time.Time
	Expire       []Key // PINs that age out
	TemporaryDie []Key
	GoDormant    []Key
	StayLocked   []Key
	LocksLift    []Key // timed locks
	LiveCalls    int
}

// MoveClock moves portal time and audits it.
func (a *Accounts) MoveClock(ctx context.Context, by By, act ClockAct) (Consequences, error) {
	panic("contract")
}

// PreviewClock tells what MoveClock would bring, and moves nothing.
func (a *Accounts) PreviewClock(ctx context.Context, act ClockAct) (Consequences, error) {
	panic("contract")
}
