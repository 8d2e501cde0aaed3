package console

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestAJumpIsToldInNumbersAndNames(t *testing.T) {
	t.Parallel()
	got := map[string]int{}
	for _, o := range outlook(mailbox.Consequences{
		Expire:       []mailbox.Key{key("4012"), key("4015")},
		TemporaryDie: []mailbox.Key{key("4107")},
		StayLocked:   []mailbox.Key{key("4044")},
		LocksLift:    []mailbox.Key{key("4050"), key("4051")},
	}) {
		got[o.what] = len(o.who)
	}
	want := map[string]int{
		"PINs expire":                                 2,
		"temporary PIN dies unused":                   1,
		"mailboxes go dormant":                        0,
		"mailbox stays locked: time never unlocks it": 1,
		"timed locks lift":                            2,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("outlook (-want +got):\n%s", diff)
	}
}

func TestTimedLocksAreToldOnlyWhereTheyExist(t *testing.T) {
	t.Parallel()
	for _, o := range outlook(mailbox.Consequences{}) {
		if len(o.who) != 0 || o.what == "timed locks lift" {
			t.Errorf("nothing happens, yet the outlook says %d %s", len(o.who), o.what)
		}
	}
}

func TestARollCallsPeopleByFirstNameInNumberOrder(t *testing.T) {
	t.Parallel()
	owners := map[mailbox.Key]mailbox.Owner{
		key("4012"): {First: "Ana", Last: "Duarte"},
		key("435"):  {Last: "Reception"},
	}
	got := roll([]mailbox.Key{key("4012"), key("9000"), key("435")}, owners)
	if want := "4012 Ana, 435 Reception, 9000"; got != want {
		t.Errorf("roll = %q, want %q", got, want)
	}
}

func TestTheAgendaHoldsWhatIsStillToCome(t *testing.T) {
	t.Parallel()
	in := func(d time.Duration) time.Time { return lesson.Add(d) }
	list := []mailbox.Summary{
		{Key: key("4012"), Active: true, ExpiresAt: in(18 * 24 * time.Hour), Credential: mailbox.CredentialPersonal},
		{Key: key("4019"), Active: true, ExpiresAt: in(-time.Hour), Credential: mailbox.CredentialPersonal},
		{Key: key("4023"), Active: true, ExpiresAt: in(time.Hour), Credential: mailbox.CredentialTemporary},
		{Key: key("4024"), Active: true, ExpiresAt: in(time.Hour), Credential: mailbox.CredentialTemporary, Spent: true},
		{Key: key("4036"), Active: false, ExpiresAt: in(time.Minute), Credential: mailbox.CredentialPersonal},
		{Key: key("4050"), Active: true, Lock: mailbox.Lock{Kind: mailbox.LockAuto, Until: in(time.Minute)}},
		{Key: key("4051"), Active: true, Lock: mailbox.Lock{Kind: mailbox.LockAuto}},
	}
	var got []string
	for _, c := range agenda(lesson, list) {
		got = append(got, c.key.Number+" "+c.what)
	}
	want := []string{"4050 lock lifts", "4023 temporary PIN dies", "4012 PIN expires"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("agenda (-want +got):\n%s", diff)
	}
}
