package notify_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
	"voiceportal/ivr/pin"
)

var update = flag.Bool("update", false, "rewrite the golden mails")

// day is when every mail of these tests was queued.
var day = time.Date(2025, time.November, 4, 9, 17, 5, 0, time.UTC)

func names() notify.Names {
	return notify.Names{
		Owner:   mailbox.Owner{First: "Ana", Last: "Duarte", Email: "ana.duarte@harbor.example"},
		Company: "Harbor & Sons",
		Portal:  "7000",
	}
}

func mailOf(kind mailbox.MailKind) mailbox.Mail {
	return mailbox.Mail{
		Kind: kind, Mailbox: mailbox.Key{Tenant: "harbor", Number: "4012"}, By: "kim",
		QueuedAt: day, Expires: day.Add(24 * time.Hour), OneTime: true,
	}
}

func TestEveryKindOfMailReadsAsItsGolden(t *testing.T) {
	t.Parallel()
	for _, kind := range mailbox.MailKinds() {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			text := notify.Compose(mailOf(kind), names())
			got := "Subject: " + text.Subject + "\n\n" + text.Plain() + "\n--- HTML ---\n" + text.HTML()
			file := filepath.Join("testdata", string(kind)+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("mail %s (-want +got); go test ./ivr/notify -update rewrites it:\n%s", kind, diff)
			}
		})
	}
}

func TestOnlyMailsThatCarryOneHaveASlotForASecret(t *testing.T) {
	t.Parallel()
	want := map[mailbox.MailKind]bool{
		mailbox.MailWelcomeDefault:   true,
		mailbox.MailWelcomeTemporary: true,
		mailbox.MailTemporaryPIN:     true,
		mailbox.MailWebTemporary:     true,
	}
	for _, kind := range mailbox.MailKinds() {
		if got := notify.Compose(mailOf(kind), names()).HasSecret(); got != want[kind] {
			t.Errorf("mail %s has a secret: %v, want %v", kind, got, want[kind])
		}
	}
}

func TestASecretIsSeenOnlyWhereItIsFilledIn(t *testing.T) {
	t.Parallel()
	secret := pin.New("8305172")
	text := notify.Compose(mailOf(mailbox.MailTemporaryPIN), names())
	for form, hidden := range map[string]string{
		"plain": text.Plain(), "HTML": text.HTML(), "%+v": fmt.Sprintf("%+v", text),
	} {
		if strings.Contains(hidden, secret.Reveal()) {
			t.Errorf("the %s form shows the secret", form)
		}
	}
	for form, filled := range map[string]string{"plain": text.PlainWith(secret), "HTML": text.HTMLWith(secret)} {
		if n := strings.Count(filled, secret.Reveal()); n != 1 {
			t.Errorf("the filled %s form holds the secret %d times, want once", form, n)
		}
	}
}

func TestASecretFillsNothingOfAMailWithoutASlot(t *testing.T) {
	t.Parallel()
	text := notify.Compose(mailOf(mailbox.MailPINSet), names())
	if got := text.PlainWith(pin.New("8305172")); got != text.Plain() {
		t.Error("the secret got into a mail that has no place for it")
	}
}

func TestAMailSaysHowLongItsPINWorks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		once    bool
		expires time.Time
		want    string
	}{
		{"once, with a time", true, day.Add(24 * time.Hour), "It works once, until Wed 5 Nov 2025 at 09:17 UTC."},
		{"once", true, time.Time{}, "It works once."},
		{"until a time", false, day.Add(24 * time.Hour), "It works until Wed 5 Nov 2025 at 09:17 UTC."},
		{"until changed", false, time.Time{}, "It works until you have chosen another."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := mailOf(mailbox.MailTemporaryPIN)
			m.OneTime, m.Expires = tt.once, tt.expires
			if got := notify.Compose(m, names()).Plain(); !strings.Contains(got, tt.want+" The portal") {
				t.Errorf("the mail does not say %q:\n%s", tt.want, got)
			}
		})
	}
}

func TestNamesThatAreMissingLeaveWholeSentences(t *testing.T) {
	t.Parallel()
	for _, kind := range append(mailbox.MailKinds(), "something-new") {
		got := notify.Compose(mailOf(kind), notify.Names{}).Plain()
		for _, bad := range []string{"  .", " ,", "Hello ,", " at .", ",,"} {
			if strings.Contains(got, bad) {
				t.Errorf("mail %s without names holds %q:\n%s", kind, bad, got)
			}
		}
	}
}

func TestNamesCannotSmuggleMarkup(t *testing.T) {
	t.Parallel()
	n := names()
	n.Owner.First = "<b>Ana</b>"
	n.Company = `"x"><script>`
	for _, kind := range mailbox.MailKinds() {
		if got := notify.Compose(mailOf(kind), n).HTML(); strings.Contains(got, "<b>") || strings.Contains(got, "<script>") {
			t.Errorf("mail %s lets markup through:\n%s", kind, got)
		}
	}
}

func TestAPortalThatGaveAPINDoesNotSayAnAdministratorDid(t *testing.T) {
	t.Parallel()
	m := mailOf(mailbox.MailTemporaryPIN)
	m.By = mailbox.ActorPortal
	if got := notify.Compose(m, names()).Plain(); strings.Contains(got, "administrator") {
		t.Errorf("the mail blames an administrator:\n%s", got)
	}
}

func TestAWebPasswordsMailSaysWhoAskedAndWhatOfTheOldOne(t *testing.T) {
	t.Parallel()
	m := mailOf(mailbox.MailWebTemporary)
	m.OneTime = false
	byAdmin := notify.Compose(m, names()).Plain()
	m.By = mailbox.ActorUser
	byUser := notify.Compose(m, names()).Plain()
	for _, tt := range []struct{ mail, says, not string }{
		{byAdmin, "An administrator has reset", "still works"},
		{byAdmin, "your old password no longer works", "Not you?"},
		{byUser, "your old password still works", "administrator"},
		{byUser, "It works until Wed 5 Nov 2025 at 09:17 UTC. If you have not changed it by then", "help desk"},
	} {
		if !strings.Contains(tt.mail, tt.says) || strings.Contains(tt.mail, tt.not) {
			t.Errorf("the mail does not say %q, or says %q:\n%s", tt.says, tt.not, tt.mail)
		}
	}
	m.Expires = time.Time{}
	if forever := notify.Compose(m, names()).Plain(); strings.Contains(forever, "by then") {
		t.Errorf("a password that does not expire is said to:\n%s", forever)
	}
}

func ExampleCompose() {
	text := notify.Compose(mailbox.Mail{
		Kind:    mailbox.MailTemporaryPIN,
		Mailbox: mailbox.Key{Tenant: "harbor", Number: "4012"},
		By:      "kim",
		OneTime: true,
	}, notify.Names{Owner: mailbox.Owner{First: "Ana"}})
	fmt.Println(text.Subject)
	fmt.Print(text.PlainWith(pin.New("830517")))
	// Output:
	// Your temporary voice portal PIN
	// Hello Ana,
	//
	// An administrator set a temporary PIN for your mailbox 4012.
	//
	//     PIN   830517
	//
	// It works once. The portal will then ask you to choose a PIN of your own.
	//
	// Not you? Call the help desk.
}
