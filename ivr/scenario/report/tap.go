package report

import (
	"fmt"
	"io"
	"strings"

	"voiceportal/ivr/scenario"
)

// TAP writes results as TAP version 14, a test point per scenario. What failed follows as a
// diagnostic block.
func TAP(w io.Writer, all []scenario.Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "TAP version 14\n1..%d\n", len(all))
	for i, r := range all {
		verdict := "ok"
		if !r.Passed() {
			verdict = "not ok"
		}
		// # would begin a directive, and \ escapes it.
		name := strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(r.Scenario)
		fmt.Fprintf(&b, "%s %d - %s\n", verdict, i+1, name)
		if r.Passed() {
			continue
		}
		b.WriteString("  ---\n")
		fmt.Fprintf(&b, "  file: %q\n", r.Path)
		fmt.Fprintf(&b, "  message: %q\n", r.Failures[0].Problem)
		fmt.Fprintf(&b, "  at: %q\n  detail: |\n", r.Failures[0].Place)
		for _, f := range r.Failures {
			b.WriteString(indent("    ", failure(f)))
		}
		b.WriteString("  ...\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
