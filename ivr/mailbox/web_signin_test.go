package mailbox_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

const lenaUser = "lena@meridian.example"

var wrongPassword = password.New("Gull-over-8-piers")

// web tries a password at My Phone, from the terminal "home".
func (o *office) web(user string, p password.Password) mailbox.WebAnswer {
	o.Helper()
	return o.webAt("home", mailbox.MyPhone, user, p)
}

func (o *office) webAt(terminal string, app mailbox.WebApp, user string, p password.Password) mailbox.WebAnswer {
	o.Helper()
	out, err := o.SignInWeb(o.Context(), mailbox.WebAttempt{User: user, Password: p, App: app, Terminal: terminal})
	if err != nil {
		o.Fatal(err)
	}
	return out
}

// failWeb gives n wrong passwords.
func (o *office) failWeb(terminal, user string, n int) (last mailbox.WebAnswer) {
	o.Helper()
	for range n {
		last = o.webAt(terminal, mailbox.MyPhone, user, wrongPassword)
	}
	return last
}

// mailedPassword opens the newest mail about a mailbox and returns the password in it.
func (o *office) mailedPassword(k mailbox.Key) password.Password {
	o.Helper()
	return password.New(o.mailed(k).Reveal())
}

// verdict expects how a try ends.
func (o *office) verdict(what string, got mailbox.WebAnswer, want mailbox.Verdict) mailbox.WebAnswer {
	o.Helper()
	if got.Verdict != want {
		o.Errorf("%s: %s, want %s", what, got.Verdict, want)
	}
	return got
}

func TestTheWebPasswordOpensMyPhoneAndTheUCOneApps(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, app := range []mailbox.WebApp{mailbox.MyPhone, mailbox.UCOne} {
		got := o.webAt("home", app, "Lena@Meridian.EXAMPLE", lenaPassword)
		if got.Verdict != mailbox.SignedIn || got.Mailbox != lena || got.Generation != o.summary(lena).Web.Generation {
			t.Errorf("%s: %+v, want signed in", app, got)
		}
	}
	if diff := cmp.Diff([]string{mailbox.EntryWebSignIn, mailbox.EntryWebSignIn}, o.log(lena)); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
	if o.summary(lena).Failures != 0 || o.signIn(lena, fresh).Verdict != mailbox.SignedIn {
		t.Error("the web password has to do with the PIN")
	}
}

func TestARefusalDoesNotTellWhoExists(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*office) (user string){
		"wrong password":                  func(*office) string { return lenaUser },
		"unknown user":                    func(*office) string { return "nobody@meridian.example" },
		"no user name":                    func(*office) string { return "" },
		"no web passwords in the profile": func(*office) string { return "ana" },
		"deactivated": func(o *office) string {
			o.apply(lena, mailbox.Deactivate{})
			return lenaUser
		},
		"never had a password": func(o *office) string {
			o.apply(lena, mailbox.Deactivate{})
			o.apply(lena, mailbox.Activate{})
			return lenaUser
		},
		"locked by an admin": func(o *office) string {
			o.apply(lena, mailbox.LockOut{})
			return lenaUser
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			user := prepare(o)
			for range 10 {
				if got := o.web(user, wrongPassword); got != (mailbox.WebAnswer{Verdict: mailbox.Refused}) {
					t.Fatalf("answer %+v, want refused and no more", got)
				}
			}
			if got := o.web(user, wrongPassword); got != (mailbox.WebAnswer{Verdict: mailbox.Throttled, Wait: 5 * time.Minute}) {
				t.Errorf("the eleventh answer is %+v, want to wait five minutes", got)
			}
		})
	}
}

func TestAUserNameThatNobodyHasIsNotRecorded(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.web("Gull-over-7-piers", wrongPassword)
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	e := entries[0]
	if got, want := e.Actor+" "+e.Act+" "+e.Detail, "user web-unknown-user at My Phone"; got != want || e.Mailbox != (mailbox.Key{}) {
		t.Errorf("the audit says %q about %s, want %q", got, e.Mailbox, want)
	}
}

