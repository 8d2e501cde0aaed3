package profile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"voiceportal/ivr/pin"
)

// MaxLength is the most digits that a profile may let a PIN have; BroadWorks portals end there.
const MaxLength = 30

// Validate returns what keeps a profile from working: [FieldError]s, joined where there are
// several, or nil. [Load] has called it already.
func (p *Profile) Validate() error {
	var all []error
	for _, e := range p.problems() {
		all = append(all, e)
	}
	return errors.Join(all...)
}

// problems are all faults in the order of the file's fields.
func (p *Profile) problems() []*FieldError {
	f := &faults{}
	f.when(p.Title == "", "title", "is missing; say what system the profile stands for")
	f.when(p.Source == "", "source", "is missing; say where the values come from")
	f.rules(p.PIN)
	f.choices(p)
	f.defaults(p)
	f.temporary(p)
	f.ageing(p)
	f.lockout(p.Lockout)
	f.when(p.TriesPerCall < 0, "tries_per_call", "is less than 0, which stands for no limit")
	f.notNegative("flow.first_digit", p.Flow.FirstDigit)
	f.notNegative("flow.inter_digit", p.Flow.InterDigit)
	f.notNegative("flow.menu", p.Flow.Menu)
	if w := p.Web; w != nil {
		f.when(w.MinLength < 1, "web.min_length", "is less than 1")
		f.when(w.MinLength > pin.MaxSealed, "web.min_length", "is more than %d, the longest temporary password that a mail can carry", pin.MaxSealed)
		f.notNegative("web.max_age", w.MaxAge)
		f.notNegative("web.temporary_lifetime", w.TempLifetime)
	}
	if len(f.list) == 0 {
		f.keyspace(p)
	}
	return f.list
}

// faults collects what is wrong.
type faults struct{ list []*FieldError }

func (f *faults) when(wrong bool, field, problem string, args ...any) {
	if wrong {
		f.list = append(f.list, &FieldError{Field: field, Problem: fmt.Sprintf(problem, args...)})
	}
}

func (f *faults) notNegative(field string, d time.Duration) {
	f.when(d < 0, field, "is less than 0")
}

// known complains of a value that is not one of a few.
func known[T ~string](f *faults, field string, got T, want ...T) {
	if slices.Contains(want, got) {
		return
	}
	words := make([]string, len(want))
	for i, w := range want {
		words[i] = string(w)
	}
	if got == "" {
		f.when(true, field, "is missing; write one of %s", strings.Join(words, ", "))
		return
	}
	f.when(true, field, "%q is not known; write one of %s", got, strings.Join(words, ", "))
}

func (f *faults) rules(r pin.Rules) {
	f.when(r.MinLength < 1, "pin.length.min", "is %d; a PIN has at least 1 digit", r.MinLength)
	f.when(r.MaxLength > MaxLength, "pin.length.max", "is %d; a PIN has at most %d digits", r.MaxLength, MaxLength)
	f.when(r.MinLength > r.MaxLength, "pin.length", "min %d is more than max %d", r.MinLength, r.MaxLength)
	f.when(r.RepeatMax < 0, "pin.repeat.max", "is less than 0, which switches the rule off")
	if r.RepeatMax > 0 {
		known(f, "pin.repeat.scope", r.RepeatScope, pin.ScopeConsecutive, pin.ScopeAnywhere)
	}
	f.when(r.RepeatMax == 0 && r.RepeatScope != "", "pin.repeat.scope", "does nothing without max")
	f.when(r.SequenceMax < 0, "pin.sequence.max", "is less than 0, which switches the rule off")
	f.when(r.SequenceMax == 1, "pin.sequence.max", "is 1, which refuses nearly all; the shortest run to refuse has 3 digits, so write 2 or more")
	f.when(r.SequenceMax == 0 && r.SequenceWrap, "pin.sequence.wrap", "does nothing without max")
	if r.Extension != "" {
		known(f, "pin.extension", r.Extension, pin.ExtensionEqual, pin.ExtensionContains)
	}
	f.when(r.History < pin.HistoryAll, "pin.history", "is less than 0; write a number or all")
	f.when(r.History == 0 && r.HistoryPersonal, "pin.history_keeps", "does nothing without history")
	f.when(r.Distinct < 0 || r.Distinct > 10, "pin.distinct", "is %d; there are 10 digits", r.Distinct)
	f.when(r.Distinct > r.MinLength, "pin.distinct", "is %d, more than the shortest PIN has digits", r.Distinct)
	f.when(r.Increment < 0, "pin.increment", "is less than 0, which switches the rule off")
	for _, list := range r.Blocklist {
		known(f, "pin.blocklist", list, pin.Blocklists()...)
	}
}

