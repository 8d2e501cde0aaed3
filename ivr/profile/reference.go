package profile

import (
	"fmt"
	"strings"
)

// Reference is the page docs/profiles.md: every profile of a library, in words, as Markdown.
func (l *Library) Reference() string {
	var b strings.Builder
	b.WriteString("# Profiles\n\n")
	b.WriteString("A profile is a tenant's rules, as data. These come with the program, in `fixtures/profiles`.\n")
	b.WriteString("`voiceportal profile check FILE` judges one of your own.\n\n")
	b.WriteString("| profile | stands for | length | lock | ageing |\n|---|---|---|---|---|\n")
	for _, name := range l.names {
		p := l.byName[name]
		ageing := "none"
		if p.MaxAge > 0 {
			ageing = spoken(p.MaxAge)
		}
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %d to %d | %s | %s |\n",
			name, name, p.Title, p.PIN.MinLength, p.PIN.MaxLength, p.Lockout.Words(), ageing)
	}
	for _, name := range l.names {
		p := l.byName[name]
		fmt.Fprintf(&b, "\n## %s\n\n%s. Source: %s.\n\n", name, p.Title, p.Source)
		b.WriteString("| field | rule |\n|---|---|\n")
		for _, row := range p.Rows() {
			fmt.Fprintf(&b, "| `%s` | %s |\n", row.Field, row.Text)
		}
	}
	return b.String()
}
