package scenario

import (
	"strings"
	"unicode/utf8"
)

// verbWidth is the width that verbs are padded to, so that their arguments stand in a column.
const verbWidth = 6

// Format is the file in its canonical form: two blanks of indentation per level, arguments in a
// column, the columns of tables aligned, at most one blank line in a row. Parsing it gives the
// same file again.
func (f *File) Format() []byte {
	p := printer{}
	for _, s := range f.Statements {
		p.statement(s, 0)
	}
	p.above(f.Below)
	return []byte(p.out.String())
}

type printer struct{ out strings.Builder }

func (p *printer) above(lines []string) {
	for _, l := range lines {
		p.out.WriteString(l + "\n")
	}
}

func (p *printer) statement(s Statement, depth int) {
	p.above(s.Above)
	p.line(depth, head(s))
	if s.Verb == verbTable {
		p.rows(s.Block, depth+1)
		return
	}
	for _, inner := range s.Block {
		p.statement(inner, depth+1)
	}
}

func (p *printer) line(depth int, text string) {
	p.out.WriteString(strings.Repeat("  ", depth) + strings.TrimRight(text, blanks) + "\n")
}

// rows prints a table with its columns aligned.
func (p *printer) rows(rows []Statement, depth int) {
	var widths []int
	for _, row := range rows {
		for i, w := range row.Words {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(quote(w.Text)))
		}
	}
	for _, row := range rows {
		p.above(row.Above)
		var cells strings.Builder
		for i, w := range row.Words {
			cell := quote(w.Text)
			cells.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		p.line(depth, cells.String())
	}
}

// head is a statement without its block.
func head(s Statement) string {
	verb, known := findVerb(s.Verb)
	text := s.Verb
	switch {
	case s.Negated:
		text = "! " + text + " "
	case s.Verb == verbStep: // a headline, not a column
		text += " "
	default:
		text += strings.Repeat(" ", max(0, verbWidth-len(text))+1)
	}
	for i, w := range s.Words {
		if i > 0 {
			text += " "
		}
		if known && verb.takesText() {
			text += w.Text
		} else {
			text += quote(w.Text)
		}
	}
	return text
}
