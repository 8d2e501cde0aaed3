package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// tell prints the result of an act on stdout: a sentence, or the object with --json.
func (p *program) tell(object any, format string, args ...any) error {
	if p.flags.json {
		return p.printJSON(p.stdout, object)
	}
	_, err := fmt.Fprintf(p.stdout, format+"\n", args...)
	return err
}

// printJSON writes one object as one line.
func (p *program) printJSON(w io.Writer, object any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(object)
}

// table is a listing: a head and rows of cells, printed in columns that are as wide as they must.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table; trailing blanks are left out. An empty one prints none of its head but
// the given sentence.
func (t *table) print(w io.Writer, empty string) error {
	if len(t.rows) == 0 {
		_, err := fmt.Fprintln(w, empty)
		return err
	}
	widths := make([]int, len(t.head))
	lines := append([][]string{t.head}, t.rows...)
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, cell := range line {
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// facts prints names and values under each other; a fact without a value is left out.
type facts [][2]string

func (f *facts) add(name, format string, args ...any) {
	if value := fmt.Sprintf(format, args...); value != "" {
		*f = append(*f, [2]string{name, value})
	}
}

func (f facts) print(w io.Writer) error {
	width := 0
	for _, fact := range f {
		width = max(width, len(fact[0]))
	}
	for _, fact := range f {
		if _, err := fmt.Fprintf(w, "%-*s  %s\n", width, fact[0], fact[1]); err != nil {
			return err
		}
	}
	return nil
}

// counted is a number of things: 1 mailbox, 2 mailboxes.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
