package handset

import (
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/prompts"
)

// speaker is who has a turn in the conversation.
type speaker uint8

const (
	portal speaker = iota
	you
)

// turn is what one side says without the other coming between.
type turn struct {
	who   speaker
	at    time.Duration
	keys  string         // of the caller, secrets as dots
	words []prompts.Word // of the portal; At counts from the beginning of the turn
	cut   time.Duration  // when it was cut short, 0 for never
	by    cutter         // who did
}

// talk is the conversation so far.
type talk []turn

// say begins a turn of the portal.
func (t *talk) say(at time.Duration, p ivr.Play, voice Voice) {
	words := []prompts.Word{}
	var from time.Duration
	for _, u := range p.Say {
		for _, w := range voice.Words(u) {
			w.At += from
			words = append(words, w)
		}
		from += lengthOf(u, voice)
	}
	*t = append(*t, turn{who: portal, at: at, words: words})
}

// lengthOf is how long an utterance takes: the voice's own word if it has one.
func lengthOf(u ivr.Utterance, voice Voice) time.Duration {
	if s, ok := voice.(ivr.Speech); ok {
		return s.Length(u)
	}
	return 0
}

// cutter is who cut a turn short, in the words of the conversation.
type cutter string

// Those who can: a key of the caller, their hanging up, an act on the account, the portal itself.
const (
	byKey    cutter = "you cut in"
	byHangUp cutter = "you hung up"
	byAdmin  cutter = "an admin stepped in"
	byPortal cutter = "the portal went on"
)

// cut ends the portal's turn.
func (t talk) cut(at time.Duration, by cutter) {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].who == portal {
			t[i].cut, t[i].by = at, by
			return
		}
	}
}

// press adds an entry of the caller.
func (t *talk) press(at time.Duration, keys string) {
	*t = append(*t, turn{who: you, at: at, keys: keys})
}

// said is what has been heard of a turn by now, and how many words were cut off.
func (t turn) said(now time.Duration, m Motion) (text string, unsaid int) {
	if t.cut > 0 {
		now = min(now, t.cut)
	}
	heard := 0
	for i, w := range t.words {
		begins := w.At
		switch m {
		case MotionCalm:
			begins = t.words[sentence(t.words, i)].At
		case MotionOff:
			begins = 0
		}
		if t.at+begins > now {
			break
		}
		heard++
	}
	if heard == 0 && len(t.words) > 0 && t.cut == 0 && now >= t.at {
		heard = 1
	}
	shown := make([]string, heard)
	for i, w := range t.words[:heard] {
		shown[i] = w.Text
	}
	if t.cut > 0 {
		unsaid = len(t.words) - heard
	}
	return strings.Join(shown, " "), unsaid
}

// sentence is the index of the first word of the sentence that word i is in.
func sentence(words []prompts.Word, i int) int {
	for ; i > 0; i-- {
		if strings.HasSuffix(words[i-1].Text, ".") || strings.HasSuffix(words[i-1].Text, "?") {
			return i
		}
	}
	return 0
}
