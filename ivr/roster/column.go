package roster

import (
	"fmt"
	"slices"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/spelling"
)

// Column is a column that a roster may have.
type Column struct {
	Name  string        // in the first line of the file
	Field mailbox.Field // what it is called in refusals
	Says  string        // for people
	set   func(*mailbox.Creation, string)
}

// Columns lists every column that a roster may have; the number must be there.
func Columns() []Column {
	owner := func(at func(*mailbox.Owner) *string) func(*mailbox.Creation, string) {
		return func(c *mailbox.Creation, v string) { *at(&c.Create.Owner) = v }
	}
	return []Column{
		{"number", mailbox.FieldNumber, "the mailbox number; needed", func(c *mailbox.Creation, v string) { c.Key.Number = v }},
		{"kind", mailbox.FieldKind, "extension, which it is where nothing is said, or main", func(c *mailbox.Creation, v string) { c.Create.Kind = mailbox.Kind(v) }},
		{"main", mailbox.FieldMain, "the main number that an extension belongs to", func(c *mailbox.Creation, v string) { c.Create.Main = v }},
		{"first", mailbox.FieldFirst, "the owner's first name", owner(func(o *mailbox.Owner) *string { return &o.First })},
		{"last", mailbox.FieldLast, "the owner's last name", owner(func(o *mailbox.Owner) *string { return &o.Last })},
		{"email", mailbox.FieldEmail, "the address that mail goes to", owner(func(o *mailbox.Owner) *string { return &o.Email })},
		{"user", mailbox.FieldUserName, "the user name for My Phone", owner(func(o *mailbox.Owner) *string { return &o.UserName })},
		{"alt-id", mailbox.FieldAltID, "the alternate ID", owner(func(o *mailbox.Owner) *string { return &o.AltID })},
		{"phone", mailbox.FieldPhone, "the full telephone number", owner(func(o *mailbox.Owner) *string { return &o.Phone })},
		{"site", mailbox.FieldSite, "the tenant's site", owner(func(o *mailbox.Owner) *string { return &o.Site })},
		{"party", mailbox.FieldParty, "operator, or the occupier's name", owner(func(o *mailbox.Owner) *string { return &o.Party })},
	}
}

// columnNames are the names of all columns.
func columnNames() []string {
	var names []string
	for _, c := range Columns() {
		names = append(names, c.Name)
	}
	return names
}

// header reads the first line: which column is where. Case, blanks and an underscore for a hyphen do
// not matter.
func header(names []string, at func(i int) (line, column int)) ([]Column, *Problem) {
	known := Columns()
	var columns []Column
	for i, written := range names {
		name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(written)), "_", "-")
		is := func(c Column) bool { return c.Name == name }
		line, column := at(i)
		p := &Problem{Line: line, Column: column}
		found := slices.IndexFunc(known, is)
		switch {
		case name == "pin" || name == "default-pin":
			p.Text = "a roster holds no PINs: the profile gives everybody their first one; take the column out"
		case found < 0:
			p.Text = fmt.Sprintf("no column is called %q%s; known are %s",
				written, spelling.DidYouMean(name, columnNames()), strings.Join(columnNames(), ", "))
		case slices.ContainsFunc(columns, is):
			p.Text = fmt.Sprintf("a second column %s; take one out", name)
		default:
			columns = append(columns, known[found])
			continue
		}
		return nil, p
	}
	if !slices.ContainsFunc(columns, func(c Column) bool { return c.Field == mailbox.FieldNumber }) {
		return nil, &Problem{Line: 1, Column: 1, Text: "there is no column number; the first line names the columns, such as number,first,last,email"}
	}
	return columns, nil
}
