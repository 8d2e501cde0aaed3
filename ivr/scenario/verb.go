package scenario

import "strings"

// Verb is one word of the language. The table of verbs drives the checks of a file, the player and
// the reference.
type Verb struct {
	Name    string
	Negates bool   // may stand after !
	Block   bool   // has indented lines
	Outside bool   // stands in the first column only, never in a block
	Forms   []Form // the ways to write it
}

// Form is one way to write a verb.
type Form struct {
	Args    string // its arguments in the notation of the reference
	Doc     string // what it does
	Example string // a line that parses, blocks included
	sig     signature
}

// The verbs that the parser itself knows.
const (
	verbTable  = "table"
	verbRace   = "race"
	verbRepeat = "repeat"
	verbStep   = "step"
	verbClass  = "class"
	verbGoal   = "goal"
	verbTags   = "tags"
	verbAdmin  = "admin"
	verbPortal = "portal"
	verbNever  = "never"
	verbUse    = "use"
)

// restOfLine is the signature of verbs that take all that follows as it is.
const restOfLine = "TEXT…"

// takesText reports whether the rest of the line is one text.
func (v Verb) takesText() bool { return v.Forms[0].Args == restOfLine }

// Verbs lists the verbs in the order of the reference.
func Verbs() []Verb { return append([]Verb(nil), verbs...) }

// verbs never changes.
var verbs = withSignatures(verbTableRows())

func withSignatures(all []Verb) []Verb {
	for i := range all {
		for j := range all[i].Forms {
			if f := &all[i].Forms[j]; f.Args != restOfLine {
				f.sig = parseSignature(f.Args)
			}
		}
	}
	return all
}

func findVerb(name string) (Verb, bool) {
	for _, v := range verbs {
		if v.Name == name {
			return v, true
		}
	}
	return Verb{}, false
}

func verbNames() []string {
	names := make([]string, len(verbs))
	for i, v := range verbs {
		names[i] = v.Name
	}
	return names
}

// usage is how a verb is written, for complaints.
func (v Verb) usage() string {
	lines := make([]string, len(v.Forms))
	for i, f := range v.Forms {
		lines[i] = strings.TrimSpace(v.Name + " " + f.Args)
	}
	return strings.Join(lines, ", or ")
}

// form picks the way in which words were written: the one whose leading word they begin with,
// else the first.
func (v Verb) form(words []Word) Form {
	for _, w := range words {
		if name, _, _ := cutOperator(w.Text); name != "" {
			continue
		}
		for _, f := range v.Forms {
			if f.sig.leads(w.Text) {
				return f
			}
		}
		break
	}
	return v.Forms[0]
}
