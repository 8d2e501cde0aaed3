package call_test

import (
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

func callFlow(r mailbox.Route, w *world) ivr.Flow { return call.FlowFor(r.Profile, w.catalog) }

func TestEveryProfileGivesAFlowThatWorks(t *testing.T) {
	t.Parallel()
	catalog := fixturetest.Prompts(t)
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range profiles.Names() {
		p, err := profiles.Profile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := call.FlowFor(p, catalog)
		if _, err := ivr.New(f); err != nil {
			t.Errorf("profile %s: %v", name, err)
		}
		if f.LongestPIN != p.PIN.MaxLength || f.MinPIN != p.PIN.MinLength {
			t.Errorf("profile %s: a PIN has %d to %d digits, the flow says %d to %d", name, p.PIN.MinLength, p.PIN.MaxLength, f.MinPIN, f.LongestPIN)
		}
	}
}

func TestAProfileSetsTheTimers(t *testing.T) {
	t.Parallel()
	catalog := fixturetest.Prompts(t)
	p := &profile.Profile{}
	p.Flow.FirstDigit, p.Flow.InterDigit, p.Flow.Menu = 7*time.Second, 3*time.Second, 20*time.Second
	p.Flow.SlowCaller = true
	f := call.FlowFor(p, catalog)
	if f.Timers.FirstDigit != 7*time.Second || f.Timers.InterDigit != 3*time.Second || f.Timers.Menu != 20*time.Second || !f.SlowCaller {
		t.Errorf("timers = %+v, slow %v", f.Timers, f.SlowCaller)
	}
	if got := call.FlowFor(nil, catalog); got.Timers != ivr.DefaultFlow(catalog).Timers {
		t.Errorf("without a profile: timers = %+v", got.Timers)
	}
}
