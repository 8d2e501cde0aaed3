package mailbox_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func (o *office) forgot(user string) {
	o.Helper()
	if err := o.ForgotWeb(o.Context(), user); err != nil {
		o.Fatal(err)
	}
}

func TestAForgottenPasswordIsMailedAsATemporaryOne(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.forgot("LENA@meridian.example")
	sent := o.mails(lena)
	if len(sent) != 1 {
		t.Fatalf("%d mails, want one", len(sent))
	}
	type mail struct {
		Kind         mailbox.MailKind
		To, Name, By string
		Expires      time.Time
		OneTime      bool
	}
	want := mail{mailbox.MailWebTemporary, "lena@post.example", "Lena Matos", mailbox.ActorUser, morning.Add(day), false}
	m := sent[0]
	if got := (mail{m.Kind, m.ToAddress, m.ToName, m.By, m.Expires, m.OneTime}); got != want {
		t.Errorf("mail %+v, want %+v", got, want)
	}
	got := o.verdict("the temporary password", o.web(lenaUser, o.mailedPassword(lena)), mailbox.MustChange)
	if got.Due != mailbox.DueTemporary {
		t.Errorf("due %q, want temporary", got.Due)
	}
	log := o.log(lena)
	if diff := cmp.Diff([]string{mailbox.EntryWebForgot, mailbox.EntryRevealMail, mailbox.EntryWebSignIn}, log); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
}

func TestAForgottenPasswordStaysGoodUntilTheTemporaryOneIsUsed(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.forgot(lenaUser)
	temporary := o.mailedPassword(lena)
	before := o.verdict("the own one", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	o.verdict("the temporary one at UC-One, where it cannot be changed", o.webAt("home", mailbox.UCOne, lenaUser, temporary), mailbox.MustChange)
	o.verdict("the own one still", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
	o.verdict("the temporary one", o.web(lenaUser, temporary), mailbox.MustChange)
	o.verdict("the own one after that", o.web(lenaUser, lenaPassword), mailbox.Refused)
	if end, _ := o.changeWeb(before.Generation, newPassword); end != mailbox.Superseded {
		t.Errorf("a change by who had signed in with the old password: %s, want superseded", end)
	}
}

func TestForgottenPasswordsThatNobodyGetsAreAnsweredTheSame(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		prepare func(*office)
		user    string
		detail  string
	}{
		"unknown user":       {user: "nobody@meridian.example", detail: "nothing sent: no such user"},
		"no user name":       {user: "", detail: "nothing sent: no such user"},
		"no web passwords":   {user: "ana", detail: "nothing sent: no such user"},
		"deactivated":        {func(o *office) { o.apply(lena, mailbox.Deactivate{}) }, lenaUser, "nothing sent: no such user"},
		"no address":         {func(o *office) { o.apply(lena, mailbox.Edit{Email: to("")}) }, lenaUser, "nothing sent: no e-mail address"},
		"locked by an admin": {func(o *office) { o.apply(lena, mailbox.LockOut{}) }, lenaUser, "nothing sent: locked by an admin"},
		"a mail just now":    {func(o *office) { o.forgot(lenaUser) }, lenaUser, "nothing sent: the address had its mails"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				tt.prepare(o)
			}
			mails, web := len(o.mails(lena)), o.summary(lena).Web
			o.forgot(tt.user) // fails the test if it gives anything but nothing
			if got := len(o.mails(lena)); got != mails {
				t.Errorf("%d mails more, want none", got-mails)
			}
			if diff := cmp.Diff(web, o.summary(lena).Web); diff != "" {
				t.Errorf("the web password changed (-before +after):\n%s", diff)
			}
			entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 1)
			if err != nil {
				t.Fatal(err)
			}
			if entries[0].Act != mailbox.EntryWebForgot || entries[0].Detail != tt.detail {
				t.Errorf("audit %q (%s), want %q", entries[0].Act, entries[0].Detail, tt.detail)
			}
		})
	}
}

// What a stranger can measure: the work is the same whether somebody gets a mail or not.
func TestForgottenPasswordsCostTheSameWork(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, user := range []string{lenaUser, "nobody", "ana"} {
		s := &counted{Store: o.store}
		a, err := mailbox.New(mailbox.Config{Store: s, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: rand.NewChaCha8([32]byte{3}), Cost: cheap})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ForgotWeb(t.Context(), user); err != nil {
			t.Fatal(err)
		}
		if _, err := a.SignInWeb(t.Context(), mailbox.WebAttempt{User: user, Password: wrongPassword}); err != nil {
			t.Fatal(err)
		}
		if s.views != 2 || s.updates != 2 {
			t.Errorf("%s: %d reads and %d commits, want two of each", user, s.views, s.updates)
		}
	}
}

func TestANewerTemporaryPasswordKillsTheEarlierOne(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.forgot(lenaUser)
	first := o.mailedPassword(lena)
	o.advance(5 * time.Minute)
	o.forgot(lenaUser)
	o.verdict("the first", o.web(lenaUser, first), mailbox.Refused)
	o.verdict("the second", o.web(lenaUser, o.mailedPassword(lena)), mailbox.MustChange)
}

func TestATemporaryPasswordDiesAfterADay(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.forgot(lenaUser)
	temporary := o.mailedPassword(lena)
	o.advance(day - time.Second)
	o.verdict("a second before", o.webAt("home", mailbox.UCOne, lenaUser, temporary), mailbox.MustChange)
	o.advance(time.Second)
	o.verdict("24 hours on", o.web(lenaUser, temporary), mailbox.Refused)
	o.verdict("the own one", o.web(lenaUser, lenaPassword), mailbox.SignedIn)
}

func TestAnAddressGetsOneMailInFiveMinutesAndFiveADay(t *testing.T) {
	t.Parallel()
	o := open(t)
	mails := func() int { return len(o.mails(lena)) }
	for i, want := range []int{1, 1, 2, 2, 3, 4, 5, 5, 5} {
		o.forgot(lenaUser)
		if got := mails(); got != want {
			t.Errorf("request %d: %d mails, want %d", i+1, got, want)
		}
		wait := 5 * time.Minute
		if i == 0 || i == 2 {
			wait -= time.Second // the next one comes too soon
		}
		o.advance(wait)
	}
	o.advance(day)
	o.forgot(lenaUser)
	if got := mails(); got != 6 {
		t.Errorf("a day later: %d mails, want 6", got)
	}
}

func TestAnAddressGetsItsMailsOnceHoweverManyUsersShareIt(t *testing.T) {
	t.Parallel()
	o := open(t)
	twin := mailbox.Key{Tenant: "meridian", Number: "5002"}
	o.apply(twin, mailbox.Create{Owner: mailbox.Owner{Last: "Twin", Email: "Lena@Post.example", UserName: "twin"}})
	before := len(o.mails(twin))
	o.forgot(lenaUser)
	o.forgot("twin")
	if got := len(o.mails(twin)) - before; got != 0 {
		t.Errorf("%d mails to the same address within five minutes", got)
	}
}

func TestAResetByAnAdminIsNotThrottled(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.forgot(lenaUser)
	o.apply(lena, mailbox.ResetWeb{})
	o.apply(lena, mailbox.ResetWeb{})
	if got := len(o.mails(lena)); got != 3 {
		t.Errorf("%d mails, want 3", got)
	}
}
