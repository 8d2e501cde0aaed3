package console

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestChangesTellBeforeAndAfter(t *testing.T) {
	t.Parallel()
	own := summary("4012", "Ana", "Duarte", mailbox.StatusActive, 12, 2, "1")
	with := func(s mailbox.Summary, change func(*mailbox.Summary)) mailbox.Summary {
		change(&s)
		return s
	}
	temporary := with(own, func(s *mailbox.Summary) {
		s.Credential, s.Status, s.Due, s.Failures = mailbox.CredentialTemporary, mailbox.StatusTemporary, mailbox.DueTemporary, 0
		s.Generation++
		s.ExpiresAt = lesson.Add(24 * time.Hour)
	})
	byDefault := with(own, func(s *mailbox.Summary) {
		s.Credential, s.Status, s.Due = mailbox.CredentialDefault, mailbox.StatusDefault, mailbox.DueDefault
		s.Generation++
		s.ExpiresAt = time.Time{}
	})
	again := func(s mailbox.Summary) mailbox.Summary {
		return with(s, func(s *mailbox.Summary) { s.Generation++ })
	}
	for _, tt := range []struct {
		name    string
		receipt mailbox.Receipt
		want    []string
	}{
		{
			"own to temporary",
			mailbox.Receipt{Act: "reset-temporary", Before: own, After: temporary, MailTo: "ana@harbor.example", Mails: []uint64{1}},
			[]string{
				"PIN: own  →  temporary, good for 24 hours", "Status: active  →  temporary PIN", "Tries: 2  →  0",
				"Change: not required  →  required at the next call", "E-mail: to ana@harbor.example, 1 message",
				"Audit: “temporary PIN set”, by you",
			},
		},
		{
			"temporary to temporary",
			mailbox.Receipt{Act: "reset-temporary", Before: temporary, After: again(temporary), MailTo: "ana@harbor.example"},
			[]string{
				"PIN: temporary  →  a new temporary one, good for 24 hours", "E-mail: to ana@harbor.example, 1 message",
				"Audit: “temporary PIN set”, by you",
			},
		},
		{
			"default to default",
			mailbox.Receipt{Act: "reset-default", Before: byDefault, After: again(byDefault)},
			[]string{"PIN: default  →  the default, as before", "E-mail: none", "Audit: “default PIN set”, by you"},
		},
		{
			"the PIN stays",
			mailbox.Receipt{Act: "unlock", Before: own, After: with(own, func(s *mailbox.Summary) { s.Failures = 0 })},
			[]string{"PIN: stays", "Tries: 2  →  0", "E-mail: none", "Audit: “unlocked”, by you"},
		},
		{
			"what goes with a number",
			mailbox.Receipt{
				Act:    "deactivate",
				Before: with(own, func(s *mailbox.Summary) { s.NewMessages, s.SavedMessages = 2, 1 }),
				After:  with(byDefault, func(s *mailbox.Summary) { s.Status, s.Failures, s.Remembered = mailbox.StatusDeactivated, 0, 0 }),
			},
			[]string{
				"PIN: own  →  default", "Status: active  →  deactivated", "Tries: 2  →  0",
				"Change: not required  →  required at the next call", "History: 5 PINs  →  0 PINs", "Messages: 3  →  0",
				"E-mail: none", "Audit: “deactivated”, by you",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range changes(lesson, tt.receipt) {
				got = append(got, f.label+": "+f.value.String())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNotesSayThatThereIsNoWayBackOnlyWhereThereIsNone(t *testing.T) {
	t.Parallel()
	own := summary("4012", "Ana", "Duarte", mailbox.StatusActive, 12, 0, "1")
	fresh := own
	fresh.Generation++
	byDefault := fresh
	byDefault.Credential = mailbox.CredentialDefault
	for _, tt := range []struct {
		name          string
		verb          string
		before, after mailbox.Summary
		want          string
	}{
		{"a PIN dies", "reset-default", own, byDefault, "A withdrawn PIN stays withdrawn."},
		{"the default PIN stays", "reset-default", byDefault, byDefault, ""},
		{"a number goes", deactivating, own, byDefault, "Greeting, messages and history do not come back, and a call in progress ends. The audit stays."},
		{"only its age counts", "expire", own, own, ""},
	} {
		got := strings.Join(notes(verbCalled(tt.verb), mailbox.Receipt{Before: tt.before, After: tt.after}), " ")
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestQuestionsNameAFewAndCountTheRest(t *testing.T) {
	t.Parallel()
	list := harbor()
	for _, tt := range []struct {
		n    int
		want string
	}{
		{1, "4012 Ana Duarte."},
		{2, "4012 Ana Duarte, 4015 Ben Okafor."},
		{7, "4012 Ana Duarte, 4015 Ben Okafor, 4019 Chen Wei, 4023 Dara Singh, 4027 Elif Kaya, 4031 Finn Larsen, and 1 more."},
	} {
		if got := namesOf(list[:tt.n]); got != tt.want {
			t.Errorf("names of %d = %q, want %q", tt.n, got, tt.want)
		}
	}
}
