package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// replyWait is how long keys are held that might be the beginning of a terminal's reply.
const replyWait = 50 * time.Millisecond

// replies keeps a terminal's answer from being dialled. The terminal is asked its background
// colour once; some send the answer "ESC ] 11 ; rgb:1e1e/1e1e/2e2e BEL" late or in pieces, and then
// it arrives as typed text, digits and all. Such text is known by its shape, never by its speed:
// keys that might begin it are held until the next one tells, and are given back in order when
// they were not a reply. Once the answer has come, nothing is held any more.
type replies struct {
	waiting bool // asked, not answered
	held    []tea.KeyPressMsg
}

// replyTimeout releases keys that nothing followed.
type replyTimeout struct{ held int }

// shapes a reply can have, as typed: with or without what a terminal or multiplexer took off its
// front. colour stands for any run of hexadecimal digits and slashes.
var replyFronts = []string{"]11;rgb:", "]11;rgba:", "11;rgb:", "11;rgba:"}

// take decides about one key: it returns the keys to act on, in order, and whether the timeout
// must be started for those still held.
func (r *replies) take(k tea.KeyPressMsg) (act []tea.KeyPressMsg, held bool) {
	if !r.waiting {
		return []tea.KeyPressMsg{k}, false
	}
	r.held = append(r.held, k)
	text := r.text()
	switch {
	case isReplyStart(text):
		return nil, true
	case isReplyEnd(text):
		r.held, r.waiting = nil, false
		return nil, false
	case r.certain(): // a reply that was cut short: what came before this key is dropped
		r.held, r.waiting = nil, false
		return []tea.KeyPressMsg{k}, false
	}
	return r.release(), false
}

// certain reports that what is held is a reply and nothing a person would type.
func (r *replies) certain() bool { return strings.Contains(r.text(), ";rgb") }

// release gives back what is held.
func (r *replies) release() []tea.KeyPressMsg {
	act := r.held
	r.held = nil
	return act
}

// expire is release for a timeout, unless more keys have come since or the shape is certain.
func (r *replies) expire(t replyTimeout) []tea.KeyPressMsg {
	if len(r.held) != t.held || r.certain() {
		return nil
	}
	return r.release()
}

// text is the held keys as the terminal sent them; "\x1b" stands for an escape.
func (r *replies) text() string {
	var b strings.Builder
	for _, k := range r.held {
		switch s := k.String(); s {
		case "alt+]":
			b.WriteString("]")
		case "esc", "alt+\\", "ctrl+g":
			b.WriteString("\x1b")
		default:
			b.WriteString(s)
		}
	}
	return b.String()
}

func isReplyStart(text string) bool {
	text = strings.TrimPrefix(text, "\x1b")
	for _, front := range replyFronts {
		if strings.HasPrefix(front, text) {
			return text != ""
		}
		if colour, ok := strings.CutPrefix(text, front); ok && strings.Trim(colour, "0123456789abcdefABCDEF/") == "" {
			return true
		}
	}
	return false
}

func isReplyEnd(text string) bool {
	body, ended := strings.CutSuffix(text, "\x1b")
	return ended && strings.Contains(body, "rgb") && isReplyStart(body)
}
