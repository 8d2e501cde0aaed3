package ivr_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

var update = flag.Bool("update", false, "rewrite flow.md and the golden transcripts")

// golden compares text with a file, or rewrites the file.
func golden(t *testing.T, path, got, howto string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; %s", err, howto)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is stale, %s (-file +program):\n%s", path, howto, diff)
	}
}

func TestFlowDocsAreFresh(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`# The call flow

Generated from the transition table; do not edit, run ` + "`make docs`" + `.

Hanging up is possible in every state of a call, and an act of an admin reaches every state that
belongs to a mailbox. The diagram leaves both out.

` + "```mermaid\n" + ivr.Mermaid() + "```\n\n" + ivr.Table())
	golden(t, "flow.md", b.String(), "run `make docs`")
}

func TestDiagramsShowEveryMoveButHangingUpAndAdminActs(t *testing.T) {
	t.Parallel()
	mermaid, dot := ivr.Mermaid(), ivr.Dot()
	for _, tr := range ivr.Transitions() {
		want := tr.Trigger != ivr.TriggerHungUp && tr.Trigger != ivr.TriggerAccountChanged
		edge := "    " + string(tr.From) + " --> " + string(tr.To) + ": " + string(tr.Trigger) + "\n"
		if got := strings.Contains(mermaid, edge); got != want {
			t.Errorf("Mermaid shows %q: %t, want %t", strings.TrimSpace(edge), got, want)
		}
		edge = `"` + string(tr.From) + `" -> "` + string(tr.To) + `" [ label = "` + string(tr.Trigger) + `" ]`
		if got := strings.Contains(dot, edge); got != want {
			t.Errorf("Dot shows %s: %t, want %t", edge, got, want)
		}
	}
}

func TestTableNamesEveryRowWithItsReason(t *testing.T) {
	t.Parallel()
	table := ivr.Table()
	for _, tr := range ivr.Transitions() {
		row := "`" + string(tr.To) + "` | " + tr.Why + " |\n"
		if !strings.Contains(table, row) {
			t.Errorf("the table lacks %s --%s--> %s: %q", tr.From, tr.Trigger, tr.To, tr.Why)
		}
	}
}
