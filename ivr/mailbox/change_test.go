package mailbox_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// change commits a caller's new PIN.
func (o *office) change(k mailbox.Key, generation uint64, p pin.PIN) (mailbox.Commit, []pin.Rule) {
	o.Helper()
	end, broken, err := o.ChangePIN(o.Context(), k, generation, p, "call-1")
	if err != nil {
		o.Fatal(err)
	}
	return end, rulesOf(broken)
}

func rulesOf(vs []pin.Violation) (names []pin.Rule) {
	for _, v := range vs {
		names = append(names, v.Rule)
	}
	return names
}

func TestAChangedPINReplacesTheOld(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 2)
	o.advance(time.Hour)
	generation := o.summary(ana).Generation
	if end, _ := o.change(ana, generation, fresh); end != mailbox.Committed {
		t.Fatalf("change: %s", end)
	}
	s := o.summary(ana)
	if s.Generation != generation+1 || s.Due != mailbox.DueNone || s.Failures != 2 || s.Remembered != 3 || s.Age != 0 {
		t.Errorf("after the change: %+v; want a new generation, age 0, 3 remembered, and the counter as it was", s)
	}
	if out := o.signIn(ana, anaPIN); out.Verdict != mailbox.Refused {
		t.Errorf("the old PIN: %s", out.Verdict)
	}
	if out := o.signIn(ana, fresh); out.Verdict != mailbox.SignedIn {
		t.Errorf("the new PIN: %s", out.Verdict)
	}
}

func TestOneChangeClearsEveryReason(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		box     mailbox.Key
		prepare func(*office)
	}{
		{"default", mia, func(*office) {}},
		{"temporary", dara, func(*office) {}},
		{"old", ana, func(o *office) { o.advance(100 * day) }},
		{"expired by hand and asked for", ana, func(o *office) {
			o.apply(ana, mailbox.ForceChange{})
			o.apply(ana, mailbox.ExpireNow{})
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			tt.prepare(o)
			if end, broken := o.change(tt.box, o.summary(tt.box).Generation, fresh); end != mailbox.Committed {
				t.Fatalf("change: %s, %v", end, broken)
			}
			if out := o.signIn(tt.box, fresh); out.Verdict != mailbox.SignedIn {
				t.Errorf("signing in after the change: %+v", out)
			}
		})
	}
}

func TestAnAdminActWinsOverAChangeUnderWay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		act  mailbox.Act
		want mailbox.Commit
	}{
		{"reset", mailbox.Reset{To: mailbox.CredentialTemporary}, mailbox.Superseded},
		{"chosen PIN", mailbox.SetPIN{PIN: pin.New("83640")}, mailbox.Superseded},
		{"deactivation", mailbox.Deactivate{}, mailbox.Superseded},
		{"deletion", mailbox.Delete{}, mailbox.Superseded},
		{"lock by hand", mailbox.LockOut{}, mailbox.Superseded},
		{"a wish that the PIN be changed", mailbox.ForceChange{}, mailbox.Committed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			generation := o.signIn(ana, anaPIN).Generation
			o.apply(ana, tt.act)
			before := o.state()
			end, _ := o.change(ana, generation, fresh)
			if end != tt.want {
				t.Errorf("change: %s, want %s", end, tt.want)
			}
			if end == mailbox.Superseded && o.state() != before {
				t.Error("a superseded change changed the store")
			}
		})
	}
}

func TestGuessesOfOthersDoNotStopAChange(t *testing.T) {
	t.Parallel()
	o := open(t)
	generation := o.signIn(ana, anaPIN).Generation
	o.fail(ana, 5)
	if end, _ := o.change(ana, generation, fresh); end != mailbox.Committed {
		t.Errorf("change on a mailbox that a stranger locked meanwhile: %s", end)
	}
	if s := o.summary(ana); s.Status != mailbox.StatusLocked || s.Failures != 5 {
		t.Errorf("afterwards %s with %d failures: the lock must stay", s.Status, s.Failures)
	}
}

func TestAMailboxMadeAnewIsAnotherOne(t *testing.T) {
	t.Parallel()
	o := open(t)
	generation := o.signIn(ana, anaPIN).Generation
	o.apply(ana, mailbox.Delete{})
	o.apply(ana, mailbox.Create{Owner: mailbox.Owner{Last: "Else", Email: "else@harbor.example"}})
	if end, _ := o.change(ana, generation, fresh); end != mailbox.Superseded {
		t.Errorf("a call from before changed the PIN of a new mailbox: %s", end)
	}
}