func (f *faults) choices(p *Profile) {
	known(f, "onboard", p.Onboard, GiveDefault, GiveTemporary, GiveCompany)
	known(f, "reset", p.Reset, GiveDefault, GiveTemporary)
	f.when(p.Onboard == GiveDefault && !p.Default.PerNumber, "onboard", "is default, but default.per_number is not set")
	f.when(p.Onboard == GiveCompany && !p.Default.Company, "onboard", "is company, but default.company is not set")
	f.when(p.Reset == GiveDefault && !p.Default.PerNumber, "reset", "is default, but default.per_number is not set")
}

func (f *faults) defaults(p *Profile) {
	d := p.Default
	if !d.PerNumber && !d.Company {
		f.when(d.Length != 0 || d.ForceOnHandset || !d.PIN.IsZero(), "default", "does nothing without per_number or company")
		return
	}
	f.length("default.length", d.Length, p.PIN)
	if d.PIN.IsZero() {
		return
	}
	f.when(!d.PerNumber, "default.pin", "does nothing without per_number; each company sets its own")
	f.when(d.PIN.Len() != d.Length, "default.pin", "has %d digits, not the %d of default.length", d.PIN.Len(), d.Length)
	for _, v := range p.PIN.Check(d.PIN, pin.Context{}) {
		f.when(true, "default.pin", "breaks the profile's own rule %s: %s", v.Rule, p.PIN.Text(v.Rule))
	}
}

func (f *faults) temporary(p *Profile) {
	f.length("temporary.length", p.Temporary.Length, p.PIN)
	f.notNegative("temporary.lifetime", p.Temporary.Lifetime)
}

// length complains of a generated PIN's length that the rules refuse.
func (f *faults) length(field string, n int, r pin.Rules) {
	f.when(n == 0, field, "is missing; say how many digits a generated PIN has")
	f.when(n != 0 && (n < r.MinLength || n > r.MaxLength), field, "is %d; pin.length wants %d to %d digits", n, r.MinLength, r.MaxLength)
}

func (f *faults) ageing(p *Profile) {
	f.notNegative("ageing.max_age", p.MaxAge)
	f.notNegative("ageing.warn_before", p.WarnBefore)
	f.notNegative("ageing.min_age", p.MinAge)
	f.when(p.WarnBefore > 0 && p.MaxAge == 0, "ageing.warn_before", "does nothing without max_age")
	f.when(p.MaxAge > 0 && p.WarnBefore >= p.MaxAge, "ageing.warn_before", "is not shorter than max_age")
	f.when(p.MaxAge > 0 && p.MinAge >= p.MaxAge, "ageing.min_age", "is not shorter than max_age; nobody could change a PIN in time")
	f.when(p.DormantAfter <= 0, "dormant_after", "is not more than 0")
}

func (f *faults) lockout(l Lockout) {
	known(f, "lockout.kind", l.Kind, LockNone, LockAdmin, LockTimed, LockDoubling)
	if l.Kind == LockNone {
		f.when(l != Lockout{Kind: LockNone}, "lockout", "is none; tries, window and duration do nothing then")
		return
	}
	f.when(l.Tries < 1, "lockout.tries", "is %d; at least 1 wrong PIN locks", l.Tries)
	f.notNegative("lockout.window", l.Window)
	timed := l.Kind == LockTimed || l.Kind == LockDoubling
	f.when(timed && l.Duration <= 0, "lockout.duration", "is missing; say how long a lock that ends by itself lasts")
	f.when(!timed && l.Duration != 0, "lockout.duration", "does nothing; a lock of kind %s does not end by itself", l.Kind)
}

// keyspace complains when the rules leave no PIN to choose or to hand out.
func (f *faults) keyspace(p *Profile) {
	f.when(!slices.ContainsFunc(lengths(p.PIN), func(n int) bool { return leaves(p.PIN, n) }),
		"pin", "refuses every PIN; loosen a rule")
	f.when(!leaves(p.PIN, p.Temporary.Length), "temporary.length",
		"is %d, and the rules refuse every PIN of that length", p.Temporary.Length)
	if p.Default.Length > 0 {
		f.when(!leaves(p.PIN, p.Default.Length), "default.length",
			"is %d, and the rules refuse every PIN of that length", p.Default.Length)
	}
}
