package mailbox_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"voiceportal/ivr/mailbox"
)

// throttles are the records of the store, by name.
func (o *office) throttles() (all []mailbox.Throttle) {
	o.Helper()
	err := o.store.View(o.Context(), func(r mailbox.Reader) (err error) {
		all, err = r.Throttles()
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
	return all
}

func TestThrottlesNameNobody(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.failWeb("harbor-4 /dev/pts/7", lenaUser, 1)
	o.web(lenaUser, lenaPassword)
	o.forgot(lenaUser)
	all := o.throttles()
	if len(all) != 3 { // the terminal's tries, the familiar terminal, the mails; those at the name are forgiven
		t.Errorf("%d throttles, want 3: %v", len(all), all)
	}
	for _, k := range all {
		for _, secret := range []string{"lena", "harbor", "pts", "post.example"} {
			if strings.Contains(strings.ToLower(k.Name), secret) {
				t.Errorf("the throttle %q names somebody", k.Name)
			}
		}
	}
}

func TestThrottlesAreForgottenWhenTheyCountNoMore(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, user := range []string{"a", "b", "c"} {
		o.failWeb("one", user, 2)
	}
	o.forgot(lenaUser)
	before := len(o.throttles())
	o.advance(day)
	o.failWeb("two", "d", 1)
	if got := o.throttles(); before != 5 || len(got) != 2 {
		t.Errorf("%d throttles, a day later %d: %v; want 5, then the 2 of the last try", before, len(got), got)
	}
}

func TestAClassIsResetWithItsThrottles(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.failWeb("home", lenaUser, 11)
	if err := o.Load(t.Context(), kim, town(), false); err != nil {
		t.Fatal(err)
	}
	o.verdict("in the class anew", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
}

func TestAMachineClockPutBackMakesNobodyWaitLonger(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.failWeb("home", lenaUser, 10)
	o.advance(-30 * day)
	if got := o.web(lenaUser, lenaPassword); got.Verdict != mailbox.Throttled || got.Wait > 5*time.Minute {
		t.Errorf("answer %+v, want to wait five minutes at most", got)
	}
}

// Whatever the pattern of wrong tries, no stretch of five minutes has more than ten of them that
// were looked at.
func TestNoMoreThanTenGuessesInFiveMinutes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		o := open(t)
		var looked []time.Time
		for range rapid.IntRange(1, 60).Draw(rt, "tries") {
			o.advance(time.Duration(rapid.SampledFrom([]int{0, 0, 0, 1, 30, 60, 299}).Draw(rt, "pause")) * time.Second)
			got := o.webAt(rapid.SampledFrom([]string{"one", "two"}).Draw(rt, "terminal"), mailbox.MyPhone, lenaUser, wrongPassword)
			if got.Verdict == mailbox.Refused {
				looked = append(looked, o.wall.Now())
			}
			if got.Verdict == mailbox.Throttled && (got.Wait <= 0 || got.Wait > 5*time.Minute) {
				rt.Fatalf("told to wait %v", got.Wait)
			}
		}
		if !slices.IsSortedFunc(looked, time.Time.Compare) {
			rt.Fatal("time went back")
		}
		for i := 10; i < len(looked); i++ {
			if looked[i].Sub(looked[i-10]) < 5*time.Minute {
				rt.Fatalf("eleven guesses in %v", looked[i].Sub(looked[i-10]))
			}
		}
	})
}
