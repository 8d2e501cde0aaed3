package scenario

import "strings"

// A form's signature is the check of its arguments and their documentation at once:
//
//	WORD        an argument of that kind
//	word        the word itself
//	a|b         either
//	name=KIND   an argument with a name
//	name~KIND   the same, or name~PATTERN for what matches a regular expression
//	[x]         may be left out
//	x...        any number of times, once at least
//
// Arguments with names may stand anywhere, the others in the order of the signature.
type slot struct {
	name     string   // of name=, empty for a place
	pattern  bool     // name~ as well
	choices  []string // kinds in capitals, words as they are
	optional bool
	repeats  bool
}

// signature is a form's arguments, in order.
type signature []slot

// parseSignature reads the notation above. It is only given the verb table.
func parseSignature(s string) signature {
	var sig signature
	for _, field := range strings.Fields(s) {
		var a slot
		if inner, ok := strings.CutPrefix(field, "["); ok {
			a.optional, field = true, strings.TrimSuffix(inner, "]")
		}
		if inner, ok := strings.CutSuffix(field, "..."); ok {
			a.repeats, field = true, inner
		}
		if i := strings.IndexAny(field, "=~"); i > 0 && field[0] >= 'a' {
			a.name, a.pattern, field = field[:i], field[i] == '~', field[i+1:]
		}
		a.choices = strings.Split(field, "|")
		sig = append(sig, a)
	}
	return sig
}

// named finds the slot of an argument with a name, nil when there is none.
func (sig signature) named(name string) *slot {
	for i := range sig {
		if sig[i].name == name {
			return &sig[i]
		}
	}
	return nil
}

// names are those of the arguments with names.
func (sig signature) names() []string {
	var all []string
	for _, a := range sig {
		if a.name != "" {
			all = append(all, a.name)
		}
	}
	return all
}

// places are the arguments without names, in order.
func (sig signature) places() []slot {
	var all []slot
	for _, a := range sig {
		if a.name == "" {
			all = append(all, a)
		}
	}
	return all
}

// leads reports whether a word is the first one that a form demands, as "audit" in expect audit.
func (sig signature) leads(word string) bool {
	places := sig.places()
	return len(places) > 0 && !places[0].optional && isWord(places[0].choices[0]) && has(places[0].choices, word)
}

// isWord tells a word that stands for itself from a kind.
func isWord(choice string) bool { return choice != strings.ToUpper(choice) }

func has(all []string, one string) bool {
	for _, a := range all {
		if a == one {
			return true
		}
	}
	return false
}
