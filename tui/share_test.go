package tui

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/clipboard"
	"voiceportal/tui/kit"
)

// sharing is a page with something to share.
type sharing struct {
	page
	lines    []string
	sheet    kit.Sheet
	sections []kit.Section
}

func (s *sharing) Copied() []string      { return s.lines }
func (s *sharing) Sheet() kit.Sheet      { return s.sheet }
func (s *sharing) Report() []kit.Section { return s.sections }

// tray takes what is shared.
type tray struct {
	copied   string
	files    map[string]string
	copyFail error
	keepFail error
}

func (y *tray) copy(_ context.Context, text string) error {
	if y.copyFail == nil {
		y.copied = text
	}
	return y.copyFail
}

func (y *tray) keep(name string, text []byte) (string, error) {
	if y.keepFail == nil {
		y.files[name] = string(text)
	}
	return "reports/" + name, y.keepFail
}

// sharers is a model of two pages: the first has a conversation to copy, the second a table too.
func sharers(t *testing.T) (*model, *sharing, *tray) {
	t.Helper()
	y := &tray{files: map[string]string{}}
	desk := &sharing{
		page:  page{id: kit.AdminScreen, tab: "Admin"},
		lines: []string{"one", "two"},
		sheet: kit.Sheet{Name: "mailboxes", Rows: [][]string{{"mailbox", "owner"}, {"4012", `Ana "A" Duarte, Ms`}, {"4015", "=1+2"}}},
		sections: []kit.Section{{
			Title: "Call 1", Lines: []string{"Wrong PINs 5. *Ended*: locked."}, Quote: []string{"You     ● ● ● ● #"},
			Facts: map[string]int{"wrong_pins": 5},
		}},
	}
	m := newModel(t.Context(), Options{
		Screens: []kit.Screen{desk, &page{id: kit.ClockScreen, tab: "Clock"}},
		Copy:    y.copy, Keep: y.keep, Env: []string{"COLORFGBG=15;0"},
	})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(portalTime{at: time.Date(2025, 11, 4, 9, 14, 0, 0, time.UTC)})
	m.Update(portalTime{at: time.Date(2025, 11, 4, 9, 20, 0, 0, time.UTC)})
	return m, desk, y
}

func TestCopyingSaysWhichWayItWent(t *testing.T) {
	t.Parallel()
	m, _, y := sharers(t)
	if got := toast(t, keys(m, "y")); got.Text != "Copied 2 lines with the system's tool." || y.copied != "one\ntwo\n" {
		t.Errorf("toast %q, copied %q", got.Text, y.copied)
	}
	for _, tt := range []struct {
		fail  error
		level kit.Level
		want  string
	}{
		{clipboard.ErrNoTool, kit.News, "Sent 2 lines to your terminal (OSC 52). If nothing arrived, E writes a file."},
		{errors.New("no display"), kit.Warning, "The clipboard tool failed; sent 2 lines to your terminal (OSC 52) instead."},
	} {
		y.copyFail = tt.fail
		sent := messages(t, keys(m, "y"))[0].(sendCopy)
		if sent.text != "one\ntwo\n" || sent.toast != (kit.Toast{Level: tt.level, Text: tt.want}) {
			t.Errorf("sent %q, toast %+v", sent.text, sent.toast)
		}
		_, cmd := m.Update(sent)
		if got := toast(t, cmd); got != sent.toast {
			t.Errorf("toast %+v, want %+v", got, sent.toast)
		}
	}
}

func TestThereMustBeSomethingToCopy(t *testing.T) {
	t.Parallel()
	m, desk, _ := sharers(t)
	desk.lines = nil
	if got := toast(t, keys(m, "y")); got.Text != "There is nothing here to copy yet." {
		t.Errorf("toast %q", got.Text)
	}
	keys(m, "g", "c")
	if got := toast(t, keys(m, "y")); got.Text != "There is nothing here to copy yet." {
		t.Errorf("on a page without text: toast %q", got.Text)
	}
}

func TestATableIsWrittenAsCSV(t *testing.T) {
	t.Parallel()
	m, _, y := sharers(t)
	if got := toast(t, keys(m, "E")); got.Text != "Saved reports/mailboxes.csv." {
		t.Errorf("toast %q", got.Text)
	}
	rows, err := csv.NewReader(strings.NewReader(y.files["mailboxes.csv"])).ReadAll()
	want := [][]string{{"mailbox", "owner"}, {"4012", `Ana "A" Duarte, Ms`}, {"4015", "'=1+2"}}
	if diff := cmp.Diff(want, rows); err != nil || diff != "" {
		t.Errorf("%v, rows (-want +got):\n%s", err, diff)
	}
}

func TestTheReportIsForPeopleAndForMachines(t *testing.T) {
	t.Parallel()
	m, _, y := sharers(t)
	keys(m, "g", "c")
	if got := toast(t, keys(m, "E")); got.Text != "Saved reports/session-2025-11-04-092000.md and reports/session-2025-11-04-092000.json." {
		t.Errorf("toast %q", got.Text)
	}
	want := "# Session of Tuesday 4 November 2025\n\nPortal time 09:14 to 09:20.\n\n" +
		"## Call 1\n\n- Wrong PINs 5. \\*Ended\\*: locked.\n\n    You     ● ● ● ● #\n\nPINs: none recorded.\n"
	if diff := cmp.Diff(want, y.files["session-2025-11-04-092000.md"]); diff != "" {
		t.Errorf("Markdown (-want +got):\n%s", diff)
	}
	var got struct {
		Sections []struct {
			Title string
			Facts struct {
				WrongPINs int `json:"wrong_pins"`
			}
		}
	}
	if err := json.Unmarshal([]byte(y.files["session-2025-11-04-092000.json"]), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Sections) != 1 || got.Sections[0].Title != "Call 1" || got.Sections[0].Facts.WrongPINs != 5 {
		t.Errorf("JSON %+v", got)
	}
}

func TestWhatCannotBeWrittenIsCopied(t *testing.T) {
	t.Parallel()
	m, _, y := sharers(t)
	y.keepFail = errors.New("the folder reports can't be made: permission denied")
	u := messages(t, keys(m, "E"))[0].(unkept)
	m.Update(u)
	if messages(t, m.copyOut(strings.Split(string(u.text), "\n"))); !strings.HasPrefix(y.copied, "mailbox,owner\n") {
		t.Errorf("copied %q", y.copied)
	}
}

func TestASessionWithoutFilesOffersNoExport(t *testing.T) {
	t.Parallel()
	m, _, _ := sharers(t)
	m.opts.Keep = nil
	if got := toast(t, keys(m, "E")); got.Text != "This session writes no files." {
		t.Errorf("toast %q", got.Text)
	}
}
