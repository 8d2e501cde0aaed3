package handset

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// transcript lays the conversation out in lines of w cells: the speaker first, then the words.
// Stamped puts speaker and time on a line of their own.
func (s *session) transcript(w int, now time.Duration, m Motion, stamped bool) []kit.Line {
	var lines []kit.Line
	for _, t := range s.talk {
		lines = append(lines, t.lines(w, now, m, stamped)...)
	}
	if keys := typing(s.snap); keys != "" {
		t := turn{who: you, at: now, keys: keys + " ▏"}
		lines = append(lines, t.lines(w, now, m, stamped)...)
	}
	return lines
}

// typing is the entry in progress, or what is typed ahead of it; secrets as dots.
func typing(s ivr.Snapshot) string {
	var parts []string
	switch {
	case s.Secret && s.Digits > 0:
		parts = append(parts, kit.Secret(s.Digits))
	case s.Entry != "":
		parts = append(parts, spaced(s.Entry))
	}
	if s.TypeAhead > 0 {
		parts = append(parts, kit.Secret(s.TypeAhead))
	}
	return strings.Join(parts, " ")
}

// spaced puts blanks between digits, as they are read.
func spaced(digits string) string { return strings.Join(strings.Split(digits, ""), " ") }

// indents of the conversation: behind the speaker's name, and under a stamp.
const (
	nameWidth  = 8
	stampWidth = 6
)

func (t turn) lines(w int, now time.Duration, m Motion, stamped bool) []kit.Line {
	name, ink, text, unsaid := "You", kit.Caller, t.keys, 0
	style := kit.Caller.Plain()
	if t.who == portal {
		name, ink, style = "Portal", kit.Voice, kit.Text.Plain()
		text, unsaid = t.said(now, m)
	}
	indent := nameWidth
	var lines []kit.Line
	if stamped {
		indent = stampWidth
		lines = append(lines, kit.Line{kit.Muted.Span(kit.Pad(clock(t.at), stampWidth)), ink.Span(name)})
	}
	wrapped := kit.Wrap(text, w-indent)
	for i, l := range wrapped {
		front := kit.Muted.Span(strings.Repeat(" ", indent))
		if i == 0 && !stamped {
			front = ink.Span(kit.Pad(name, indent))
		}
		lines = append(lines, kit.Line{front, {Text: l, Style: style}})
	}
	if unsaid > 0 {
		lines = append(lines, kit.Line{kit.Muted.Span(strings.Repeat(" ", indent) + "… " + string(t.by) + count(unsaid, stamped))})
	}
	return lines
}

// count says how much went unsaid, where there is room for it.
func count(words int, room bool) string {
	switch {
	case !room:
		return ""
	case words == 1:
		return ": one word unsaid"
	}
	return fmt.Sprintf(": %d words unsaid", words)
}

// clock is leg time as 00:41.
func clock(d time.Duration) string {
	sec := int(d / time.Second)
	return fmt.Sprintf("%02d:%02d", sec/60, sec%60)
}

// mood is what the conversation is doing, at its panel's right end.
func (s *session) mood() kit.Line {
	switch {
	case s.problem != "":
		return kit.Line{kit.Danger.Span("✗ no call")}
	case s.over:
		return kit.Line{kit.Muted.Span("■ finished")}
	case s.snap.Playing != 0:
		return kit.Line{kit.Voice.Span("▸ speaking")}
	case s.snap.Wants == ivr.WantsMessage:
		return kit.Line{kit.Danger.Span("● recording")}
	case s.snap.Wants != ivr.WantsNothing:
		return kit.Line{kit.OK.Span("● listening")}
	case s.snap.State == ivr.StateRinging:
		return kit.Line{kit.Voice.Span("● ringing")}
	}
	return kit.Line{kit.Muted.Span("… working")}
}

// drawConversation draws the newest lines that fit, or older ones when scrolled back.
func (s *Screen) drawConversation(a kit.Area, stamped bool) {
	s.drawTalk(a, "Conversation", stamped)
}

func (s *Screen) drawTalk(a kit.Area, title string, stamped bool) {
	c := s.call
	if c == nil {
		in := kit.Panel{Title: title}.Draw(a)
		in.Lines(0, 1, []kit.Line{
			kit.Plain("No call yet."), kit.Plain("Press enter and the portal answers here,"), kit.Plain("word by word."),
			nil,
			{kit.Muted.Span("Last call   none")},
		})
		return
	}
	in := kit.Panel{Title: title, Right: c.mood(), Region: talkRegion}.Draw(a)
	if c.problem != "" {
		for i, l := range kit.Wrap(c.problem, in.W()) {
			in.Text(0, 1+i, kit.Danger.Plain(), l)
		}
		return
	}
	lines := c.transcript(in.W(), s.now, s.motion(), stamped)
	room := in.H()
	if why := c.lesson(); why != "" {
		room -= s.drawLesson(in, why)
	}
	s.scroll = max(0, min(s.scroll, len(lines)-room))
	from := max(0, len(lines)-room-s.scroll)
	in.Lines(0, 0, lines[from:min(len(lines), from+max(room, 0))])
}

// talkRegion is the conversation's region; the wheel scrolls it.
const talkRegion = "handset:talk"
