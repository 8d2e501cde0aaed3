package console

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestAJumpIsShownFirstAndMadeOnEnter(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen, ahead31)
	s.press("enter").says("Preview a jump first: 1 to 5, d for a date, n for the next event.")
	s.press("4").shows("If you jump 31 days", "6  PINs expire", "4012 Ana, 4015 Ben", "1  temporary PIN dies unused", "0  mailboxes go dormant", "2  stay locked")
	if len(s.desk.moves) > 0 {
		t.Fatalf("the preview moved the clock: %+v", s.desk.moves)
	}
	s.press("enter").says("The portal clock shows Fri 5 Dec 09:17.")
	if diff := cmp.Diff([]mailbox.ClockAct{{Advance: 31 * 24 * time.Hour}}, s.desk.moves); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
	s.shows("What comes next")
}

func TestJumpsAreChosenByDigitArrowClickAndDate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		do    func(*stage)
		shows string
		want  mailbox.ClockAct
	}{
		{"digit", func(s *stage) { s.press("2") }, "If you jump 1 day", mailbox.ClockAct{Advance: 24 * time.Hour}},
		{"arrows", func(s *stage) { s.press("down", "down", "up") }, "If you jump 1 hour", mailbox.ClockAct{Advance: time.Hour}},
		{"arrow up", func(s *stage) { s.press("up") }, "If you jump 181 days", mailbox.ClockAct{Advance: 181 * 24 * time.Hour}},
		{"click", func(s *stage) { s.click(kit.RowRegion("3")) }, "If you jump 7 days", mailbox.ClockAct{Advance: 7 * 24 * time.Hour}},
		{"date", func(s *stage) { s.press("d").enter("2025-12-01 08:00").press("enter") }, "If you go to Mon 1 Dec", mailbox.ClockAct{SetTo: time.Date(2025, 12, 1, 8, 0, 0, 0, time.UTC)}},
		{"next event", func(s *stage) { s.press("n") }, "If you go to Wed 5 Nov", mailbox.ClockAct{SetTo: lesson.Add(24 * time.Hour)}},
		{"home", func(s *stage) { s.press("0") }, "If you go back to its own time", mailbox.ClockAct{Reset: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newStage(t, kit.ClockScreen).size(120, 40)
			tt.do(s)
			s.shows(tt.shows).press("enter")
			if diff := cmp.Diff([]mailbox.ClockAct{tt.want}, s.desk.moves); diff != "" {
				t.Errorf("moves (-want +got):\n%s", diff)
			}
		})
	}
}

func TestADateThatIsNoneKeepsTheDialogOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen).press("d").enter("soon").press("enter")
	s.shows("A date reads 2026-12-01")
	s.press("ctrl+u").hides("A date reads").enter("31d").press("enter").shows("If you jump 31 days")
	s.press("d", "esc").shows("If you jump 31 days")
}

func TestALatePreviewIsNotShownForAnotherJump(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen)
	c := s.page().(*clockPage)
	late := c.consider("1") // asked, not answered
	s.press("4")
	s.run(late)
	if c.preview == nil || !c.preview.To.Equal(lesson.Add(31*24*time.Hour)) {
		t.Errorf("the preview shows %+v, want the one of 31 days", c.preview)
	}
}

func TestStayingForgetsTheJump(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen).press("4", "esc").shows("What comes next")
	if len(s.desk.moves) > 0 {
		t.Errorf("esc moved the clock: %+v", s.desk.moves)
	}
}

func TestTheClockStandsAndRuns(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen).shows("● running")
	s.press("space").says("The portal clock stands still.").shows("■ stopped")
	s.press("space").says("The portal clock runs.")
	if diff := cmp.Diff([]mailbox.ClockAct{{Freeze: true}, {Run: true}}, s.desk.moves); diff != "" {
		t.Errorf("moves (-want +got):\n%s", diff)
	}
}

func TestTheDistanceFromRealTimeIsTold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		d    time.Duration
		want string
	}{
		{0, "the same as real time"},
		{59 * time.Second, "the same as real time"},
		{24 * time.Hour, "24 hours ahead of real time"},
		{-72 * time.Hour, "3 days behind real time"},
	} {
		if got := apart(lesson.Add(tt.d), lesson); got != tt.want {
			t.Errorf("%v apart = %q, want %q", tt.d, got, tt.want)
		}
	}
	newStage(t, kit.ClockScreen, ahead31).shows("+1d", "24 hours ahead of real time")
}

func TestAClassIsComparedWithItsOwnBeginning(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		begins time.Time
		want   string
		badge  string
	}{
		{lesson.Add(-3 * time.Hour), "the class's own day", ""},
		{lesson.AddDate(0, 0, -31), "31 days into the class", "+31d"},
		{lesson.AddDate(0, 0, 7), "7 days before the class", "-7d"},
	} {
		s := newStage(t, kit.ClockScreen, func(_ *Options, d *fakeDesk) {
			d.clock.Mode, d.class.Time = mailbox.ClockLab, tt.begins
		})
		s.shows(tt.want, tt.badge)
		if tt.badge == "" {
			s.hides("+0d", "-0d")
		}
	}
}

func TestEveryMailboxThatAJumpChangesIsListed(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.ClockScreen, ahead31).press("4", "l")
	for _, name := range []string{"Ana Duarte", "Ben Okafor", "Bea Stone"} {
		s.shows(name)
	}
	s.press("end").shows("Ines Costa").press("esc")
	if s.page().Captures() {
		t.Error("the list is still open")
	}
}

func TestTheTimelineHoldsEveryInstantInOrder(t *testing.T) {
	t.Parallel()
	for _, w := range []int{20, 40, 65} {
		real, now, jump := lesson.AddDate(0, 0, -1), lesson, lesson.AddDate(0, 1, 1)
		s := newScale(now, real, "real", jump, w)
		a, b, c := s.column(real), s.column(now), s.column(jump)
		if a < 0 || a > b || b >= c || c >= w {
			t.Errorf("%d cells: real at %d, portal at %d, jump at %d", w, a, b, c)
		}
		f := kit.NewFrame(w, 5)
		s.draw(f.Area(), 0)
		if text := f.Plain(); !strings.Contains(text, "Nov") || !strings.Contains(text, "○") {
			t.Errorf("%d cells:\n%s", w, text)
		}
	}
}
