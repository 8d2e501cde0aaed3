package profile

import (
	"time"

	"voiceportal/ivr/pin"
)

// content is a profile as its file has it. The rules of a PIN go by the names of the rules; what
// is left out is off.
type content struct {
	Title     string           `yaml:"title"`
	Source    string           `yaml:"source"`
	PIN       pinContent       `yaml:"pin"`
	Onboard   CredentialChoice `yaml:"onboard"`
	Reset     CredentialChoice `yaml:"reset"`
	Default   defaultContent   `yaml:"default"`
	Temporary temporaryContent `yaml:"temporary"`
	Ageing    struct {
		MaxAge     duration `yaml:"max_age"`
		WarnBefore duration `yaml:"warn_before"`
		MinAge     duration `yaml:"min_age"`
	} `yaml:"ageing"`
	DormantAfter *duration `yaml:"dormant_after"`
	Lockout      struct {
		Kind     LockKind `yaml:"kind"`
		Tries    int      `yaml:"tries"`
		Window   duration `yaml:"window"`
		Duration duration `yaml:"duration"`
	} `yaml:"lockout"`
	TriesPerCall int  `yaml:"tries_per_call"`
	TrustedLine  bool `yaml:"trusted_line"`
	Flow         struct {
		FirstDigit duration `yaml:"first_digit"`
		InterDigit duration `yaml:"inter_digit"`
		Menu       duration `yaml:"menu"`
		SlowCaller bool     `yaml:"slow_caller"`
	} `yaml:"flow"`
	Web *struct {
		MinLength    int      `yaml:"min_length"`
		Classes      bool     `yaml:"classes"`
		Identifiers  bool     `yaml:"identifiers"`
		MaxAge       duration `yaml:"max_age"`
		TempLifetime duration `yaml:"temporary_lifetime"`
	} `yaml:"web"`
}

type pinContent struct {
	Length struct {
		Min int `yaml:"min"`
		Max int `yaml:"max"`
	} `yaml:"length"`
	Repeat struct {
		Max   int       `yaml:"max"`
		Scope pin.Scope `yaml:"scope"`
	} `yaml:"repeat"`
	Sequence struct {
		Max  int  `yaml:"max"`
		Wrap bool `yaml:"wrap"`
	} `yaml:"sequence"`
	Pattern         bool     `yaml:"pattern"`
	Extension       string   `yaml:"extension"`
	Default         bool     `yaml:"default"`
	Current         bool     `yaml:"current"`
	History         depth    `yaml:"history"`
	HistoryPersonal keeps    `yaml:"history_keeps"`
	Phone           bool     `yaml:"phone"`
	Name            bool     `yaml:"name"`
	KeypadLine      bool     `yaml:"keypad_line"`
	Distinct        int      `yaml:"distinct"`
	Increment       int      `yaml:"increment"`
	Blocklist       []string `yaml:"blocklist"`
}

type defaultContent struct {
	PerNumber      bool   `yaml:"per_number"`
	Company        bool   `yaml:"company"`
	Length         int    `yaml:"length"`
	PIN            Digits `yaml:"pin"`
	ForceOnHandset bool   `yaml:"force_on_handset"`
}

type temporaryContent struct {
	Once     uses     `yaml:"uses"`
	Lifetime duration `yaml:"lifetime"`
	Length   int      `yaml:"length"`
}

// profile is the content as the program uses it, not validated yet.
func (c *content) profile(name string) *Profile {
	p := &Profile{
		Name: name, Title: c.Title, Source: c.Source,
		PIN:     c.PIN.rules(),
		Onboard: c.Onboard, Reset: c.Reset,
		Default: Default{
			PerNumber: c.Default.PerNumber, Company: c.Default.Company, Length: c.Default.Length,
			PIN: pin.New(string(c.Default.PIN)), ForceOnHandset: c.Default.ForceOnHandset,
		},
		Temporary: Temporary{
			Once: bool(c.Temporary.Once), Lifetime: time.Duration(c.Temporary.Lifetime),
			Length: c.Temporary.Length,
		},
		MaxAge: time.Duration(c.Ageing.MaxAge), WarnBefore: time.Duration(c.Ageing.WarnBefore),
		MinAge: time.Duration(c.Ageing.MinAge), DormantAfter: standardDormancy,
		Lockout: Lockout{
			Kind: c.Lockout.Kind, Tries: c.Lockout.Tries,
			Window: time.Duration(c.Lockout.Window), Duration: time.Duration(c.Lockout.Duration),
		},
		TriesPerCall: c.TriesPerCall, TrustedLine: c.TrustedLine,
		Flow: Flow{
			FirstDigit: time.Duration(c.Flow.FirstDigit), InterDigit: time.Duration(c.Flow.InterDigit),
			Menu: time.Duration(c.Flow.Menu), SlowCaller: c.Flow.SlowCaller,
		},
	}
	if c.DormantAfter != nil {
		p.DormantAfter = time.Duration(*c.DormantAfter)
	}
	if w := c.Web; w != nil {
		p.Web = &Web{
			MinLength: w.MinLength, Classes: w.Classes, Identifiers: w.Identifiers,
			MaxAge: time.Duration(w.MaxAge), TempLifetime: time.Duration(w.TempLifetime),
		}
	}
	return p
}

// standardDormancy is how long nobody must have signed in for a mailbox to be dormant, unless a
// file says otherwise.
const standardDormancy = 90 * Day

// rules are the values as the checker wants them.
func (c *pinContent) rules() pin.Rules {
	r := pin.Rules{
		MinLength: c.Length.Min, MaxLength: c.Length.Max,
		RepeatMax: c.Repeat.Max, RepeatScope: c.Repeat.Scope,
		SequenceMax: c.Sequence.Max, SequenceWrap: c.Sequence.Wrap,
		Pattern: c.Pattern, Extension: c.Extension, Default: c.Default, Current: c.Current,
		History: int(c.History), HistoryPersonal: bool(c.HistoryPersonal),
		Phone: c.Phone, Name: c.Name, KeypadLine: c.KeypadLine, Distinct: c.Distinct,
		Increment: c.Increment, Blocklist: c.Blocklist,
	}
	if r.RepeatMax != 0 && r.RepeatScope == "" {
		r.RepeatScope = pin.ScopeConsecutive
	}
	return r
}
