package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"strconv"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

func (p *program) whereCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "where",
		Short: "Every path, and what was found out about the terminal",
		Long: "Print where the program keeps things, what it knows of the terminal, and who you are in the audit. A bug\n" +
			"report needs these lines. It makes no store.",
		Example: "voiceportal where\nvoiceportal where --json",
		Args:    exactly(0),
		RunE:    func(*cobra.Command, []string) error { return p.where() },
	}
}

func (p *program) where() error {
	s, err := p.settle()
	if err != nil {
		return err
	}
	version := thisVersion()
	var f facts
	f.add("version", "%s %s %s", version.Version, version.Revision, version.Platform)
	f.add("store", "%s%s", s.store, missing(s.store))
	f.add("key file", "%s%s", s.keyFile, missing(s.keyFile))
	f.add("saved classes", "%s%s", savedFolder(s.store), missing(savedFolder(s.store)))
	f.add("config", "%s%s", s.configFile, missing(s.configFile))
	if marks, err := p.env.stateFolder(); err == nil {
		f.add("seen once", "%s%s", marks, missing(marks))
	}
	f.add("actor", "%s", s.actor)
	f.add("talks in", "%s", map[bool]string{true: "lines of text", false: "screens"}[p.lines(s)])
	f.add("stdin", "%s", p.kindOf(p.stdin))
	f.add("stdout", "%s", p.kindOf(p.stdout))
	f.add("clipboard", "%s", cmp.Or(p.clipboardTool().String(), "the terminal (OSC 52)"))
	for _, name := range []string{"TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "CLICOLOR", "NO_MOTION", "ACCESSIBLE"} {
		f.add(name, "%s", p.env[name])
	}
	if p.flags.json {
		object := make(map[string]string, len(f))
		for _, fact := range f {
			object[fact[0]] = fact[1]
		}
		return p.printJSON(p.stdout, object)
	}
	return f.print(p.stdout)
}

// missing notes that there is no such file yet.
func missing(path string) string {
	if path == "" {
		return ""
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return " (not there yet)"
	}
	return ""
}

// kindOf says what a stream is connected to.
func (p *program) kindOf(stream any) string {
	f, ok := terminalOf(stream)
	if !ok {
		return "no terminal"
	}
	columns, rows, err := term.GetSize(f.Fd())
	if err != nil {
		return "a terminal"
	}
	return "a terminal of " + strconv.Itoa(columns) + " columns and " + strconv.Itoa(rows) + " rows"
}
