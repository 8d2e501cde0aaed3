package tmf702

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// condition is one filter of a query: a path, an operator, and what to compare with.
type condition struct {
	path   []string
	kind   kind
	op     string
	wants  []any          // for eq and ne any of these
	regexp *regexp.Regexp // for regex
}

// The operators, as suffixes of an attribute. Equality needs none.
const (
	opEqual   = "eq"
	opNot     = "ne"
	opGreater = "gt"
	opAtLeast = "gte"
	opLess    = "lt"
	opAtMost  = "lte"
	opRegexp  = "regex"
)

// signs are the operators as signs, which a client has to escape; the longer ones first.
func signs() [][2]string {
	return [][2]string{
		{">=", opAtLeast},
		{"<=", opAtMost},
		{"!=", opNot},
		{"*=", opRegexp},
		{"==", opEqual},
		{">", opGreater},
		{"<", opLess},
		{"=", opEqual},
	}
}

const (
	// maxConditions is how many filters one query may have.
	maxConditions = 20
	// maxPattern is how long a regular expression may be; those of Go take no more than linear time.
	maxPattern = 200
)

// terms are the parts of a query between the ampersands, unescaped: failedAttempts.gt=2 or
// failedAttempts>2.
func terms(raw string) ([]string, error) {
	var all []string
	for part := range strings.SplitSeq(raw, "&") {
		if part == "" {
			continue
		}
		if strings.Contains(part, ";") {
			return nil, badRequest(codeQuery, "the query has a semicolon", "Separate filters by & and values by commas.")
		}
		term, err := url.QueryUnescape(part)
		if err != nil {
			return nil, badRequest(codeQuery, "the query is not escaped as it must be", "")
		}
		all = append(all, term)
	}
	return all, nil
}

// parseCondition reads one filter on entries that a catalog describes.
func parseCondition(term string, c catalog) (condition, error) {
	name, op, value := splitTerm(term)
	kind, known := c.paths[name]
	if !known {
		if i := strings.LastIndexByte(name, '.'); i >= 0 && op == opEqual {
			kind, known = c.paths[name[:i]]
			name, op = name[:i], name[i+1:]
		}
	}
	if !known {
		return condition{}, badRequest(codeUnknown, "the query names an attribute that is not known or cannot be compared",
			"Nested attributes are written with dots, as in resourceCharacteristic.pinState.")
	}
	f := condition{path: strings.Split(name, "."), kind: kind, op: op}
	switch op {
	case opRegexp:
		return f, f.match(value)
	case opEqual, opNot:
		return f, f.oneOf(name, strings.Split(value, ","))
	case opGreater, opAtLeast, opLess, opAtMost:
		return f, f.oneOf(name, []string{value})
	}
	return condition{}, badRequest(codeQuery, "the query has an operator that is not known", "Use .gt, .gte, .lt, .lte, .ne or .regex.")
}

// splitTerm cuts a filter at its first sign.
func splitTerm(term string) (name, op, value string) {
	at := strings.IndexAny(term, "<>=!*")
	if at < 0 {
		return term, opEqual, ""
	}
	for _, sign := range signs() {
		if value, ok := strings.CutPrefix(term[at:], sign[0]); ok {
			return term[:at], sign[1], value
		}
	}
	return term, opEqual, ""
}

func (f *condition) oneOf(name string, values []string) error {
	for _, s := range values {
		v, ok := operand(f.kind, s)
		if !ok {
			return badRequest(codeQuery, fmt.Sprintf("the query compares %s with a value of another kind", name), "")
		}
		f.wants = append(f.wants, v)
	}
	return nil
}

func (f *condition) match(pattern string) error {
	var err error
	if len(pattern) <= maxPattern {
		f.regexp, err = regexp.Compile(pattern)
	}
	if err != nil || f.regexp == nil {
		return badRequest(codeQuery, "the query has a regular expression that cannot be used", fmt.Sprintf("Use one of at most %d characters.", maxPattern))
	}
	return nil
}

// holds reports whether an entry meets the condition. Of several values one is enough; an entry
// without the attribute is unequal to everything, and meets nothing else.
func (f condition) holds(o object) bool {
	values := find(o, f.path)
	if f.op == opNot {
		return !slices.ContainsFunc(values, f.equals)
	}
	return slices.ContainsFunc(values, func(v any) bool {
		switch f.op {
		case opEqual:
			return f.equals(v)
		case opRegexp:
			return f.regexp.MatchString(written(v))
		}
		order, ok := compare(f.kind, v, f.wants[0])
		return ok && f.ordered(order)
	})
}

func (f condition) equals(v any) bool {
	return slices.ContainsFunc(f.wants, func(want any) bool {
		order, ok := compare(f.kind, v, want)
		return ok && order == 0
	})
}

func (f condition) ordered(order int) bool {
	switch f.op {
	case opGreater:
		return order > 0
	case opAtLeast:
		return order >= 0
	case opLess:
		return order < 0
	}
	return order <= 0
}
