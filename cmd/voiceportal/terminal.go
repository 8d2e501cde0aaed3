package main

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// terminalOf is the terminal that a stream is connected to; ok is false for files, pipes and
// buffers.
func terminalOf(stream any) (f *os.File, ok bool) {
	f, ok = stream.(*os.File)
	return f, ok && term.IsTerminal(f.Fd())
}

// interactive reports whether a person sits at both ends.
func (p *program) interactive() bool {
	_, in := terminalOf(p.stdin)
	_, out := terminalOf(p.stdout)
	return in && out
}

// lines reports whether the program should talk in lines of text: asked for, or because there is
// no terminal at both ends.
func (p *program) lines(s settings) bool { return s.plain || !p.interactive() }
