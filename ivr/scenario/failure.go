package scenario

import (
	"fmt"
	"strings"
)

// Failure is the first thing in a run that is not as the scenario wants it.
type Failure struct {
	Run         string // which of several runs, as "row 2"; empty where there is only one
	Place       string // file:line:column
	Step        string // the headline above, empty for none
	Line        string // the line as it was written, keys hidden
	Problem     string
	Got         []string // what was found instead, and what to do
	Transcripts []Transcript
	Log         []string // the warnings and errors that the portal logged
}

// Error names the place and the problem.
func (f *Failure) Error() string { return f.Place + ": " + f.Problem }

// Transcript is what happened on one call, a line each.
type Transcript struct {
	Call  string // its name, the phone and what it dialled
	Lines []string
}

// fail describes what is wrong with a line.
func (r *run) fail(l line, problem string) *Failure {
	f := &Failure{Place: l.place(), Step: r.step, Line: l.shown(), Problem: problem}
	for _, g := range r.legs {
		f.Transcripts = append(f.Transcripts, Transcript{
			Call:  fmt.Sprintf("%s, %s to %s", g.name, g.from, g.to),
			Lines: g.transcript(),
		})
	}
	for line := range strings.Lines(r.log.String()) {
		if !strings.HasPrefix(line, "level=INFO") { // what goes well stands in the transcripts
			f.Log = append(f.Log, strings.TrimSpace(line))
		}
	}
	return f
}

// hiddenDigits stands for digits that may be those of a PIN.
const hiddenDigits = "****"

// shown is a line as reports show it: keys and PINs do not belong into the logs of a build server.
func (l line) shown() string {
	words := l.texts()
	if v, _ := findVerb(l.Verb); v.takesText() {
		return l.Verb + " " + strings.Join(words, " ")
	}
	for i, w := range words {
		name, _, _ := cutOperator(w)
		switch {
		case l.Verb == "press" && name == "":
			words[i] = hideDigits(w)
		case l.Verb == verbAdmin && (name == "pin" || name == "default-pin"):
			words[i] = name + "=" + hiddenDigits
		case l.Verb == verbPortal && (name == "password" || name == "new"):
			words[i] = name + "=" + hiddenDigits
		case l.Verb == verbNever && i > 0 && words[0] == "text":
			words[i] = hiddenDigits
		default:
			words[i] = quote(w)
		}
	}
	text := strings.TrimRight(l.Verb+" "+strings.Join(words, " "), blanks)
	if l.Negated {
		return "! " + text
	}
	return text
}

// hideDigits hides the digits among keys, and shows where an entry ends.
func hideDigits(keys string) string {
	var b strings.Builder
	digits := false
	for _, k := range keys {
		digit := '0' <= k && k <= '9'
		switch {
		case !digit:
			b.WriteRune(k)
		case !digits:
			b.WriteString(hiddenDigits)
		}
		digits = digit
	}
	return b.String()
}

// strike removes texts from a failure that must not be written anywhere.
func (f *Failure) strike(texts []string) {
	out := func(s string) string {
		for _, t := range texts {
			if t != "" {
				s = strings.ReplaceAll(s, t, hiddenDigits)
			}
		}
		return s
	}
	f.Run, f.Line, f.Problem = out(f.Run), out(f.Line), out(f.Problem)
	for _, lines := range [][]string{f.Got, f.Log} {
		for i := range lines {
			lines[i] = out(lines[i])
		}
	}
	for _, t := range f.Transcripts {
		for i := range t.Lines {
			t.Lines[i] = out(t.Lines[i])
		}
	}
}
