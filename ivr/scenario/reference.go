package scenario

import (
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
)

// introduction is what no table tells.
const introduction = `# The scenario language

A scenario is a text file, ` + "`NAME.call`" + `: a whole conversation with the portal, one step a line, as a tester
would say it on the phone. ` + "`voiceportal run`" + ` plays it in virtual time, in milliseconds, on a store of its own.
The same file gives the same result every time, everywhere.

This page is generated from the table of verbs; ` + "`make docs`" + ` renews it.

## A first scenario

Write this into ` + "`wrong-pin.call`" + `, and play it with ` + "`voiceportal run wrong-pin.call`" + `:

` + "```" + `
%s` + "```" + `

Then break it: change the last line to ` + "`failures=2`" + `, play it again, and read what it says.

## How a file is written

- A line is a verb and its arguments. Arguments are parted by blanks; one with blanks in it is quoted, as in
  ` + "`text~\"two words\"`" + `. Inside quotes ` + "`\\\"`" + ` is a quote and ` + "`\\\\`" + ` a backslash.
- ` + "`#`" + ` begins a comment only as the first character of a line. Everywhere else it is a key: ` + "`press *98#`" + `.
- Indented lines belong to the line above them. Indent by two blanks.
- ` + "`!`" + ` before a verb says that it must not be so.
- ` + "`=`" + ` wants a value, ` + "`~`" + ` a match of a regular expression (RE2).
- ` + "`${name}`" + ` stands for a column of the table, or for what was saved from a mail.
- ` + "`voiceportal run --fmt FILE`" + ` brings a file into its one canonical form.

## How time passes

A call stands still until a line lets time pass. ` + "`hear`" + ` and ` + "`expect`" + ` let it go on until they are satisfied, but
never past the moment when the portal listens and everybody waits for the caller; ` + "`wait`" + ` goes on from there, through
silence and its timers. ` + "`press`" + ` takes no time. Time passes on all calls of a scenario together. ` + "`clock`" + ` moves the
portal's calendar, and no timer notices.

## How arguments are described

` + "`WORD`" + ` in capitals is an argument of that kind (see below), ` + "`word`" + ` stands for itself, ` + "`a|b`" + ` is either,
` + "`[x]`" + ` may be left out, ` + "`x...`" + ` may be repeated. Arguments with a name, as ` + "`from=`" + `, may stand in any order.
`

// firstScenario is the example that the page begins with.
const firstScenario = `goal   A wrong PIN is counted.

call   from=harbor/4012 to=*98
hear   welcome enter_passcode
press  1111#
hear   incorrect
expect harbor/4012.failures=1
`

// Reference is the language as a Markdown page.
func Reference() string {
	var b strings.Builder
	fmt.Fprintf(&b, introduction, firstScenario)
	b.WriteString("\n## Verbs\n\n| verb | |\n|---|---|\n")
	for _, v := range verbs {
		doc, _, _ := strings.Cut(v.Forms[0].Doc, ". ")
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s |\n", v.Name, v.Name, cell(strings.TrimSuffix(doc, ".")))
	}
	for _, v := range verbs {
		v.describe(&b)
	}
	describeFacts(&b)
	describeActs(&b)
	describeKinds(&b)
	return b.String()
}

// describe writes the section of one verb.
func (v Verb) describe(b *strings.Builder) {
	fmt.Fprintf(b, "\n### %s\n", v.Name)
	for _, f := range v.Forms {
		fmt.Fprintf(b, "\n`%s`\n\n%s\n\n```\n%s\n```\n", strings.TrimSpace(v.Name+" "+f.Args), f.Doc, f.Example)
	}
	var notes []string
	if v.Outside {
		notes = append(notes, "begins in the first column")
	}
	if v.Block {
		notes = append(notes, "has indented lines below it")
	}
	if v.Negates {
		notes = append(notes, "may be negated with `!`")
	}
	if len(notes) > 0 {
		fmt.Fprintf(b, "\nIt %s.\n", strings.Join(notes, " and "))
	}
}

func describeFacts(b *strings.Builder) {
	b.WriteString("\n## Facts that `expect` knows\n\nOf a call, as `expect state=main_menu`:\n\n| fact | |\n|---|---|\n")
	for _, f := range LegFacts() {
		fmt.Fprintf(b, "| `%s` | %s |\n", f.Name, cell(f.Doc))
	}
	b.WriteString("\nOf a mailbox, as `expect harbor/4012.failures=1`:\n\n| fact | |\n|---|---|\n")
	for _, f := range MailboxFacts() {
		fmt.Fprintf(b, "| `%s` | %s |\n", f.Name, cell(f.Doc))
	}
}

func describeActs(b *strings.Builder) {
	b.WriteString("\n## Acts that `admin` does\n\n| act | options | |\n|---|---|---|\n")
	for _, a := range mailbox.Acts() {
		var options []string
		for _, o := range actOptions(a.Name) {
			if o.flag {
				options = append(options, fmt.Sprintf("`%s` (%s)", o.name, o.doc))
			} else {
				options = append(options, fmt.Sprintf("`%s=` (%s)", o.name, o.doc))
			}
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", a.Name, strings.Join(options, ", "), cell(a.Effect))
	}
}

func describeKinds(b *strings.Builder) {
	b.WriteString("\n## Kinds of arguments\n\n| kind | |\n|---|---|\n")
	for _, k := range kinds {
		doc := k.doc
		if k.words != nil {
			doc += ": `" + strings.Join(k.words, "` `") + "`"
		}
		fmt.Fprintf(b, "| %s | %s |\n", k.name, cell(doc))
	}
}

// cell is a text as a cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }
