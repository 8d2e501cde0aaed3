package mailbox

import "voiceportal/ivr/pin"

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