func TestWrongPasswordsNeverLockAnybodyOut(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.verdict("at home", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	for range 20 {
		o.failWeb("elsewhere", lenaUser, 15)
		o.advance(time.Minute)
	}
	o.verdict("a stranger", o.failWeb("elsewhere", lenaUser, 11), mailbox.Throttled)
	o.verdict("at home, under attack", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	if s := o.summary(lena); s.Status != mailbox.StatusActive || s.Failures != 0 {
		t.Errorf("the mailbox is %s with %d failures", s.Status, s.Failures)
	}
}

func TestTriesAreThrottledByUserNameOverAllTerminals(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.failWeb("one", lenaUser, 4)
	o.failWeb("two", "LENA@meridian.example", 3)
	o.verdict("the tenth", o.failWeb("three", lenaUser, 3), mailbox.Refused)
	o.advance(time.Minute)
	got := o.verdict("the right one from a fourth terminal", o.webAt("four", mailbox.UCOne, lenaUser, lenaPassword), mailbox.Throttled)
	if got.Wait != 4*time.Minute || got.Mailbox != (mailbox.Key{}) {
		t.Errorf("answer %+v, want to wait four minutes more and no name", got)
	}
	o.verdict("another user from there", o.webAt("four", mailbox.MyPhone, "nobody", lenaPassword), mailbox.Refused)
	o.advance(4 * time.Minute)
	o.verdict("after the wait", o.webAt("four", mailbox.UCOne, lenaUser, lenaPassword), mailbox.SignedIn)
}

func TestTriesAreThrottledByTerminalOverAllUserNames(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.verdict("at home", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	for _, user := range []string{"a", "b", "c", "d", "e"} {
		o.failWeb("home", user, 2)
	}
	o.verdict("who lives there", o.web(lenaUser, lenaPassword), mailbox.Throttled)
	o.verdict("elsewhere", o.webAt("elsewhere", mailbox.MyPhone, lenaUser, lenaPassword), mailbox.SignedIn)
}

// Who has an account of their own could else sign in between their guesses at others'.
func TestASignInForgivesTheNameAndNotTheTerminal(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.failWeb("home", lenaUser, 4)
	o.failWeb("home", "nobody", 5)
	o.verdict("at home", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	o.verdict("the tenth wrong one", o.failWeb("home", "nobody", 1), mailbox.Refused)
	o.verdict("the eleventh", o.failWeb("home", "nobody", 1), mailbox.Throttled)
	o.verdict("nine at the name from elsewhere", o.failWeb("elsewhere", lenaUser, 9), mailbox.Refused)
	o.verdict("the tenth there", o.failWeb("elsewhere", lenaUser, 1), mailbox.Refused)
	o.verdict("the eleventh there", o.failWeb("elsewhere", lenaUser, 1), mailbox.Throttled)
}

func TestThrottlesGoByTheWallAndAreSharedByProcesses(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.failWeb("home", lenaUser, 10)
	if _, err := o.MoveClock(t.Context(), kim, mailbox.ClockAct{Advance: 31 * day}); err != nil {
		t.Fatal(err)
	}
	other := &office{Accounts: o.another(9), TB: t}
	o.verdict("in another process, a month on in portal time", other.web(lenaUser, lenaPassword), mailbox.Throttled)
}

func TestGuessesAtTheSameTimeAreAllCounted(t *testing.T) {
	t.Parallel()
	o := open(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	seen := map[mailbox.Verdict]int{}
	for range 40 {
		wg.Go(func() {
			out, err := o.SignInWeb(t.Context(), mailbox.WebAttempt{User: lenaUser, Password: wrongPassword, App: mailbox.MyPhone, Terminal: "one"})
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				t.Error(err)
			}
			seen[out.Verdict]++
		})
	}
	wg.Wait()
	if want := map[mailbox.Verdict]int{mailbox.Refused: 10, mailbox.Throttled: 30}; !cmp.Equal(seen, want) {
		t.Errorf("verdicts %v, want %v", seen, want)
	}
}

func TestAnAdminsLockIsToldToWhoKnowsThePasswordOnly(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(lena, mailbox.LockOut{})
	o.verdict("the right one", o.web(lenaUser, lenaPassword), mailbox.Locked)
	o.apply(lena, mailbox.Unlock{AdminLock: true})
	o.verdict("unlocked", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
}

func TestTheLockOfThePINLeavesTheWebAlone(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(lena, 5)
	o.verdict("with a locked PIN", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
}

func TestAWebPasswordAgesOutAfterNinetyDays(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(70*day - time.Second) // it was 20 days old
	o.verdict("a second before", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	o.advance(time.Second)
	got := o.verdict("90 days old", o.web(lenaUser, lenaPassword), mailbox.MustChange)
	if got.Due != mailbox.DueExpired || o.summary(lena).Web.State != mailbox.WebExpired {
		t.Errorf("due %q, state %q", got.Due, o.summary(lena).Web.State)
	}
	got = o.verdict("at UC-One", o.webAt("home", mailbox.UCOne, lenaUser, lenaPassword), mailbox.MustChange)
	if end, _ := o.changeWeb(got.Generation, password.New("Tram-9-to-Belem")); end != mailbox.Committed {
		t.Errorf("change: %s", end)
	}
	o.verdict("with the new one", o.web(lenaUser, password.New("Tram-9-to-Belem")), mailbox.SignedIn)
}

func TestAWebPasswordOfAProfileWithoutAgeingStays(t *testing.T) {
	t.Parallel()
	o := open(t, func(r rulebook) {
		w := *r["my-phone"].Web
		w.MaxAge, w.TempLifetime = 0, 0
		r["my-phone"].Web = &w
	})
	o.advance(1000 * day)
	o.verdict("years later", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	o.apply(lena, mailbox.ResetWeb{})
	o.advance(1000 * day)
	o.verdict("an old temporary one", o.web(lenaUser, o.mailedPassword(lena)), mailbox.MustChange)
	if got := o.summary(lena).Web; !got.ExpiresAt.IsZero() {
		t.Errorf("it expires at %v, want never", got.ExpiresAt)
	}
}

func TestWhatPeopleSeeOfAWebPassword(t *testing.T) {
	t.Parallel()
	o := open(t)
	base := o.summary(lena).Web.Generation
	see := func(what string, want mailbox.WebSummary) {
		t.Helper()
		want.Allowed = true
		want.Generation += base
		if diff := cmp.Diff(want, o.summary(lena).Web); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	own := mailbox.WebSummary{State: mailbox.WebOwn, SetAt: morning.Add(-20 * day), ExpiresAt: morning.Add(70 * day)}
	see("own", own)
	o.forgot(lenaUser)
	asked := own
	asked.Asked = morning.Add(day)
	see("forgotten", asked)
	o.apply(lena, mailbox.ResetWeb{})
	see("reset", mailbox.WebSummary{State: mailbox.WebTemporary, SetAt: morning, ExpiresAt: morning.Add(day), Generation: 1})
	o.advance(day)
	see("a day later", mailbox.WebSummary{State: mailbox.WebNone, Generation: 1})
	if got := o.summary(ana).Web; got != (mailbox.WebSummary{}) {
		t.Errorf("where the profile has none: %+v", got)
	}
}

func TestAWebSignInThatTheStoreCannotKeepIsAnError(t *testing.T) {
	t.Parallel()
	o := open(t)
	if err := o.store.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := o.SignInWeb(t.Context(), mailbox.WebAttempt{User: lenaUser, Password: lenaPassword}); err == nil || out != (mailbox.WebAnswer{}) {
		t.Errorf("answer %+v, error %v", out, err)
	}
}
