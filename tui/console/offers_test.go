package console

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// offered are the titles of what a page offers for words.
func offered(s *stage, words ...string) []string {
	s.t.Helper()
	var titles []string
	for _, a := range s.offers(words...) {
		titles = append(titles, a.Title)
	}
	return titles
}

func (s *stage) offers(words ...string) []kit.Action {
	s.t.Helper()
	o, ok := s.page().(kit.Offerer)
	if !ok {
		s.t.Fatalf("page %s offers nothing", s.open)
	}
	return o.Offers(words)
}

// offer is the one offer with a title.
func (s *stage) offer(title string, words ...string) kit.Action {
	s.t.Helper()
	as := s.offers(words...)
	i := slices.IndexFunc(as, func(a kit.Action) bool { return a.Title == title })
	if i < 0 {
		s.t.Fatalf("no offer %q for %q", title, words)
	}
	return as[i]
}

func TestAMailboxIsNamedByItsNumberOrByAName(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	for _, tt := range []struct {
		word string
		want bool
	}{
		{"4044", true}, {"404", true}, {"ines", true}, {"cos", true}, {"i", false}, {"4", false}, {"nes", false}, {"zed", false},
	} {
		got := slices.Contains(offered(s, "unlock", tt.word), "Unlock › 4044 Ines Costa")
		if got != tt.want {
			t.Errorf("%q names 4044 Ines Costa: %t, want %t", tt.word, got, tt.want)
		}
	}
	if got := offered(s); len(got) > 0 {
		t.Errorf("no words are offered %q", got)
	}
}

func TestEveryVerbIsOfferedOnceToAMailbox(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	seen := map[kit.ActionID]bool{}
	for _, a := range s.offers("4044") {
		if seen[a.ID] {
			t.Errorf("%s is offered twice", a.ID)
		}
		seen[a.ID] = true
		if a.Title == "" || a.Effect == "" || a.Run == nil || a.Shown() == "" {
			t.Errorf("%s lacks a field: %+v", a.ID, a)
		}
		if ok, why := a.Can(); !ok && why == "" {
			t.Errorf("%s cannot be done and does not say why", a.ID)
		}
	}
	for _, v := range verbs() {
		if id := v.id() + " harbor/4044"; !seen[id] && v.name != activating {
			t.Errorf("%s is not offered", id)
		}
	}
}

func TestAnOfferGoesToTheNamedMailboxWhateverIsSelected(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.press("down", "space") // another one is marked
	o := s.offer("Unlock › 4044 Ines Costa", "4044")
	if !o.Anywhere {
		t.Error("an unlock needs the page")
	}
	s.run(o.Do(""))
	want := []applied{{mailbox.By{Actor: "admin"}, key("4044"), mailbox.Unlock{}}}
	if diff := cmp.Diff(want, s.desk.applied); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
	s.says("Unlocked 4044 Ines Costa.")
}

func TestAnOfferThatWithdrawsAPINAsksFirst(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	o := s.offer("Temporary PIN by e-mail › 4044 Ines Costa", "ines")
	if o.Anywhere {
		t.Error("its question has no page to stand on")
	}
	s.run(o.Do(""))
	s.shows("Send a temporary PIN?", "Mailbox 4044, Ines Costa")
	if len(s.desk.applied) > 0 {
		t.Errorf("done unasked: %+v", s.desk.applied)
	}
}

func TestAnOfferThatCannotBeDoneSaysWhy(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	if ok, why := s.offer("Unlock › 4015 Ben Okafor", "ben").Can(); ok || !strings.Contains(why, "not locked") {
		t.Errorf("unlocking what is not locked: %t, %q", ok, why)
	}
	s = newStage(t, kit.AdminScreen, func(o *Options, _ *fakeDesk) { o.ViewOnly = true })
	if ok, why := s.offer("Unlock › 4044 Ines Costa", "4044").Can(); ok || !strings.Contains(why, "view-only") {
		t.Errorf("in a view-only window: %t, %q", ok, why)
	}
}

func TestOffersLeadToTheOtherPages(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	s.run(s.offer("Audit trail › 4044 Ines Costa", "4044").Do(""))
	if s.open != kit.AuditScreen {
		t.Errorf("open %s, want the audit", s.open)
	}
	s = newStage(t, kit.AdminScreen)
	s.run(s.offer("Call it › 4044 Ines Costa", "4044").Do(""))
	if diff := cmp.Diff([]kit.PlaceCall{{From: "harbor/4044", To: "*98"}}, s.calls); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
}

func TestTheClockOffersJumps(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen, ahead31)
	if got := offered(s, "jump"); len(got) != len(presets()) || got[3] != "Jump the clock › +31 days" {
		t.Errorf("offers %q, want the presets", got)
	}
	s.run(s.offer("Jump the clock › +36 hours", "36h").Do(""))
	s.shows("If you jump 36 hours")
	if len(s.desk.moves) > 0 {
		t.Errorf("the clock moved unasked: %+v", s.desk.moves)
	}
}
