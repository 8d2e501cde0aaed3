package prompts

import (
	"strconv"
	"strings"

	"voiceportal/ivr"
)

// run is a piece of an utterance that is printed one way and said another: "2" and "two".
type run struct{ shown, spoken string }

// line collects the runs of an utterance. A run that touches the one before, as the full stop
// after a placeholder does, becomes part of it.
type line struct {
	runs  []run
	apart bool // a blank stands before whatever comes next
}

// add appends a run, glued to the last one unless a blank stands between.
func (l *line) add(r run) {
	if n := len(l.runs); n > 0 && !l.apart {
		l.runs[n-1].shown += r.shown
		l.runs[n-1].spoken += r.spoken
	} else {
		l.runs = append(l.runs, r)
	}
	l.apart = false
}

// text appends the words of a text as they stand, with its signs named in speech.
func (l *line) text(s string) {
	for s != "" {
		word := strings.TrimLeft(s, blanks)
		if len(word) < len(s) {
			l.apart = true
		}
		end := strings.IndexAny(word, blanks)
		if end < 0 {
			end = len(word)
		}
		if end > 0 {
			l.add(run{shown: word[:end], spoken: signs.Replace(word[:end])})
		}
		s = word[end:]
	}
}

// blanks part words; a text of our own has only the first.
const blanks = " \t\r\n"

// signs names the signs that a voice cannot say.
var signs = strings.NewReplacer("#", "pound", "*", "star")

// arg appends a value in the way of its kind.
func (l *line) arg(a ivr.Arg, f *forms) {
	switch a.Kind {
	case ivr.ArgNumber:
		if f == nil {
			l.number(a.Number)
			return
		}
		before, after, counted := strings.Cut(f.of(a.Number), "{n}")
		l.text(before)
		if counted {
			l.number(a.Number)
			l.text(after)
		}
	case ivr.ArgDigits:
		l.add(run{shown: a.Digits, spoken: SayDigits(a.Digits)})
	case ivr.ArgTime:
		for i, r := range sayTime(a.Time) {
			l.apart = l.apart || i > 0
			l.add(r)
		}
	case ivr.ArgText:
		l.text(a.Text)
	}
}

func (l *line) number(n int) {
	l.add(run{shown: strconv.Itoa(n), spoken: SayNumber(n)})
}

// fill puts the values of an utterance into its text. A value that the flow forgot shows as the
// placeholder, so that it is seen and not silently dropped.
func (t template) fill(args []ivr.Arg) []run {
	var l line
	for _, p := range t {
		if p.name == "" {
			l.text(p.literal)
			continue
		}
		if a, ok := find(args, p.name); ok {
			l.arg(a, p.counts)
		} else {
			l.text("{" + p.name + "}")
		}
	}
	return l.runs
}

func find(args []ivr.Arg, name string) (ivr.Arg, bool) {
	for _, a := range args {
		if a.Name == name {
			return a, true
		}
	}
	return ivr.Arg{}, false
}
