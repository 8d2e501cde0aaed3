package ivr

import (
	"fmt"
	"strings"

	"github.com/looplab/fsm"
)

// Mermaid draws the flow as a Mermaid state diagram, sorted by state and trigger. What may happen
// in every state of its kind, hanging up and an act of an admin, would hide the rest: it is in
// [Table] only.
func Mermaid() string {
	s, err := fsm.VisualizeForMermaidWithGraphType(newFSM(drawn(), nil), fsm.StateDiagram)
	if err != nil {
		panic(err) // the library does not know its own diagram type
	}
	return s
}

// Dot draws the same as [Mermaid] for Graphviz.
func Dot() string { return fsm.Visualize(newFSM(drawn(), nil)) }

// drawn are the rows of the table that the diagrams show.
func drawn() []row {
	var some []row
	for _, r := range rows() {
		if r.trigger != TriggerHungUp && r.trigger != TriggerAccountChanged {
			some = append(some, r)
		}
	}
	return some
}

// Table writes the whole flow as a Markdown table, a row for each trigger and target with the
// reason behind it.
func Table() string {
	var b strings.Builder
	b.WriteString("| trigger | from | to | why |\n|---|---|---|---|\n")
	for _, r := range rows() {
		fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s |\n", r.trigger, sources(r), r.to, r.why)
	}
	return b.String()
}

// sources lists where a row begins, in brief where that is everywhere.
func sources(r row) string {
	if len(r.from) == len(live()) {
		return "every state of a call"
	}
	names := make([]string, len(r.from))
	for i, s := range r.from {
		names[i] = "`" + string(s) + "`"
	}
	return strings.Join(names, ", ")
}
