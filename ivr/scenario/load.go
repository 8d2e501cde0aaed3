package scenario

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Load reads a scenario and the files that it uses, which lie beside it. Its error is [Errors] for
// a file that has mistakes, or the file system's.
func Load(fsys fs.FS, name string) (*Scenario, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read scenario %s: %w", name, err)
	}
	f, err := Parse(name, src)
	if err != nil {
		return nil, err
	}
	return Link(fsys, f)
}

// Link makes a parsed file ready to be played. The files that it uses lie beside it in fsys.
func Link(fsys fs.FS, f *File) (*Scenario, error) {
	l := linker{fsys: fsys, open: []string{f.Name}, s: &Scenario{
		Name: strings.TrimSuffix(path.Base(f.Name), Extension), Path: f.Name, Class: DefaultClass,
	}}
	var err error
	if l.s.lines, err = l.lines(f, f.Statements); err != nil {
		return nil, err
	}
	if len(l.errs) > 0 {
		return nil, l.errs
	}
	return l.s, nil
}

// linker gathers what a scenario is made of.
type linker struct {
	fsys fs.FS
	open []string // the files at hand, each used by the one before
	s    *Scenario
	errs Errors
}

func (l *linker) fail(f *File, at Pos, format string, values ...any) {
	e := &Error{File: f.Name, Pos: at, Problem: fmt.Sprintf(format, values...)}
	if at.Line <= len(f.lines) {
		e.Line = f.lines[at.Line-1]
	}
	l.errs = append(l.errs, e)
}

// lines are the steps among statements; what belongs to the whole scenario is noted.
func (l *linker) lines(f *File, all []Statement) ([]line, error) {
	var steps []line
	for _, s := range all {
		inner, err := l.line(f, s)
		if err != nil {
			return nil, err
		}
		steps = append(steps, inner...)
	}
	return steps, nil
}

func (l *linker) line(f *File, s Statement) ([]line, error) {
	here := line{Statement: s, file: f}
	used := len(l.open) > 1
	switch s.Verb {
	case verbGoal:
		if !used {
			l.s.Goal = s.Words[0].Text
		}
	case verbTags:
		if !used {
			l.s.Tags = s.texts()
		}
	case verbClass:
		if used && s.Words[0].Text != l.s.Class {
			l.fail(f, s.Words[0].Pos, "this file is used by a scenario of the class %s; both must have the same", l.s.Class)
		}
		l.s.Class = s.Words[0].Text
	case verbTable:
		if used {
			l.fail(f, s.Pos, "a file with a table cannot be used by another; move the table there")
			return nil, nil
		}
		l.table(s)
	case verbNever:
		l.s.nevers = append(l.s.nevers, here)
	case verbUse:
		return l.use(f, s)
	default:
		return l.step(here)
	}
	return nil, nil
}

func (l *linker) table(s Statement) {
	l.s.columns = s.Block[0].texts()
	for _, row := range s.Block[1:] {
		l.s.rows = append(l.s.rows, row.texts())
	}
}

// step is a line that is played, with its block.
func (l *linker) step(here line) ([]line, error) {
	var err error
	if here.Verb != verbRace {
		here.block, err = l.lines(here.file, here.Block)
		return []line{here}, err
	}
	here.race = len(l.s.races)
	var all [][]line
	for _, order := range orders(here.Statement) {
		lines, err := l.lines(here.file, order)
		if err != nil {
			return nil, err
		}
		all = append(all, lines)
	}
	l.s.races = append(l.s.races, all)
	if l.s.Runs() > MaxOrders {
		l.fail(here.file, here.Pos, "the races and rows of this scenario make more than %d runs; race fewer lines", MaxOrders)
	}
	return []line{here}, nil
}

// use reads another file and gives its steps.
func (l *linker) use(f *File, s Statement) ([]line, error) {
	name := path.Join(path.Dir(f.Name), s.Words[0].Text)
	if has(l.open, name) {
		l.fail(f, s.Words[0].Pos, "%s would use itself: %s", name, strings.Join(append(l.open, name), ", then "))
		return nil, nil
	}
	src, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		l.fail(f, s.Words[0].Pos, "no scenario %s beside this one", name)
		return nil, nil
	}
	inner, err := Parse(name, src)
	if err != nil {
		return nil, err
	}
	l.open = append(l.open, name)
	defer func() { l.open = l.open[:len(l.open)-1] }()
	return l.lines(inner, inner.Statements)
}
