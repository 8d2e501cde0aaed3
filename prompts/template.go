package prompts

import (
	"errors"
	"fmt"
	"strings"
)

// template is a text cut at its placeholders.
type template []part

// part is a literal piece of a text or, where name is set, a placeholder.
type part struct {
	literal string
	name    string
	counts  *forms // the words for a counted value, nil where the value is said plainly
}

// forms are the words for a counted value; {n} in them is the number.
type forms struct{ none, one, other string }

// of picks the form for n and puts the number in.
func (f *forms) of(n int) string {
	switch n {
	case 0:
		return f.none
	case 1:
		return f.one
	}
	return f.other
}

// errBraces is a text whose braces do not pair.
var errBraces = errors.New("a { and its } must enclose the name of a placeholder")

// parseTemplate cuts a text at its placeholders.
func parseTemplate(text string) (template, error) {
	var t template
	for text != "" {
		open := strings.IndexAny(text, "{}")
		if open < 0 {
			return append(t, part{literal: text}), nil
		}
		if open > 0 {
			t = append(t, part{literal: text[:open]})
		}
		shut := strings.IndexByte(text[open:], '}')
		if text[open] == '}' || shut < 0 {
			return nil, errBraces
		}
		name := text[open+1 : open+shut]
		if !isName(name) {
			return nil, fmt.Errorf("placeholder {%s}: %w", name, errBraces)
		}
		t = append(t, part{name: name})
		text = text[open+shut+1:]
	}
	return t, nil
}

// isName reports whether a placeholder may be called so: small letters and underscores.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// names are the placeholders of a template in the order of the text.
func (t template) names() []string {
	var names []string
	for _, p := range t {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	return names
}

// String is the text that the template was cut from.
func (t template) String() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.literal)
		if p.name != "" {
			b.WriteString("{" + p.name + "}")
		}
	}
	return b.String()
}
