package console

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
)

func (s *stage) copied() []string {
	s.t.Helper()
	c, ok := s.page().(kit.Copier)
	if !ok {
		s.t.Fatalf("nothing of page %s can be copied", s.open)
	}
	return c.Copied()
}

func (s *stage) sheet() kit.Sheet {
	s.t.Helper()
	tab, ok := s.page().(kit.Tabular)
	if !ok {
		s.t.Fatalf("page %s has no table", s.open)
	}
	return tab.Sheet()
}

func TestTheSelectedOrTheMarkedMailboxesAreCopied(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	want := []string{"harbor/4012\tAna Duarte\tlocked\tana.duarte@harbor.example"}
	if diff := cmp.Diff(want, s.copied()); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
	if s.press("space", "space"); len(s.copied()) != 2 {
		t.Errorf("two are marked, copied are %q", s.copied())
	}
}

func TestASheetHoldsWhatTheFilterLetsThrough(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	all := len(s.sheet().Rows)
	s.press("/").enter("is:locked").press("enter")
	got := s.sheet()
	if len(got.Rows) >= all || got.Rows[0][0] != "mailbox" || got.Rows[1][0] != "harbor/4012" || got.Rows[1][4] != "locked" {
		t.Errorf("%d of %d rows: %q", len(got.Rows), all, got.Rows)
	}
	if want := "mailboxes-2025-11-04-"; !strings.HasPrefix(got.Name, want) {
		t.Errorf("name %q, want %s…", got.Name, want)
	}
}

func TestSheetsHaveAColumnForEveryTitle(t *testing.T) {
	t.Parallel()
	for _, page := range []kit.ScreenID{kit.AdminScreen, kit.OutboxScreen, kit.AuditScreen} {
		got := newStage(t, page).sheet()
		if len(got.Rows) < 2 {
			t.Errorf("%s: no rows", page)
		}
		for i, row := range got.Rows {
			if len(row) != len(got.Rows[0]) {
				t.Errorf("%s: row %d has %d cells, want %d", page, i, len(row), len(got.Rows[0]))
			}
		}
	}
}

func TestAMailIsCopiedWithItsPINHidden(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.OutboxScreen)
	s.press("v").shows("PINs SHOWN")
	got := strings.Join(s.copied(), "\n")
	if !strings.Contains(got, "Subject: ") || !strings.Contains(got, "••••••") {
		t.Errorf("copied %q", got)
	}
	for _, out := range []string{got, strings.Join(flat(s.sheet().Rows), " ")} {
		if strings.Contains(out, s.desk.secret.Reveal()) {
			t.Error("a PIN that is shown is copied")
		}
	}
}

func flat(rows [][]string) []string {
	var all []string
	for _, r := range rows {
		all = append(all, r...)
	}
	return all
}

func TestAnEntryIsCopiedAsASentence(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AuditScreen)
	if got := s.copied(); len(got) != 1 || !strings.Contains(got[0], "entry ") || !strings.HasSuffix(got[0], ".") {
		t.Errorf("copied %q", got)
	}
}

func TestThePortalTimeIsCopied(t *testing.T) {
	t.Parallel()
	if got := newStage(t, kit.ClockScreen).copied(); len(got) != 1 || !strings.HasPrefix(got[0], "Tuesday 4 November 2025 09:1") {
		t.Errorf("copied %q", got)
	}
}

func TestTheReportTellsWhatThisDeskDid(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen)
	says := s.page().(kit.Reporter)
	if got := says.Report(); got != nil {
		t.Errorf("nothing was done, and the report says %+v", got)
	}
	s.press("f", "z").press("t", "y")
	s.goTo(kit.GoTo{Screen: kit.ClockScreen})
	s.press("space")
	got := says.Report()
	want := []string{
		"4012 Ana Duarte, change forced (audit entry 201)",
		"undone: 4012 Ana Duarte, change forced (audit entry 1201)",
		"4012 Ana Duarte, temporary PIN set (audit entry 202)",
		"The portal clock stands still (audit entry 301)",
	}
	if diff := cmp.Diff(want, got[0].Lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if text, err := json.Marshal(got); err != nil || !strings.Contains(string(text), `{"audit":201,"what":"4012 Ana Duarte, change forced"}`) {
		t.Errorf("as JSON: %s, %v", text, err)
	}
}
