package console

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// filter is the line above the list: what was typed, and what it means. While the word being
// typed means nothing yet, the list keeps to those before it.
type filter struct {
	field   kit.Field
	typing  bool
	meaning mailbox.Filter
	problem string // why the text means nothing, empty where it does
}

func newFilter() filter { return filter{field: kit.Field{Max: 200}} }

// key handles a key while the line has the cursor, and reports whether the text has changed.
func (f *filter) key(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "enter", "tab":
		f.typing = false
		return false
	case "esc":
		f.typing = false
		f.field.Set("")
		return true
	case "up", "down", "pgup", "pgdown", "home", "end":
		return false // the list's
	}
	before := f.field.Value()
	if k.String() == "ctrl+w" {
		f.dropWord()
	} else {
		f.field.Key(k)
	}
	return f.field.Value() != before
}

// dropWord takes away the last word of the filter.
func (f *filter) dropWord() {
	words := strings.Fields(f.field.Value())
	if len(words) > 0 {
		words = words[:len(words)-1]
	}
	f.field.Set(strings.Join(words, " "))
}

// apply reads the text and picks the mailboxes that it means.
func (f *filter) apply(all []mailbox.Summary, now time.Time) []mailbox.Summary {
	text := f.field.Value()
	meaning, err := mailbox.ParseFilter(text, now)
	f.problem = ""
	if err != nil {
		f.problem = sentence(err.Error())
		if e, ok := errors.AsType[*mailbox.FilterError](err); ok {
			f.problem = sentence(e.Term + ": " + e.Problem)
			meaning, err = mailbox.ParseFilter(text[:e.At], now)
		}
	}
	if err == nil {
		f.meaning = meaning
	}
	return matching(f.meaning, all, now)
}

func matching(m mailbox.Filter, all []mailbox.Summary, now time.Time) []mailbox.Summary {
	var out []mailbox.Summary
	for _, s := range all {
		if m.Match(s, now) {
			out = append(out, s)
		}
	}
	return out
}

// empty reports that nothing was typed.
func (f *filter) empty() bool { return f.field.Len() == 0 }

// share is how many mailboxes one term of the filter lets through by itself.
type share struct {
	term string
	n    int
}

// shares take the filter apart, to show which of its terms leaves nothing.
func (f *filter) shares(all []mailbox.Summary, now time.Time) []share {
	var out []share
	for _, t := range f.meaning.Terms() {
		sh := share{term: t.Text}
		for _, s := range all {
			if t.Match(s, now) {
				sh.n++
			}
		}
		out = append(out, sh)
	}
	return out
}
