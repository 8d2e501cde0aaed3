package prompts

import (
	"strings"
	"time"

	"voiceportal/ivr"
)

// Catalog is what the portal says in one language. It is made by [Load] or [Parse], holds every
// prompt of the call flow, and is safe for concurrent use.
type Catalog struct {
	language string
	prompts  map[ivr.PromptID]template
}

var _ ivr.Speech = (*Catalog)(nil)

// Language is the language of the catalogue, as in "en".
func (c *Catalog) Language() string { return c.language }

// Source is the text of a prompt as the catalogue holds it, with its placeholders in braces.
func (c *Catalog) Source(id ivr.PromptID) string { return c.prompts[id].String() }

// Text is an utterance as it is printed: numbers in digits, # and * as signs.
func (c *Catalog) Text(u ivr.Utterance) string {
	return joined(c.runs(u), func(r run) string { return r.shown })
}

// Spoken is an utterance as it is said: numbers in words, # as "pound", * as "star".
func (c *Catalog) Spoken(u ivr.Utterance) string {
	return joined(c.runs(u), func(r run) string { return r.spoken })
}

// runs fills the text of an utterance. Only a programmer can ask for a prompt that is not in the
// catalogue; its name is said then.
func (c *Catalog) runs(u ivr.Utterance) []run {
	t, ok := c.prompts[u.Prompt]
	if !ok {
		return []run{{shown: string(u.Prompt), spoken: string(u.Prompt)}}
	}
	return t.fill(u.Args)
}

func joined(runs []run, side func(run) string) string {
	words := make([]string, len(runs))
	for i, r := range runs {
		words[i] = side(r)
	}
	return strings.Join(words, " ")
}

// Word is a printed word of an utterance and the instant at which the voice reaches it, counted
// from the beginning of the utterance.
type Word struct {
	Text   string
	Spoken string // what is said for it, several words for a number or a time
	At     time.Duration
}

// Words are the words of an utterance in order, each with its instant. Joined by blanks, their
// texts are [Catalog.Text].
func (c *Catalog) Words(u ivr.Utterance) []Word {
	runs := c.runs(u)
	words := make([]Word, len(runs))
	var at time.Duration
	for i, r := range runs {
		words[i] = Word{Text: r.shown, Spoken: r.spoken, At: at}
		at += pace(r)
	}
	return words
}

// Length is how long an utterance takes to say, with the pause after its last sentence.
func (c *Catalog) Length(u ivr.Utterance) time.Duration {
	var length time.Duration
	for _, r := range c.runs(u) {
		length += pace(r)
	}
	return length
}
