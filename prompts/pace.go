package prompts

import (
	"strings"
	"time"
)

// The pace of the voice. With the pauses of ordinary sentences this comes to about 170 words a
// minute, the speed of a patient announcer.
const (
	perWord     = 300 * time.Millisecond
	atComma     = 150 * time.Millisecond
	atFullStop  = 450 * time.Millisecond
	wordBreaks  = " -" // "forty-two" takes the time of two words
	shortPauses = ",;:"
	longPauses  = ".!?"
)

// pace is how long a run takes to say, with the pause that its punctuation asks for.
func pace(r run) time.Duration {
	spoken := strings.TrimSpace(r.spoken)
	if spoken == "" {
		return 0
	}
	breaks := strings.FieldsFunc(spoken, func(r rune) bool { return strings.ContainsRune(wordBreaks, r) })
	length := time.Duration(max(1, len(breaks))) * perWord
	switch last := spoken[len(spoken)-1:]; {
	case strings.Contains(shortPauses, last):
		length += atComma
	case strings.Contains(longPauses, last):
		length += atFullStop
	}
	return length
}
