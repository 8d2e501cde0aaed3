package call

import (
	"voiceportal/ivr"
	"voiceportal/ivr/profile"
)

// FlowFor is the call flow under a profile: the default one with the profile's values, spoken by s.
func FlowFor(p *profile.Profile, s ivr.Speech) ivr.Flow {
	f := ivr.DefaultFlow(s)
	if p == nil { // a number not in service belongs to no tenant, hence to no profile
		return f
	}
	f.MinPIN, f.LongestPIN = p.PIN.MinLength, p.PIN.MaxLength
	f.MaxPIN = max(f.MaxPIN, f.LongestPIN)
	f.TriesPerCall = p.TriesPerCall
	f.ForceOnHandset = p.Default.ForceOnHandset
	if p.Lockout.Tries > 0 {
		f.UnknownTries = p.Lockout.Tries
	}
	f.SlowCaller = p.Flow.SlowCaller
	if p.Flow.FirstDigit > 0 {
		f.Timers.FirstDigit = p.Flow.FirstDigit
	}
	if p.Flow.InterDigit > 0 {
		f.Timers.InterDigit = p.Flow.InterDigit
	}
	if p.Flow.Menu > 0 {
		f.Timers.Menu = p.Flow.Menu
	}
	return f
}
