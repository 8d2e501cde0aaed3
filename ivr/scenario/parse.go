package scenario

import (
	"bytes"
	"fmt"
	"strings"

	"voiceportal/ivr/spelling"
)

// Parse reads a file and checks every verb and argument in it. Its error is [Errors].
func Parse(name string, src []byte) (*File, error) {
	p := parser{file: &File{Name: name}}
	p.open = []*level{{into: &p.file.Statements}}
	src = bytes.TrimPrefix(src, []byte("\uFEFF")) // some editors begin a file with it
	p.file.lines = strings.Split(string(src), "\n")
	for i, line := range p.file.lines {
		line = strings.TrimSuffix(line, "\r")
		p.file.lines[i] = line
		p.number = i + 1
		p.line(line)
		if len(p.errs) >= MaxErrors {
			return nil, p.errs
		}
	}
	p.file.Below = trimBlank(p.above)
	if len(p.errs) == 0 {
		p.checkWhole()
	}
	if len(p.errs) > 0 {
		return nil, p.errs
	}
	return p.file, nil
}

// level is a run of statements with the same indentation.
type level struct {
	indent string
	verb   string // of the line that they belong to
	into   *[]Statement
}

// last is the statement that further indentation belongs to, nil when there is none.
func (l *level) last() *Statement {
	if len(*l.into) == 0 {
		return nil
	}
	return &(*l.into)[len(*l.into)-1]
}

type parser struct {
	file   *File
	number int // of the line at hand
	above  []string
	open   []*level // outermost first
	errs   Errors
}

func (p *parser) fail(at Pos, format string, args ...any) {
	e := &Error{File: p.file.Name, Pos: at, Problem: fmt.Sprintf(format, args...)}
	if at.Line >= 1 && at.Line <= len(p.file.lines) {
		e.Line = p.file.lines[at.Line-1]
	}
	p.errs = append(p.errs, e)
}

func (p *parser) line(line string) {
	if m := legible(line); m != nil {
		p.fail(Pos{p.number, m.column}, "%s", m.problem)
		return
	}
	indent, text := cutIndent(line)
	switch {
	case text == "":
		if n := len(p.above); n > 0 && p.above[n-1] != "" || n == 0 && p.begun() {
			p.above = append(p.above, "")
		}
		return
	case line[0] == '#':
		p.above = append(p.above, strings.TrimRight(line, blanks))
		return
	}
	at := p.level(indent)
	l := &lexer{rest: text, line: p.number, column: len(indent) + 1}
	s := Statement{Pos: Pos{p.number, l.column}, Above: p.above}
	p.above = nil
	if at == nil {
		return
	}
	var ok bool
	if at.verb == verbTable {
		ok = p.row(l, &s)
	} else {
		ok = p.statement(l, &s)
	}
	if ok {
		*at.into = append(*at.into, s)
	} else {
		// Its block would only bring further complaints about the same line.
		*at.into = append(*at.into, Statement{Pos: s.Pos, Verb: s.Verb, Block: []Statement{}})
	}
}

// begun reports whether a statement has been read.
func (p *parser) begun() bool { return len(p.file.Statements) > 0 }

// level finds the level of an indentation, nil (with an error) when there is none.
func (p *parser) level(indent string) *level {
	deepest := len(p.open)
	for !strings.HasPrefix(indent, p.open[len(p.open)-1].indent) {
		p.open = p.open[:len(p.open)-1] // the outermost has none, and stays
	}
	at := p.open[len(p.open)-1]
	here := Pos{p.number, len(indent) + 1}
	switch {
	case indent == at.indent:
		return at
	case len(p.open) < deepest:
		p.fail(here, "this indentation matches no line above; indent it like one of them, with blanks only")
		return nil
	}
	return p.enter(at, indent, here)
}

// enter opens the block of the last statement of a level.
func (p *parser) enter(at *level, indent string, here Pos) *level {
	owner := at.last()
	if owner == nil {
		p.fail(here, "an indented line belongs to the line above it, and there is none; begin it in the first column")
		return nil
	}
	if v, known := findVerb(owner.Verb); at.verb == verbTable || known && !v.Block {
		what := owner.Verb
		if at.verb == verbTable {
			what = "a row of a table"
		}
		p.fail(here, "%s takes no indented lines; indent this one like the line above", what)
		return nil
	}
	inner := &level{indent: indent, verb: owner.Verb, into: &owner.Block}
	p.open = append(p.open, inner)
	return inner
}

// statement reads a verb and its arguments.
func (p *parser) statement(l *lexer, s *Statement) bool {
	if strings.HasPrefix(l.rest, "!") {
		l.take()
		l.skip()
		s.Negated = true
		s.Pos.Column = l.column
		if l.rest == "" {
			p.fail(s.Pos, "expected a verb after !")
			return false
		}
	}
	first, _, m := l.word()
	if m != nil {
		p.fail(Pos{p.number, m.column}, "%s", m.problem)
		return false
	}
	verb, ok := findVerb(first.Text)
	if !ok {
		p.fail(s.Pos, "%s", unknownVerb(first.Text))
		return false
	}
	s.Verb = verb.Name
	if s.Negated && !verb.Negates {
		p.fail(s.Pos, "%s cannot be negated; remove the !", verb.Name)
		return false
	}
	if verb.takesText() {
		s.Words = l.text()
	} else if s.Words, m = l.words(); m != nil {
		p.fail(Pos{p.number, m.column}, "%s", m.problem)
		return false
	}
	return p.check(verb, *s, Pos{p.number, l.column})
}

func unknownVerb(written string) string {
	switch {
	case written == "":
		return "expected a verb"
	case strings.HasPrefix(written, "#"):
		return "expected a verb; a comment begins in the first column of its line"
	}
	return fmt.Sprintf("unknown verb %q%s", written, spelling.DidYouMean(written, verbNames()))
}

// row reads a row of a table.
func (p *parser) row(l *lexer, s *Statement) bool {
	var m *mistake
	if s.Words, m = l.words(); m != nil {
		p.fail(Pos{p.number, m.column}, "%s", m.problem)
		return false
	}
	return true
}

// trimBlank drops the blank lines at the end.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
