package console

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestFactsSayWhatIsSo(t *testing.T) {
	t.Parallel()
	locked := summary("4012", "Ana", "Duarte", mailbox.StatusLocked, 12, 5, "09:16")
	timed := locked
	timed.Lock.Until = lesson.Add(30 * time.Minute)
	byAdmin := summary("4012", "Ana", "Duarte", mailbox.StatusLocked, 12, 0, "09:16")
	byAdmin.Lock.Kind = mailbox.LockAdmin
	temporary := summary("4027", "Elif", "Kaya", mailbox.StatusTemporary, 1, 0, "1")
	spent := temporary
	spent.Spent = true
	dead := temporary
	dead.ExpiresAt = lesson.Add(-time.Hour)
	ageless := summary("2002", "Rui", "Alves", mailbox.StatusActive, 400, 0, "-")
	ageless.ExpiresAt, ageless.Tries, ageless.Owner.Email = time.Time{}, 0, ""
	off := summary("4036", "Gia", "Romano", mailbox.StatusDeactivated, 0, 0, "-")
	main := summary("2000", "Front", "Desk", mailbox.StatusDefault, 3, 2, "2")
	main.Kind, main.Owner.Phone, main.Owner.Site, main.Owner.Party = mailbox.KindMain, "15550002000", "Riverside", "Boat Club"

	for _, tt := range []struct {
		name string
		s    mailbox.Summary
		want string
	}{
		{"locked by the portal", locked, `
PIN: own, set 23 Oct
Age: 12 days of 30
Expires: 22 Nov, in 18 days
Tries: ●●●●●  5 of 5 wrong
Locked: today 09:16, by the portal
Change: not required
Active: yes
E-mail: ana.duarte@harbor.example
Seen: today 09:16
Messages: 0 new, 0 saved
History: 5 PINs remembered`},
		{"locked for a time", timed, `Locked: by the portal, until 09:47`},
		{"locked by hand", byAdmin, "Tries: none wrong, 5 lock it\nLocked: today 09:16, by an admin"},
		{"a temporary PIN", temporary, "PIN: temporary, set yesterday\nExpires: Wed 5 Nov 09:17, in 24 hours\nChange: required: temporary PIN"},
		{"a spent temporary PIN", spent, "PIN: temporary, used up"},
		{"a dead temporary PIN", dead, "PIN: temporary, died today 08:17\nExpires: today 08:17"},
		{"rules without ageing, lock or mail", ageless, "Age: 400 days\nExpires: never\nTries: 0 wrong, and no lock in these rules\nE-mail: none on file\nSeen: never"},
		{"a deactivated number", off, "Active: no, calls are refused"},
		{"a main number on its default PIN", main, `
PIN: default, set 1 Nov
Tries: ●●···  2 of 5 wrong
Change: required: default PIN
Kind: main number
Phone: 15550002000
Place: Riverside, Boat Club`},
		{"an expired PIN", summary("4019", "Chen", "Wei", mailbox.StatusExpired, 41, 0, "33"), "Expires: expired\nChange: required: PIN expired"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := strings.Split(strings.TrimSpace(tt.want), "\n")
			got := map[string]string{}
			for _, f := range facts(lesson, tt.s) {
				got[f.label] = f.value.String()
			}
			for _, line := range want {
				label, value, _ := strings.Cut(line, ": ")
				if got[label] != value {
					t.Errorf("%s = %q, want %q", label, got[label], value)
				}
			}
		})
	}
}

func TestUnlockedMailboxesSayNothingOfLocks(t *testing.T) {
	t.Parallel()
	for _, s := range harbor() {
		told := false
		for _, f := range facts(lesson, s) {
			told = told || f.label == "Locked"
		}
		if locked := s.Lock.Kind != mailbox.Unlocked; told != locked {
			t.Errorf("%s: the lock is told: %v, want %v", s.Key, told, locked)
		}
	}
}

func TestTheLowPaneHoldsTheEssence(t *testing.T) {
	t.Parallel()
	var got []string
	for _, f := range shortFacts(lesson, summary("4012", "Ana", "Duarte", mailbox.StatusLocked, 12, 5, "09:16")) {
		got = append(got, f.label+": "+f.value.String())
	}
	want := []string{
		"PIN: own, set 23 Oct, expires 22 Nov",
		"Tries: ●●●●●  5 of 5 wrong",
		"Change: not required",
		"E-mail: ana.duarte@harbor.example",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("short facts (-want +got):\n%s", diff)
	}
}

func TestNamesOfMailboxesWithoutOwners(t *testing.T) {
	t.Parallel()
	nobody := mailbox.Summary{Key: key("435")}
	if got := titleOf(nobody); got != "435" {
		t.Errorf("title = %q, want the number alone", got)
	}
	if got := person(nobody); got != "the owner" {
		t.Errorf("person = %q, want the owner", got)
	}
}