func TestNewPINsAreJudgedByTheProfile(t *testing.T) {
	t.Parallel()
	o := open(t)
	reversed := func(p pin.PIN) pin.PIN { return p.Reverse() }
	for _, tt := range []struct {
		name string
		box  mailbox.Key
		pin  pin.PIN
		want []pin.Rule
	}{
		{"good", ana, fresh, nil},
		{"no digits", ana, pin.New("25*80"), []pin.Rule{pin.RuleDigits}},
		{"nothing", ana, pin.PIN{}, []pin.Rule{pin.RuleLength}},
		{"contains the extension", ben, pin.New("940157"), []pin.Rule{pin.RuleExtension}},
		{"the one in force", ana, anaPIN, []pin.Rule{pin.RuleCurrent}},
		{"the one in force reversed", ana, reversed(anaPIN), []pin.Rule{pin.RuleCurrent}},
		{"an earlier one", ana, pin.New("60274"), []pin.Rule{pin.RuleHistory}},
		{"an earlier one reversed", ana, reversed(pin.New("9851")), []pin.Rule{pin.RuleHistory}},
		{"the default PIN in force", mia, miaPIN, []pin.Rule{pin.RuleDefault, pin.RuleCurrent}},
		{"the default PIN in force reversed", mia, reversed(miaPIN), []pin.Rule{pin.RuleCurrent}},
		{"the default PIN, not in force", noah, pin.New("613904"), []pin.Rule{pin.RuleDefault}},
		{"the company's default PIN", olga, pin.New("1357924"), []pin.Rule{pin.RuleDefault}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			broken, err := o.CheckPIN(t.Context(), tt.box, tt.pin)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, rulesOf(broken)); diff != "" {
				t.Errorf("check (-want +got):\n%s", diff)
			}
			if tt.want == nil {
				return
			}
			before := o.state()
			end, rules := o.change(tt.box, o.summary(tt.box).Generation, tt.pin)
			if diff := cmp.Diff(tt.want, rules); end != mailbox.Unacceptable || diff != "" {
				t.Errorf("change: %s (-want +got):\n%s", end, diff)
			}
			if o.state() != before {
				t.Error("an unacceptable PIN changed the store")
			}
		})
	}
}

func TestAProfileMayWantTimeBetweenTwoChanges(t *testing.T) {
	t.Parallel()
	o := open(t, func(r rulebook) { r["broadcloud"].MinAge = day })
	if end, _ := o.change(ana, o.summary(ana).Generation, fresh); end != mailbox.Committed {
		t.Fatalf("the first change: %s", end)
	}
	next := pin.New("40719")
	o.advance(day - 1)
	for _, tt := range []struct {
		pin  pin.PIN
		want []pin.Rule
	}{
		{next, []pin.Rule{pin.RuleTooSoon}},
		{pin.New("1112"), []pin.Rule{pin.RuleRepeat, pin.RuleTooSoon}},
	} {
		broken, err := o.CheckPIN(t.Context(), ana, tt.pin)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, rulesOf(broken)); diff != "" {
			t.Errorf("check (-want +got):\n%s", diff)
		}
		before := o.state()
		end, rules := o.change(ana, o.summary(ana).Generation, tt.pin)
		if diff := cmp.Diff(tt.want, rules); end != mailbox.Unacceptable || diff != "" || o.state() != before {
			t.Errorf("change: %s, store kept %t (-want +got):\n%s", end, o.state() == before, diff)
		}
	}

	// An admin need not wait, a change that is due cannot be too soon, and one day is enough.
	o.apply(ana, mailbox.SetPIN{PIN: next, CustomerChose: true})
	o.apply(ana, mailbox.ForceChange{})
	if broken, err := o.CheckPIN(t.Context(), ana, pin.New("5920582")); err != nil || broken != nil {
		t.Errorf("a change that is due: %v, %v", rulesOf(broken), err)
	}
	o.apply(ana, mailbox.SetPIN{PIN: pin.New("6035"), CustomerChose: true})
	o.advance(day)
	if broken, err := o.CheckPIN(t.Context(), ana, pin.New("5920582")); err != nil || broken != nil {
		t.Errorf("a day later: %v, %v", rulesOf(broken), err)
	}
}

func TestCheckingAPINOfAnUnknownMailboxIsAnError(t *testing.T) {
	t.Parallel()
	o := open(t)
	if _, err := o.CheckPIN(t.Context(), nobody, fresh); err == nil {
		t.Error("a PIN was judged for a mailbox that does not exist")
	}
}

// With the clock moved back, a PIN was set in what is the future now.
func TestAClockMovedBackMakesNoChangeTooSoon(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ana, mailbox.SetPIN{PIN: fresh, CustomerChose: true})
	if _, err := o.MoveClock(t.Context(), kim, mailbox.ClockAct{Advance: -day}); err != nil {
		t.Fatal(err)
	}
	in := o.signIn(ana, fresh)
	if end, broken := o.change(ana, in.Generation, pin.New("74902")); end != mailbox.Committed {
		t.Errorf("a change a day before the PIN was set: %s, %v", end, broken)
	}
}
