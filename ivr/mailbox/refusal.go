package mailbox

import (
	"fmt"

	"voiceportal/ivr/pin"
)

// RefusalCode is why an act was refused; fronts map it to their own words or codes.
type RefusalCode string

// The refusal codes.
const (
	RefusedDeactivated   RefusalCode = "deactivated"
	RefusedNoDefault     RefusalCode = "no-default-pin"
	RefusedNoEmail       RefusalCode = "no-email"
	RefusedNotLocked     RefusalCode = "not-locked"
	RefusedAdminLock     RefusalCode = "admin-lock"
	RefusedAlreadyLocked RefusalCode = "already-locked"
	RefusedAlready       RefusalCode = "already-so" // already active, already deactivated, already due
	RefusedRule          RefusalCode = "rule"
	RefusedTaken         RefusalCode = "taken"
	RefusedBadValue      RefusalCode = "bad-value"
	RefusedOnCall        RefusalCode = "on-call"
	RefusedNoSecret      RefusalCode = "no-secret"  // nothing sealed to show
	RefusedStale         RefusalCode = "stale"      // not in the state that the act was meant for
	RefusedReused        RefusalCode = "key-reused" // another request had this idempotency key
)

// Field is a part of a mailbox's record, in the words of refusals and of the audit.
type Field string

// The fields of a mailbox that people give values to.
const (
	FieldNumber   Field = "number"
	FieldKind     Field = "kind"
	FieldMain     Field = "main number"
	FieldFirst    Field = "first name"
	FieldLast     Field = "last name"
	FieldEmail    Field = "e-mail"
	FieldUserName Field = "user name"
	FieldAltID    Field = "alternate ID"
	FieldPhone    Field = "phone"
	FieldSite     Field = "site"
	FieldParty    Field = "party"
)

// Refusal is an act that cannot be done, with the reason and the next step in words.
type Refusal struct {
	Code       RefusalCode
	Mailbox    Key
	Field      Field  // the value that is to blame, empty where none is
	Problem    string // "mailbox harbor/4036 is deactivated"
	Next       string // "activate it first", may be empty
	Violations []pin.Violation
}

func (r *Refusal) Error() string {
	if r.Next == "" {
		return r.Problem
	}
	return fmt.Sprintf("%s; %s", r.Problem, r.Next)
}
