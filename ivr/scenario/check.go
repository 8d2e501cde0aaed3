package scenario

import "strings"

// check judges a statement against its verb; end is where its line ends. It reports whether it is
// good.
func (p *parser) check(v Verb, s Statement, end Pos) bool {
	if v.takesText() {
		if len(s.Words) == 0 {
			p.fail(end, "expected a text after %s", v.Name)
			return false
		}
		return true
	}
	if v.Outside && len(p.open) > 1 {
		p.fail(s.Pos, "%s belongs to the whole scenario; begin it in the first column", v.Name)
		return false
	}
	a, wrong := bind(v, s.Words, end)
	if wrong == nil && v.Name == verbAdmin && a.place(placeAct) != bulkReset {
		_, wrong = a.act()
	}
	if wrong != nil {
		p.fail(wrong.at, "%s", wrong.problem)
		return false
	}
	return true
}

// checkWhole judges what no single line can tell.
func (p *parser) checkWhole() {
	seen := map[string]bool{}
	played := false
	for _, s := range p.file.Statements {
		once := s.Verb == verbGoal || s.Verb == verbClass || s.Verb == verbTags || s.Verb == verbTable
		switch {
		case once && seen[s.Verb]:
			p.fail(s.Pos, "%s is said twice; keep one", s.Verb)
		case once && played:
			p.fail(s.Pos, "%s stands before the first step; move it up", s.Verb)
		case !once && s.Verb != "never":
			played = true
		}
		seen[s.Verb] = true
		p.checkBlock(s)
	}
	if !played {
		p.fail(Pos{max(1, len(p.file.lines)), 1}, "expected a step, for example: call from=harbor/4012 to=*98")
	}
}

// checkBlock judges the lines that belong to a statement.
func (p *parser) checkBlock(s Statement) {
	v, _ := findVerb(s.Verb)
	switch {
	case v.Block && len(s.Block) == 0:
		p.fail(s.Pos, "expected lines that belong to %s; indent them by two blanks below it", s.Verb)
	case s.Verb == verbTable:
		p.checkTable(s)
		return
	case s.Verb == verbRace:
		p.checkRace(s)
	}
	for _, inner := range s.Block {
		p.checkBlock(inner)
	}
}

// checkTable judges the rows of a table.
func (p *parser) checkTable(s Statement) {
	columns := s.Block[0].texts()
	for i, c := range s.Block[0].Words {
		switch {
		case !isName(c.Text):
			p.fail(c.Pos, "expected the name of a column, in small letters, digits and hyphens, found %q", c.Text)
		case has(columns[:i], c.Text):
			p.fail(c.Pos, "two columns are named %s; rename one", c.Text)
		}
	}
	if len(s.Block) == 1 {
		p.fail(s.Block[0].Pos, "expected a row below the names of the columns")
	}
	for _, row := range s.Block[1:] {
		if len(row.Words) != len(columns) {
			p.fail(row.Pos, "expected %d values, one for each of %s, found %d; quote a value with blanks",
				len(columns), strings.Join(columns, ", "), len(row.Words))
		}
	}
}

// checkRace refuses lines that take time or nest.
func (p *parser) checkRace(s Statement) {
	for _, inner := range s.Block {
		switch inner.Verb {
		case "press", "hangup", "admin", "call", "clock", "fail", "delay":
		default:
			p.fail(inner.Pos, "%s cannot race; expected press, hangup, admin, call, clock, delay or fail", inner.Verb)
		}
	}
	if n := len(orders(s)); n > MaxOrders {
		p.fail(s.Pos, "these lines have more than %d orders; race fewer of them", MaxOrders)
	}
}
