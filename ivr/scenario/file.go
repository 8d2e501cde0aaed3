package scenario

import "fmt"

// Pos is a place in a file. Both count from 1; columns count characters, not bytes.
type Pos struct{ Line, Column int }

// String is line:column.
func (p Pos) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// Word is one argument. Text is what it means: quotes are gone.
type Word struct {
	Pos  Pos
	Text string
}

// Statement is one line and the indented lines that belong to it.
type Statement struct {
	Pos     Pos      // of the verb, or of the first word of a table's row
	Above   []string // the comments above it, with their #; "" stands for blank lines
	Negated bool
	Verb    string // empty for a row of a table
	Words   []Word // the text of a verb that takes text is one word
	Block   []Statement
}

// File is a scenario as it was written. Every verb and argument in it has been checked.
type File struct {
	Name       string // as errors and reports name it
	Statements []Statement
	Below      []string // comments after the last statement, as in Above
	lines      []string // the source, for errors
}

// texts are the arguments without their places.
func (s Statement) texts() []string {
	t := make([]string, len(s.Words))
	for i, w := range s.Words {
		t[i] = w.Text
	}
	return t
}
