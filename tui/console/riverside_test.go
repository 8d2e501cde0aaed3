package console

import (
	"strings"

	"voiceportal/ivr/mailbox"
)

// riverside is a building with its operator and two occupiers. One line a number: number, owner, site,
// party, status, wrong tries, and its main number ("main" for one that is).
const riverside = `
2000 Front Desk       |Mill Lane|operator        |default     0 main
2001 Maya Lindqvist   |Mill Lane|operator        |default     0 2000
2002 Tomas Varga      |Mill Lane|operator        |active      1 2000
2003 Aisha Conteh     |Mill Lane|operator        |deactivated 0 2000
2004 Oscar Bianchi    |Quayside |operator        |active      0 2000
2100 Alder and Finch  |Mill Lane|Alder and Finch |active      0 main
2103 Beatriz Pinto    |Mill Lane|Alder and Finch |locked      5 2100
2200 Kite Studio      |Quayside |Kite Studio     |dormant     0 main
`

// withNumbers fills the desk with riverside.
func withNumbers(o *Options, d *fakeDesk) {
	o.Tenant = "riverside"
	for line := range strings.Lines(strings.TrimSpace(riverside)) {
		f := strings.Split(line, "|")
		who, rest := strings.Fields(f[0]), strings.Fields(f[3])
		s := summary(who[0], who[1], strings.Join(who[2:], " "), mailbox.Status(rest[0]), 12, number(rest[1]), "09:02")
		s.Tenant, s.Profile, s.HasDefault = "riverside", "essensys", true
		s.Owner.Site, s.Owner.Party = strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		if s.Main = rest[2]; s.Main == "main" {
			s.Kind, s.Main = mailbox.KindMain, ""
		}
		d.boxes = append(d.boxes, s)
	}
}

// withCompany adds a company that decides about its first PINs.
func withCompany(o *Options, d *fakeDesk) {
	o.Tenant = "oakfield"
	d.tenants = append(d.tenants, mailbox.Tenant{
		ID: "oakfield", Name: "Oakfield Community Trust", Profile: "company-default", PortalNumber: "7000",
		AdminEmail: "it@oakfield.example", Language: "en", Sites: []string{"Town Hall"}, Onboarding: mailbox.OnboardSystem,
	})
}
