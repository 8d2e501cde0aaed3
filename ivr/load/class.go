package load

import (
	"strconv"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// ClassName is the class that a store under load is filled from.
const ClassName = "load"

// tenant is the one tenant of the class.
const tenant = "load"

// MaxMailboxes is how many mailboxes a class can have; more belong into a test of the store alone.
const MaxMailboxes = 100_000

// The PINs that callers key in. Every mailbox begins with first; a new one has six digits, so that
// wrong is never anybody's.
const (
	first = "2580"
	wrong = "9406"
	long  = 6
)

// Class is a store of so many mailboxes under the rules of a profile, all with the same PIN.
func Class(mailboxes int, profile string) mailbox.Seed {
	st := mailbox.SeedTenant{Tenant: mailbox.Tenant{
		ID: tenant, Name: "Load", Profile: profile, PortalNumber: "7000", AdminEmail: "admin@load.example", Language: "en",
	}}
	for i := range mailboxes {
		number := box(i).Number
		st.Mailboxes = append(st.Mailboxes, mailbox.SeedMailbox{
			Number: number, PIN: pin.New(first), Age: time.Hour,
			Owner: mailbox.Owner{First: "Caller", Last: number, Email: number + "@load.example"},
		})
	}
	return mailbox.Seed{Name: ClassName, Mode: mailbox.ClockReal, Tenants: []mailbox.SeedTenant{st}}
}

// box is the i-th mailbox of the class.
func box(i int) mailbox.Key { return mailbox.Key{Tenant: tenant, Number: strconv.Itoa(1_000_000 + i)} }
