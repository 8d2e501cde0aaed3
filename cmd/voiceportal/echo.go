//go:build !windows

package main

import (
	"github.com/charmbracelet/x/termios"
)

// echo shows or hides what is typed on the terminal; nil where stdin is none.
func (p *program) echo() func(show bool) error {
	f, ok := terminalOf(p.stdin)
	if !ok {
		return nil
	}
	shown := true
	return func(show bool) error {
		if show == shown {
			return nil
		}
		shown = show
		return termios.SetTermios(int(f.Fd()), 0, 0, nil, nil, nil, nil, map[termios.L]bool{termios.ECHO: show})
	}
}
