package tmf702

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// query is what a request asks of a collection.
type query struct {
	conditions []condition
	order      []sortKey
	fields     []string // nil for all
	offset     int
	limit      int
}

// sortKey is one attribute to sort by.
type sortKey struct {
	path []string
	kind kind
	down bool
}

// maxLimit is how many entries one answer has at most, and how many it has where nobody says.
const maxLimit = 1000

// noFields asks for the id and the href alone.
const noFields = "none"

// parseQuery reads the query of a list; whatever is not a word of paging is a filter.
func parseQuery(raw string, c catalog) (query, error) {
	q := query{limit: maxLimit}
	all, err := terms(raw)
	if err != nil {
		return q, err
	}
	for _, term := range all {
		name, value, _ := strings.Cut(term, "=")
		switch name {
		case "fields":
			err = q.setFields(value, c)
		case "sort":
			err = q.setOrder(value, c)
		case "offset":
			q.offset, err = parseCount(name, value)
		case "limit":
			q.limit, err = parseCount(name, value)
			q.limit = min(q.limit, maxLimit)
		default:
			err = q.addCondition(term, c)
		}
		if err != nil {
			return q, err
		}
	}
	return q, nil
}

// parseFields reads the query of a single entry, which may only pick fields.
func parseFields(raw string, c catalog) (query, error) {
	var q query
	all, err := terms(raw)
	if err != nil {
		return q, err
	}
	for _, term := range all {
		name, value, _ := strings.Cut(term, "=")
		if name != "fields" {
			return q, badRequest(codeQuery, "the query can pick fields here, and nothing else", "Filters are for lists.")
		}
		if err := q.setFields(value, c); err != nil {
			return q, err
		}
	}
	return q, nil
}

func (q *query) addCondition(term string, c catalog) error {
	if len(q.conditions) == maxConditions {
		return badRequest(codeQuery, "the query has too many filters", "")
	}
	f, err := parseCondition(term, c)
	q.conditions = append(q.conditions, f)
	return err
}

func (q *query) setFields(value string, c catalog) error {
	q.fields = []string{}
	for name := range strings.SplitSeq(value, ",") {
		switch name = strings.TrimSpace(name); {
		case name == noFields, name == "":
		case !c.knows(name):
			return badRequest(codeUnknown, "fields names an attribute that is not known", "It takes first-level attributes.")
		default:
			q.fields = append(q.fields, name)
		}
	}
	return nil
}

func (q *query) setOrder(value string, c catalog) error {
	for name := range strings.SplitSeq(value, ",") {
		path, down := strings.CutPrefix(strings.TrimSpace(name), "-")
		path = strings.TrimPrefix(path, "+")
		kind, known := c.paths[path]
		if !known {
			return badRequest(codeUnknown, "sort names an attribute that is not known or has no order", "")
		}
		q.order = append(q.order, sortKey{strings.Split(path, "."), kind, down})
	}
	return nil
}

func parseCount(name, value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, badRequest(codeQuery, name+" is not a number of entries", "")
	}
	return n, nil
}

// picks reports whether an entry meets every condition.
func (q query) picks(o object) bool {
	for _, f := range q.conditions {
		if !f.holds(o) {
			return false
		}
	}
	return true
}

// sort puts entries in order. Those without the attribute come last either way, and what is equal
// stays as it was.
func (q query) sort(entries []object) {
	slices.SortStableFunc(entries, func(a, b object) int {
		for _, key := range q.order {
			if order := key.compare(a, b); order != 0 {
				return order
			}
		}
		return 0
	})
}

func (k sortKey) compare(a, b object) int {
	x, y := find(a, k.path), find(b, k.path)
	if len(x) == 0 || len(y) == 0 {
		return cmp.Compare(len(y), len(x))
	}
	want, ok := operand(k.kind, written(y[0]))
	if !ok {
		return 0
	}
	order, _ := compare(k.kind, x[0], want)
	if k.down {
		return -order
	}
	return order
}

// project leaves of an entry what fields asks for, and always its id. Its href is there in full
// entries, with none, or when it is asked for.
func (q query) project(o object) object {
	if q.fields == nil {
		return o
	}
	kept := object{"id": o["id"]}
	if len(q.fields) == 0 {
		kept["href"] = o["href"]
	}
	for _, name := range q.fields {
		if v, ok := o[name]; ok {
			kept[name] = v
		}
	}
	return kept
}
