package tui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/clipboard"
	"voiceportal/tui/kit"
)

// shareActions copy and keep what is on the screens.
func (m *model) shareActions() []kit.Action {
	return []kit.Action{
		{
			ID: "copy", Context: kit.Everywhere, Keys: []string{"y"}, Title: "Copy", Hint: "Copy", Priority: 12,
			Effect: "Copies what has the focus as text, without PINs.", Anywhere: true, Enabled: m.canCopy,
			Run: func(string) tea.Cmd { return m.copyOut(m.current().(kit.Copier).Copied()) },
		},
		{
			ID: "export", Context: kit.Everywhere, Keys: []string{"E"}, Title: "Export", Anywhere: true, Enabled: m.canKeep,
			Effect: "Writes the table as CSV, or else the report of the session, into the folder reports.",
			Run:    func(string) tea.Cmd { return m.export() },
		},
		{
			ID: "report", Context: kit.Everywhere, Label: "ctrl+p", Title: "Session report", Anywhere: true, Enabled: m.canKeep,
			Effect: "Writes what happened in this session, as Markdown and as JSON, into the folder reports.",
			Run:    func(string) tea.Cmd { return m.keep(m.report().files()) },
		},
	}
}

func (m *model) canCopy() (bool, string) {
	if c, ok := m.current().(kit.Copier); !ok || len(c.Copied()) == 0 {
		return false, "There is nothing here to copy yet."
	}
	return true, ""
}

func (m *model) canKeep() (bool, string) {
	return m.opts.Keep != nil, "This session writes no files."
}

// copyOut puts lines on the clipboard: with the system's tool where there is one, else the terminal
// is asked to, which does not tell whether it did.
func (m *model) copyOut(lines []string) tea.Cmd {
	ctx, put, text := m.ctx, m.opts.Copy, strings.Join(lines, "\n")+"\n"
	count := counted(len(lines), "line")
	return func() tea.Msg {
		err := clipboard.ErrNoTool
		if put != nil {
			err = put(ctx, text)
		}
		if err == nil {
			return kit.Toast{Level: kit.Done, Text: "Copied " + count + " with the system's tool."}
		}
		toast := kit.Toast{Level: kit.News, Text: "Sent " + count + " to your terminal (OSC 52). If nothing arrived, E writes a file."}
		if !errors.Is(err, clipboard.ErrNoTool) {
			toast.Level, toast.Text = kit.Warning, "The clipboard tool failed; sent "+count+" to your terminal (OSC 52) instead."
		}
		return sendCopy{text: text, toast: toast}
	}
}

// sendCopy is text that the terminal is to put on the clipboard.
type sendCopy struct {
	text  string
	toast kit.Toast
}

// cmd asks the terminal, and tells.
func (s sendCopy) cmd() tea.Cmd {
	return tea.Batch(tea.SetClipboard(s.text), func() tea.Msg { return s.toast })
}

// export writes the open screen's table, or the report where it has none.
func (m *model) export() tea.Cmd {
	if t, ok := m.current().(kit.Tabular); ok {
		return m.keep([]file{sheetFile(t.Sheet())})
	}
	return m.keep(m.report().files())
}

// file is something to be kept.
type file struct {
	name string
	text []byte
}

// keep writes files and says where they are. What cannot be written is copied instead.
func (m *model) keep(files []file) tea.Cmd {
	write := m.opts.Keep
	return func() tea.Msg {
		var paths []string
		for _, f := range files {
			path, err := write(f.name, f.text)
			if err != nil {
				return unkept{text: f.text, err: err}
			}
			paths = append(paths, path)
		}
		return kit.Toast{Level: kit.Done, Text: "Saved " + strings.Join(paths, " and ") + "."}
	}
}

// unkept is a file that could not be written.
type unkept struct {
	text []byte
	err  error
}

// instead copies what could not be written.
func (m *model) instead(u unkept) tea.Cmd {
	lines := strings.Split(strings.TrimRight(string(u.text), "\n"), "\n")
	return tea.Sequence(m.copyOut(lines),
		kit.Tell(kit.Failure, fmt.Sprintf("Could not save it: %v. The text went to the clipboard instead.", u.err)))
}

func counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
