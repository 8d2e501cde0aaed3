package console

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestTheLogIsFilteredByWhoWhatWhomAndWhen(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		query string
		want  int
		first uint64
	}{
		{"", 15, 118},
		{"who:portal", 2, 117},
		{"what:wrong", 5, 116},
		{"what:wrong-pin", 5, 116},
		{"mailbox:4012 who:caller", 6, 116},
		{"day:today who:admin", 3, 118},
		{"day:23oct", 1, 12},
		{"forgot", 1, 118},
		{"kaya", 1, 118},
		{"nothing-like-this", 0, 0},
	} {
		s := newStage(t, kit.AuditScreen).press("/").enter(tt.query)
		p := s.page().(*auditPage)
		if len(p.shown) != tt.want || tt.want > 0 && p.shown[0].Seq != tt.first {
			t.Errorf("%q shows %d entries, want %d, the first %d", tt.query, len(p.shown), tt.want, tt.first)
		}
	}
}

func TestFollowingKeepsToTheNewestEntry(t *testing.T) {
	t.Parallel()
	happens := func(s *stage) {
		fresh := s.desk.entries[0]
		fresh.Seq = s.desk.entries[0].Seq + 1
		s.desk.entries = append([]mailbox.AuditEntry{fresh}, s.desk.entries...)
		s.run(s.page().Update(changed{what: map[mailbox.ChangeKind]bool{mailbox.ChangedAudit: true}}))
	}
	s := newStage(t, kit.AuditScreen)
	p := s.page().(*auditPage)
	happens(s)
	if p.at != 119 {
		t.Errorf("following: on entry %d, want 119", p.at)
	}
	s.press("down")
	happens(s)
	if p.at != 118 {
		t.Errorf("after a move down: on entry %d, want 118 as before", p.at)
	}
	s.press("f").says("Not following. The selection stays on its entry.")
	s.press("home")
	happens(s)
	if p.at != 120 {
		t.Errorf("not following: on entry %d, want 120 as before", p.at)
	}
	s.press("f").says("Following. New entries appear on top as they happen.")
	if p.at != 121 {
		t.Errorf("following again: on entry %d, want the newest, 121", p.at)
	}
}

func TestAnEntryOpensWithEverythingAboutIt(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AuditScreen).press("enter")
	s.shows("Entry 118", "harbor/4027 Elif Kaya", "forgot the PIN", "not recorded", "Tue 4 Nov 09:17", "Mon 3 Nov 2025 09:17:05")
	s.press("o").shows("[Admin]", "4027  Elif Kaya")
	s.press("l", "end")
	s.goTo(kit.GoTo{Screen: kit.AuditScreen})
	s.press("esc", "/").enter("class").press("enter", "o").says("This entry is about no mailbox.")
}

func TestEveryEntryHasWordsOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	acts := []string{
		mailbox.EntrySignIn, mailbox.EntryWrongPIN, mailbox.EntryUnknown, mailbox.EntryOff, mailbox.EntryBarred,
		mailbox.EntryLocked, mailbox.EntryPINChanged, mailbox.EntryGreeting, mailbox.EntryRevealMail,
		mailbox.EntryRevealDefault, mailbox.EntryClock, mailbox.EntryTenant, mailbox.EntryOnboarding,
		mailbox.EntryClassLoad, mailbox.EntryClassReset, mailbox.EntryClassRestore,
		mailbox.EntryUndo, mailbox.EntryRetryMail, mailbox.EntryStoreRestore, mailbox.EntryAuditTrim,
		mailbox.EntryWebSignIn, mailbox.EntryWebWrong, mailbox.EntryWebUnknown, mailbox.EntryWebThrottled,
		mailbox.EntryWebForgot, mailbox.EntryWebChanged,
		mailbox.EntryTokenCreated, mailbox.EntryTokenRevoked, mailbox.EntrySubscribed, mailbox.EntryUnsubscribed,
		mailbox.EntryJobBegun, mailbox.EntryJobEnded,
	}
	for _, info := range mailbox.Acts() {
		acts = append(acts, info.Name)
	}
	for _, act := range acts {
		what := entryWhat(mailbox.AuditEntry{Act: act})
		if what == act && act != "deactivated" {
			t.Errorf("act %q has no words", act)
		}
		if other, ok := seen[what]; ok {
			t.Errorf("%q and %q are both told as %q", act, other, what)
		}
		seen[what] = act
	}
	if got := entryWhat(mailbox.AuditEntry{Act: "teleport"}); got != "teleport" {
		t.Errorf("an act of a newer program is told as %q, want its name", got)
	}
}

func TestNotesTellTriesThenChangesThenDetails(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		e    mailbox.AuditEntry
		want string
	}{
		{mailbox.AuditEntry{FailuresBefore: 2, FailuresAfter: 3, Detail: "x"}, "tries 2 → 3"},
		{mailbox.AuditEntry{Before: "active", After: "locked"}, "active → locked"},
		{mailbox.AuditEntry{Before: "active", After: "locked", Detail: "by hand"}, "by hand"},
		{mailbox.AuditEntry{Detail: "from 2025-11-03T09:02:10Z to 2024-11-04T09:02:10Z"}, "from Mon 3 Nov 09:02 to Mon 4 Nov 2024 09:02"},
		{mailbox.AuditEntry{}, ""},
	} {
		if got := entryNote(lesson, tt.e); got != tt.want {
			t.Errorf("note of %+v = %q, want %q", tt.e, got, tt.want)
		}
	}
}

func TestSentencesTellInstantsAsPeopleDo(t *testing.T) {
	t.Parallel()
	e := mailbox.AuditEntry{Actor: "pat", Act: mailbox.EntryClock, Detail: "from 2025-11-03T09:02:10Z to 2025-11-04T09:02:10Z"}
	if got, want := told(lesson, e), "Pat moved the portal clock (from Mon 3 Nov 09:02 to Tue 4 Nov 09:02)."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestTodayIsCounted(t *testing.T) {
	t.Parallel()
	got := map[group]int{}
	for _, e := range ledgerOfToday() {
		if g := groupOf(e); g != "" {
			got[g]++
		}
	}
	want := map[group]int{signIns: 1, wrongPINs: 5, lockouts: 2, pinChanges: 2, adminActs: 2, jumps: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	newStage(t, kit.AuditScreen).size(120, 40).shows("Today at a glance", "Wrong PINs     5", "PIN changes    1")
}
