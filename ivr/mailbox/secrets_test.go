package mailbox_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
)

// TestNoPINIsEverInClear lives a day in the office with PINs of eight digits, which nothing else
// contains by chance, and then looks for them in everything that is kept, said and printed.
func TestNoPINIsEverInClear(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	o := open(t, func(r rulebook) {
		for _, name := range []string{"broadcloud", "essensys", "company-default"} {
			r[name].Temporary.Length = 8
			if r[name].Default.PerNumber {
				r[name].Default.Length = 8
			}
		}
	})
	a, err := mailbox.New(mailbox.Config{
		Store: o.store, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: rand.NewChaCha8([32]byte{4}), Cost: cheap,
		Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err != nil {
		t.Fatal(err)
	}
	o.Accounts = a

	secrets := []pin.PIN{pin.New("83640927"), pin.New("59028374"), pin.New("70482956"), pin.New("60392847"), pin.New("9283650")}
	typed, chosen, changed, given, company := secrets[0], secrets[1], secrets[2], secrets[3], secrets[4]
	var said []string
	say := func(v any, err error) { said = append(said, fmt.Sprintf("%v %+v %#v %v", v, v, v, err)) }

	out, err := o.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: typed})
	say(out, err)
	say(mailbox.Attempt{Mailbox: ana, PIN: typed}, nil)
	out, err = o.SignIn(t.Context(), mailbox.Attempt{Mailbox: mailbox.Key{Tenant: "harbor", Number: typed.Reveal()}, Door: mailbox.DoorPortal, PIN: typed})
	say(out, err)
	r, err := o.Apply(t.Context(), kim, ana, mailbox.SetPIN{PIN: chosen})
	say(r, err)
	say(mailbox.SetPIN{PIN: chosen}, nil)
	_, err = o.Apply(t.Context(), kim, ana, mailbox.SetPIN{PIN: chosen})
	say(nil, err)
	end, broken, err := o.ChangePIN(t.Context(), ana, o.summary(ana).Generation, changed, "call-1")
	say(end, err)
	say(broken, nil)
	broken, err = o.CheckPIN(t.Context(), ana, changed)
	say(broken, err)
	k := mailbox.Key{Tenant: "riverside", Number: "2050"}
	r, err = o.Apply(t.Context(), kim, k, mailbox.Create{DefaultPIN: given, Owner: mailbox.Owner{Email: "n@riverside.example"}})
	say(r, err)
	say(mailbox.Create{DefaultPIN: given}, nil)
	secrets = append(secrets, o.defaultPIN(k))
	say(nil, o.SetOnboarding(t.Context(), kim, "oakfield", mailbox.OnboardDefault, company))
	for _, box := range []mailbox.Key{ana, olga, dara} {
		r, err = o.Apply(t.Context(), kim, box, mailbox.Reset{To: mailbox.CredentialTemporary})
		say(r, err)
		secrets = append(secrets, o.mailed(box))
		o.signIn(box, o.mailed(box))
	}
	r, err = o.Apply(t.Context(), kim, mailbox.Key{Tenant: "oakfield", Number: "3050"}, mailbox.Create{Owner: mailbox.Owner{Email: "n@oakfield.example"}})
	say(r, err)
	say(town(), nil)
	secrets = append(secrets, pin.New(lenaPassword.Reveal()), pin.New(wrongPassword.Reveal()), pin.New(newPassword.Reveal()))
	for _, user := range []string{lenaUser, wrongPassword.Reveal()} {
		for _, p := range []password.Password{lenaPassword, wrongPassword} {
			at := mailbox.WebAttempt{User: user, Password: p, App: mailbox.MyPhone}
			answer, err := o.SignInWeb(t.Context(), at)
			say(answer, err)
			say(at.Password, o.ForgotWeb(t.Context(), user))
		}
	}
	secrets = append(secrets, o.mailed(lena))
	committed, rules, err := o.ChangeWeb(t.Context(), lena, o.summary(lena).Web.Generation, newPassword)
	say(committed, err)
	say(rules, nil)
	r, err = o.Apply(t.Context(), kim, lena, mailbox.ResetWeb{})
	say(r, err)
	secrets = append(secrets, o.mailed(lena))

	if log.Len() == 0 {
		t.Error("nothing was logged, so that nothing was looked at")
	}
	said = append(said, log.String(), o.state(), kept(o))
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		said = append(said, fmt.Sprintf("%+v", e), mailbox.Sentence(e))
	}
	for i, secret := range secrets {
		for _, text := range said {
			if strings.Contains(text, secret.Reveal()) {
				t.Errorf("secret %d stands in clear in %.40q…", i, strings.ReplaceAll(text, secret.Reveal(), "****"))
			}
		}
	}
}

// kept is everything in the store as JSON, which shows bytes that a dump of numbers would hide.
func kept(o *office) string {
	o.Helper()
	s, err := o.Snapshot(o.Context(), "all")
	if err != nil {
		o.Fatal(err)
	}
	b, err := json.Marshal(s)
	if err != nil {
		o.Fatal(err)
	}
	var raw bytes.Buffer
	for _, m := range s.Mails {
		raw.Write(m.Secret)
	}
	for _, m := range s.Mailboxes {
		raw.Write(m.DefaultPIN)
		raw.Write(m.Credential.Verifier.Sum)
	}
	for _, tenant := range s.Tenants {
		raw.Write(tenant.CompanyPIN)
	}
	return string(b) + raw.String()
}

func TestAnErrorOfTheStoreShowsNoPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	if err := o.store.Close(); err != nil {
		t.Fatal(err)
	}
	secret := pin.New("83640927")
	_, signErr := o.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: secret})
	_, actErr := o.Apply(t.Context(), kim, ana, mailbox.SetPIN{PIN: secret})
	_, _, changeErr := o.ChangePIN(t.Context(), ana, 1, secret, "call-1")
	onboardErr := o.SetOnboarding(t.Context(), kim, "oakfield", mailbox.OnboardDefault, secret)
	for what, err := range map[string]error{"sign-in": signErr, "act": actErr, "change": changeErr, "onboarding": onboardErr} {
		if err == nil || strings.Contains(fmt.Sprintf("%v %+v", err, err), secret.Reveal()) {
			t.Errorf("%s: no error, or one that shows the PIN", what)
		}
	}
}
