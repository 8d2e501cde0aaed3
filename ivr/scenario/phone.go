package scenario

import (
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// phone is a telephone of a class and what is known about its mailbox.
type phone struct {
	name   string // tenant/number
	number string
	pin    pin.PIN // that opens its mailbox
	dials  []string
}

// phones are telephones that differ in what a call from them can meet: of each tenant one for each
// kind of credential, lock and reason for a change, as far as the PIN is known.
func phones(seed mailbox.Seed) []phone {
	var all []phone
	for _, t := range seed.Tenants {
		var of []phone
		met := map[string]bool{}
		for _, m := range t.Mailboxes {
			known := knownPIN(t, m)
			if known.IsZero() || m.Deactivated || met[situation(m)] {
				continue
			}
			met[situation(m)] = true
			of = append(of, phone{
				name: t.Tenant.ID + "/" + m.Number, number: m.Number, pin: known,
				dials: []string{"*98", "*11", t.Tenant.PortalNumber, "99999999"},
			})
		}
		for i := range of {
			if next := of[(i+1)%len(of)]; next.number != of[i].number {
				of[i].dials = append(of[i].dials, next.number)
			}
		}
		all = append(all, of...)
	}
	return all
}

// knownPIN is what opens a mailbox, as far as the class says it.
func knownPIN(t mailbox.SeedTenant, m mailbox.SeedMailbox) pin.PIN {
	for _, p := range []pin.PIN{m.PIN, m.DefaultPIN, t.CompanyPIN} {
		if !p.IsZero() {
			return p
		}
	}
	return pin.PIN{}
}

// situation is what calls to a mailbox are told apart by.
func situation(m mailbox.SeedMailbox) string {
	return strings.Join([]string{
		string(m.Credential), string(m.Due), string(m.Lock), yesNo(m.PIN.IsZero()), yesNo(len(m.Messages) > 0),
	}, " ")
}
