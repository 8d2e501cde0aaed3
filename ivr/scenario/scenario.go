package scenario

import (
	"fmt"
	"strings"
)

// Scenario is a file that is ready to be played, with the files that it uses.
type Scenario struct {
	Name  string // of the file, without its folder and ending
	Path  string
	Goal  string
	Class string
	Tags  []string

	columns []string
	rows    [][]string // none for a scenario without a table
	lines   []line
	nevers  []line
	races   [][][]line // the orders of each race, in the order in which they are written
}

// DefaultClass is the class of a scenario that names none.
const DefaultClass = "training"

// line is a statement with the file it stands in.
type line struct {
	Statement
	file  *File
	block []line
	race  int // of a race, its index in Scenario.races
}

// Place is where the line stands, as file:line:column.
func (l line) place() string { return l.file.Name + ":" + l.Pos.String() }

// Runs is how often the scenario is played: once for each row of its table and each order of its
// races.
func (s *Scenario) Runs() int {
	n := max(1, len(s.rows))
	for _, orders := range s.races {
		n *= len(orders)
	}
	return n
}

// variant is one of the runs.
type variant struct {
	label  string // empty where there is only one
	values variables
	order  []int // of each race
}

// variant finds the n-th run, counted from 0: rows first, then the orders of the last race.
func (s *Scenario) variant(n int) variant {
	v := variant{values: variables{}, order: make([]int, len(s.races))}
	var labels []string
	for i := len(s.races) - 1; i >= 0; i-- {
		all := len(s.races[i])
		v.order[i] = n % all
		n /= all
		if all > 1 {
			labels = append([]string{fmt.Sprintf("order %d of %d", v.order[i]+1, all)}, labels...)
		}
	}
	if len(s.rows) > 0 {
		for i, c := range s.columns {
			v.values[c] = s.rows[n][i]
		}
		labels = append([]string{fmt.Sprintf("row %d", n+1)}, labels...)
	}
	v.label = strings.Join(labels, ", ")
	return v
}

// HasTag reports whether the scenario has a tag.
func (s *Scenario) HasTag(tag string) bool { return has(s.Tags, tag) }

// secrets are the texts that must not be written anywhere.
func (s *Scenario) secrets() []string {
	var all []string
	for _, l := range s.nevers {
		if words := l.texts(); words[0] == "text" {
			all = append(all, words[1:]...)
		}
	}
	return all
}
