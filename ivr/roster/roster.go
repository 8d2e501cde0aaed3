package roster

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"voiceportal/ivr/mailbox"
)

// Line is a mailbox to be made, and where it stands in the file.
type Line struct {
	mailbox.Creation
	Number  int // of the line
	columns map[mailbox.Field]int
}

// Blame says where in the file the cause of a refusal stands.
func (l Line) Blame(r *mailbox.Refusal) *Problem {
	return &Problem{Line: l.Number, Column: l.columns[r.Field], Field: r.Field, Text: r.Error()}
}

// Read reads a roster of a tenant. It returns every line that has the right form, and a problem for
// each that has not. The error is for a file of which nothing can be used: without a header that
// names the columns, or one that cannot be read.
//
// Values are separated by commas or, where the header has them and no commas, by semicolons, as
// spreadsheets write them in some countries; quotes hold together what has separators in it. Empty
// lines are passed over. The file is in UTF-8.
func Read(r io.Reader, tenant string) (lines []Line, bad []*Problem, err error) {
	in := bufio.NewReader(r)
	dropMark(in)
	c := csv.NewReader(in)
	c.Comma = separator(in)
	c.FieldsPerRecord = -1 // judged here, with a place
	c.TrimLeadingSpace = true
	first, err := c.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil, &Problem{Line: 1, Text: "the file is empty; its first line names the columns, such as number,first,last,email"}
	}
	if err != nil {
		return nil, nil, asError(err)
	}
	columns, wrong := header(first, c.FieldPos)
	if wrong != nil {
		return nil, nil, wrong
	}
	for {
		values, err := c.Read()
		if errors.Is(err, io.EOF) {
			return lines, bad, nil
		}
		if _, syntax := errors.AsType[*csv.ParseError](err); err != nil && !syntax {
			return nil, nil, asError(err)
		}
		if err != nil {
			bad = append(bad, asProblem(err))
			continue
		}
		line, wrong := readLine(values, columns, c.FieldPos, tenant)
		if wrong != nil {
			bad = append(bad, wrong)
			continue
		}
		lines = append(lines, line)
	}
}

func readLine(values []string, columns []Column, at func(i int) (line, column int), tenant string) (Line, *Problem) {
	number, _ := at(0)
	if len(values) != len(columns) {
		return Line{}, &Problem{Line: number, Text: fmt.Sprintf("the line has %d values, and the first line names %d columns; "+
			"put quotes around a value that has a separator in it", len(values), len(columns))}
	}
	l := Line{Number: number, columns: make(map[mailbox.Field]int)}
	l.Key.Tenant = tenant
	for i, column := range columns {
		_, l.columns[column.Field] = at(i)
		value := strings.TrimSpace(values[i])
		switch {
		case !utf8.ValidString(value):
			return Line{}, &Problem{
				Line: number, Column: l.columns[column.Field], Field: column.Field,
				Text: "it is not in UTF-8; save the file with that encoding",
			}
		case value == "" && column.Field == mailbox.FieldNumber:
			return Line{}, &Problem{Line: number, Column: l.columns[column.Field], Field: column.Field, Text: "it is empty; every line needs one"}
		}
		column.set(&l.Creation, value)
	}
	return l, nil
}

// dropMark drops the byte order mark that some programs begin UTF-8 files with.
func dropMark(in *bufio.Reader) {
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\uFEFF")) {
		_, _ = in.Discard(3)
	}
}

// separator looks at the first line for what separates its names. Names of columns hold neither.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(512) // of a shorter file all there is
	if end := bytes.IndexByte(head, '\n'); end >= 0 {
		head = head[:end]
	}
	if bytes.IndexByte(head, ';') >= 0 && bytes.IndexByte(head, ',') < 0 {
		return ';'
	}
	return ','
}

// asError is a problem of the form as an error, and any other error as it is.
func asError(err error) error {
	if _, ok := errors.AsType[*csv.ParseError](err); ok {
		return asProblem(err)
	}
	return fmt.Errorf("read the roster: %w", err)
}

func asProblem(err error) *Problem {
	e, _ := errors.AsType[*csv.ParseError](err)
	p := &Problem{Line: e.Line, Column: e.Column, Text: e.Err.Error()}
	if errors.Is(e.Err, csv.ErrQuote) || errors.Is(e.Err, csv.ErrBareQuote) {
		p.Text = `a quote is out of place; put quotes around the whole value, and write one inside it twice: ""`
	}
	if e.StartLine != e.Line { // a quote that was opened and not closed has run on
		p.Text += fmt.Sprintf("; the line goes on to %d:%d", e.Line, e.Column)
		p.Line, p.Column = e.StartLine, 0
	}
	return p
}
