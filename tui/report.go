package tui

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"voiceportal/tui/kit"
)

// report is what happened in a session.
type report struct {
	From     time.Time     `json:"from"` // portal time
	To       time.Time     `json:"to"`
	Sections []kit.Section `json:"sections"`
}

// report gathers what the screens have to say.
func (m *model) report() report {
	r := report{From: m.began, To: m.portal}
	for _, s := range m.screens {
		if says, ok := s.(kit.Reporter); ok {
			r.Sections = append(r.Sections, says.Report()...)
		}
	}
	return r
}

// files are the report for people and for machines.
func (r report) files() []file {
	name := "session-" + r.To.Format("2006-01-02-150405")
	return []file{{name + ".md", r.markdown()}, {name + ".json", r.json()}}
}

func (r report) markdown() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Session of %s\n\nPortal time %s to %s.\n", r.To.Format("Monday 2 January 2006"), r.From.Format("15:04"), r.To.Format("15:04"))
	for _, s := range r.Sections {
		fmt.Fprintf(&b, "\n## %s\n\n", s.Title)
		for _, l := range s.Lines {
			fmt.Fprintf(&b, "- %s\n", plainMarkdown.Replace(l))
		}
		if len(s.Quote) > 0 {
			fmt.Fprintf(&b, "\n    %s\n", strings.Join(s.Quote, "\n    "))
		}
	}
	b.WriteString("\nPINs: none recorded.\n")
	return b.Bytes()
}

// plainMarkdown takes the meaning from what Markdown would read as markup.
var plainMarkdown = strings.NewReplacer("*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`, "\n", " ")

func (r report) json() []byte {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		// The sections' facts are plain structs of the screens; a test marshals each.
		return fmt.Appendf(nil, "{%q: %q}\n", "problem", err)
	}
	return append(text, '\n')
}

// sheetFile is a table as CSV.
func sheetFile(s kit.Sheet) file {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = inert(c)
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	w.Flush()
	return file{s.Name + ".csv", b.Bytes()}
}

// inert keeps a spreadsheet from taking a text for a formula.
func inert(cell string) string {
	if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "-") || strings.HasPrefix(cell, "@") {
		return "'" + cell
	}
	return cell
}
