package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// variable is ${name}; it never changes.
var variable = regexp.MustCompile(`\$\{([a-z][a-z0-9-]*)\}`)

func hasVariable(word string) bool { return strings.Contains(word, "${") && variable.MatchString(word) }

// variables are the values that ${name} stands for: the columns of a row, and what was saved from
// mails.
type variables map[string]string

// fill puts the values in; problem names a variable that has none.
func (v variables) fill(text string) (filled, problem string) {
	if !hasVariable(text) {
		return text, ""
	}
	filled = variable.ReplaceAllStringFunc(text, func(ref string) string {
		name := variable.FindStringSubmatch(ref)[1]
		value, ok := v[name]
		if !ok && problem == "" {
			problem = fmt.Sprintf("${%s} has no value here%s", name, v.known())
		}
		return value
	})
	return filled, problem
}

func (v variables) known() string {
	if len(v) == 0 {
		return "; give it one in a table, or save it from a mail"
	}
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	return "; there are " + strings.Join(names, ", ")
}
