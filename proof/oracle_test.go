package proof_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/prompts"
)

// eavesdropper calls the portal and writes down what can be told from outside: every prompt in its
// order, and, as far as a clock can tell, how many PINs are compared and how often is committed.
type eavesdropper struct {
	t      *testing.T
	p      *portal
	speech ivr.Speech
}

// told is what one call told. Heard is its transcript without the number that was keyed in.
type told struct {
	Heard    string
	Compared uint64
	Commits  uint64
}

// call keys in a mailbox number and then entries.
func (e eavesdropper) call(number string, entries ...pin.PIN) told {
	e.t.Helper()
	compared, commits := e.p.keys.Compared(), e.revision()
	var b strings.Builder
	v, err := call.Place(e.t.Context(), call.Config{
		Accounts: e.p.Accounts, Speech: e.speech, From: box(9), To: "7000", ID: "eavesdropper",
		Observe: func(u call.Update) {
			for _, r := range u.Records {
				if _, answer := r.What.(ivr.SignInDone); !answer { // the caller hears only what follows
					fmt.Fprintln(&b, r)
				}
			}
		},
	})
	for _, entry := range append([]pin.PIN{pin.New(number)}, entries...) {
		if err == nil {
			err = v.Settle(e.t.Context())
		}
		if err == nil {
			err = press(e.t.Context(), v, entry.Reveal()+"#")
		}
	}
	if err == nil {
		err = v.Settle(e.t.Context())
	}
	if err == nil && !v.Released() {
		err = v.HangUp(e.t.Context())
	}
	if err != nil {
		e.t.Fatal(err)
	}
	heard := strings.ReplaceAll(b.String(), number, "NUMBER")
	return told{heard, e.p.keys.Compared() - compared, e.revision() - commits}
}

// revision counts the commits so far.
func (e eavesdropper) revision() (n uint64) {
	e.t.Helper()
	if err := e.p.store.View(e.t.Context(), func(r mailbox.Reader) (err error) {
		n, err = r.Revision()
		return err
	}); err != nil {
		e.t.Fatal(err)
	}
	return n
}

func listen(t *testing.T) eavesdropper {
	t.Helper()
	speech, err := prompts.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return eavesdropper{t, makePortal(t, 10), speech}
}

// TestUntilTheLockEveryNumberSoundsAndWorksAlike calls a mailbox, one that is switched off and a
// number that nobody has, with entries of all kinds. A caller who counts prompts, or measures time,
// must learn nothing.
func TestUntilTheLockEveryNumberSoundsAndWorksAlike(t *testing.T) {
	t.Parallel()
	e := listen(t)
	known, off, nobody := box(0), box(1), box(5000)
	if _, err := e.p.Apply(t.Context(), tester, off, mailbox.Deactivate{}); err != nil {
		t.Fatal(err)
	}
	var attempts uint64
	for i, entries := range [][]pin.PIN{
		{wrong},
		{pin.New("1"), pin.New("123456789012345678")}, // too short, too long
		{right.Reverse(), wrong, wrong, wrong},
		{{}, {}}, // nothing but #
	} {
		want := e.call(known.Number, entries...)
		attempts += want.Compared
		for name, number := range map[string]string{"is switched off": off.Number, "nobody has": nobody.Number} {
			if diff := cmp.Diff(want, e.call(number, entries...)); diff != "" {
				t.Errorf("call %d to a number that %s (-known +this one):\n%s", i, name, diff)
			}
		}
		again := mailbox.SetPIN{PIN: chosen(fmt.Sprint(i), known), CustomerChose: true} // clears the counter
		if _, err := e.p.Apply(t.Context(), tester, known, again); err != nil {
			t.Fatal(err)
		}
	}
	if attempts != 7 {
		t.Errorf("%d PINs were compared, want one for each of seven entries", attempts)
	}
}

// TestALockedMailboxAnswersTheRightAndTheWrongPINAlike: who has locked a mailbox by guessing must not
// learn whether the next guess is right.
func TestALockedMailboxAnswersTheRightAndTheWrongPINAlike(t *testing.T) {
	t.Parallel()
	e := listen(t)
	e.call(box(0).Number, wrong, wrong, wrong, wrong, wrong)
	want := e.call(box(0).Number, wrong)
	if !strings.Contains(want.Heard, string(ivr.LockedOut)) {
		t.Fatalf("the mailbox is not locked:\n%s", want.Heard)
	}
	if diff := cmp.Diff(want, e.call(box(0).Number, right)); diff != "" {
		t.Errorf("the right PIN (-wrong +right):\n%s", diff)
	}
	if want.Compared != 0 {
		t.Errorf("%d PINs were compared at a locked mailbox", want.Compared)
	}
}
