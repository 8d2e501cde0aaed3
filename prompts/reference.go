package prompts

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
)

// Reference is the catalogue as a Markdown page: every prompt in the order of the flow's list
// with its text, the values in it and how long it takes to say without them.
func (c *Catalog) Reference() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Prompts (%s)\n\n", c.language)
	b.WriteString("Everything the portal says. This page is generated from the catalogue; `make docs` renews it.\n" +
		"The seconds are at speaking pace, about 170 words a minute, each value counted as one word.\n\n" +
		"| prompt | text | seconds |\n|---|---|---|\n")
	for _, id := range ivr.Prompts() {
		fmt.Fprintf(&b, "| `%s` | %s | %.1f |\n", id, c.described(id), c.plainLength(id).Seconds())
	}
	return b.String()
}

// described is the text of a prompt, with the forms of what it counts.
func (c *Catalog) described(id ivr.PromptID) string {
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(c.Source(id), "|", "\\|"))
	for _, p := range c.prompts[id] {
		if p.counts != nil {
			fmt.Fprintf(&b, "<br>{%s}: %s / %s / %s", p.name, p.counts.none, p.counts.one, p.counts.other)
		}
	}
	return b.String()
}

func (c *Catalog) plainLength(id ivr.PromptID) time.Duration {
	return c.Length(ivr.Utterance{Prompt: id})
}
