package handset

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/tui/kit"
)

var (
	_ kit.Copier   = (*Screen)(nil)
	_ kit.Reporter = (*Screen)(nil)
)

// copyWidth is where copied lines wrap.
const copyWidth = 72

// Copied implements [kit.Copier]: the conversation so far.
func (s *Screen) Copied() []string {
	if s.call == nil {
		return nil
	}
	return s.call.text(s.now)
}

// text is the conversation as lines of text, secrets as dots.
func (s *session) text(now time.Duration) []string {
	var lines []string
	for _, l := range s.transcript(copyWidth, now, MotionFull, false) {
		lines = append(lines, strings.TrimRight(l.String(), " "))
	}
	return lines
}

// Report implements [kit.Reporter]: each call of the session.
func (s *Screen) Report() []kit.Section {
	calls := s.calls
	if s.live() {
		calls = append(calls[:len(calls):len(calls)], s.call)
	}
	var sections []kit.Section
	for i, c := range calls {
		sections = append(sections, c.report(i+1, s.now))
	}
	return sections
}

// callFacts are a call in the report, for machines.
type callFacts struct {
	From         string   `json:"from"`
	To           string   `json:"to"`
	Mailbox      string   `json:"mailbox,omitempty"`
	Seconds      int      `json:"seconds"`
	Path         []string `json:"path"`
	Keys         int      `json:"keys"`
	Bargeins     int      `json:"bargeins"`
	WrongPINs    int      `json:"wrong_pins"`
	Ended        string   `json:"ended,omitempty"` // empty while it goes on
	Conversation []string `json:"conversation"`
}

func (s *session) report(n int, now time.Duration) kit.Section {
	f := callFacts{
		From: s.from.String(), To: s.to, Mailbox: s.snap.Mailbox, Keys: s.keys, Bargeins: s.cuts, WrongPINs: s.snap.Refused,
	}
	if s.over {
		now, f.Ended = s.length, s.ending()
	}
	f.Seconds, f.Conversation = int(now/time.Second), s.text(now)
	for _, at := range s.path {
		f.Path = append(f.Path, string(at))
	}
	title := fmt.Sprintf("Call %d, %s, from %s to %s", n, clock(now), s.from.Number, s.to)
	if f.Mailbox != "" {
		title += ", mailbox " + f.Mailbox
	}
	end := "It goes on."
	if s.over {
		end = "Ended: " + f.Ended + "."
	}
	lines := []string{
		strings.Join(append([]string{"On hook"}, f.Path...), " > "),
		fmt.Sprintf("Wrong PINs %d. Keys %s. %s", f.WrongPINs, s.sent(), end),
	}
	return kit.Section{Title: title, Lines: lines, Quote: f.Conversation, Facts: f}
}
