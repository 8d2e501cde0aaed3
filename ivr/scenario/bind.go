package scenario

import (
	"fmt"
	"regexp"
	"strings"

	"voiceportal/ivr/spelling"
)

// args are the arguments of a statement, sorted by the form it was written in.
type args struct {
	form   Form
	named  map[string]arg
	places [][]Word // the words of each place of the signature
}

// arg is a value with the place that it stands at, and whether it is a pattern.
type arg struct {
	at      Pos
	value   string
	pattern bool
}

// complaint is what is wrong with an argument.
type complaint struct {
	at      Pos
	problem string
}

func complain(at Pos, format string, values ...any) *complaint {
	return &complaint{at, fmt.Sprintf(format, values...)}
}

// binder sorts the words of one statement. It stops at the first mistake: one per line tells
// enough.
type binder struct {
	verb   Verb
	sig    signature
	places []slot
	args   args
	at     int // the place at hand
}

// bind sorts the arguments of a statement and judges each; end is where its line ends.
func bind(v Verb, words []Word, end Pos) (args, *complaint) {
	form := v.form(words)
	b := binder{verb: v, sig: form.sig, places: form.sig.places()}
	b.args = args{form: form, named: map[string]arg{}, places: make([][]Word, len(b.places))}
	for _, w := range words {
		if wrong := b.word(w); wrong != nil {
			return args{}, wrong
		}
	}
	return b.args, b.missing(end)
}

func (b *binder) word(w Word) *complaint {
	name, op, value := cutOperator(w.Text)
	if a := b.sig.named(name); name != "" && a != nil {
		return b.name(w, *a, op, value)
	}
	var wrong string // with the last place that could not take the word
	for ; b.at < len(b.places); b.at++ {
		a := b.places[b.at]
		if wrong = a.complaint(w.Text); wrong == "" {
			b.args.places[b.at] = append(b.args.places[b.at], w)
			if !a.repeats {
				b.at++
			}
			return nil
		}
		if !a.optional && len(b.args.places[b.at]) == 0 {
			break
		}
	}
	switch {
	case name != "" && !b.takesFacts():
		return complain(w.Pos, "%s has no argument %s%s; it is written: %s",
			b.verb.Name, name+op, spelling.DidYouMean(name, b.sig.names()), b.verb.usage())
	case wrong != "":
		return complain(w.Pos, "%s", wrong)
	}
	return complain(w.Pos, "expected nothing more here; it is written: %s", b.verb.usage())
}

// takesFacts reports whether words of the form name=value have a place.
func (b *binder) takesFacts() bool {
	for _, a := range b.places {
		for _, kind := range []string{"FACT", "SAVE", "OPTION"} {
			if has(a.choices, kind) {
				return true
			}
		}
	}
	return false
}

// name takes an argument with a name.
func (b *binder) name(w Word, a slot, op, value string) *complaint {
	at := Pos{w.Pos.Line, w.Pos.Column + len(a.name) + 1}
	if _, twice := b.args.named[a.name]; twice {
		return complain(w.Pos, "%s= is said twice; keep one", a.name)
	}
	switch {
	case op == "~" && !a.pattern:
		return complain(w.Pos, "expected %s=; only a text can be matched with ~", a.name)
	case op == "~" && !isPattern(value):
		return complain(at, "expected a regular expression (RE2), found %q", value)
	case op == "=":
		if wrong := a.complaint(value); wrong != "" {
			return complain(at, "%s", wrong)
		}
	}
	b.args.named[a.name] = arg{at, value, op == "~"}
	return nil
}

// missing complains of arguments that must be there and are not.
func (b *binder) missing(end Pos) *complaint {
	for _, a := range b.sig {
		if _, there := b.args.named[a.name]; a.name != "" && !a.optional && !there {
			return complain(end, "expected %s= with %s; it is written: %s", a.name, a.doc(), b.verb.usage())
		}
	}
	for i, a := range b.places {
		if !a.optional && len(b.args.places[i]) == 0 {
			return complain(end, "expected %s; it is written: %s", a.doc(), b.verb.usage())
		}
	}
	return nil
}

// complaint is what is wrong with a word in this slot, empty when nothing is. A word with ${name}
// in it is known only when the scenario is played.
func (a slot) complaint(word string) string {
	if hasVariable(word) && !a.isFlag() {
		return ""
	}
	var words []string
	for _, choice := range a.choices {
		if isWord(choice) {
			if word == choice {
				return ""
			}
			words = append(words, choice)
			continue
		}
		complaint := kindByName(choice).complaint(word)
		if complaint == "" || len(a.choices) == 1 {
			return complaint
		}
	}
	return fmt.Sprintf("expected %s, found %q%s", a.doc(), word, spelling.DidYouMean(word, words))
}

// isFlag reports whether the slot takes one word that may be left out, as exactly.
func (a slot) isFlag() bool { return a.optional && len(a.choices) == 1 && isWord(a.choices[0]) }

// doc says what the slot takes.
func (a slot) doc() string {
	docs := make([]string, len(a.choices))
	for i, choice := range a.choices {
		if isWord(choice) {
			docs[i] = fmt.Sprintf("%q", choice)
		} else {
			docs[i] = kindByName(choice).doc
		}
	}
	return strings.Join(docs, ", or ")
}

// value is a named argument, empty when it was not said.
func (a args) value(name string) string { return a.named[name].value }

// place is the only word of a place, empty when there is none.
func (a args) place(n int) string {
	if len(a.places[n]) == 0 {
		return ""
	}
	return a.places[n][0].Text
}

// matches reports whether a text is what the argument wants: equal to it or, written with ~, a
// match of it.
func (a arg) matches(text string) bool {
	if !a.pattern {
		return text == a.value
	}
	return regexp.MustCompile(a.value).MatchString(text) // bind has compiled it once
}
