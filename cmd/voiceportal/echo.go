//go:build !windows

package main

import "github.com/charmbracelet/x/termios"

// echo shows or hides what is typed on the terminal; nil where stdin is none.
func (p *program) echo() func(show bool) error {
	f, ok := terminalOf(p.stdin)
	if !ok {
		return nil
	}
	fd := int(f.Fd())
	return func(show bool) error {
		now, err := termios.GetTermios(fd)
		if err != nil {
			return err
		}
		// The line's speeds are set along with its flags, and a speed of zero would hang up.
		return termios.SetTermios(fd, uint32(now.Ispeed), uint32(now.Ospeed), nil, nil, nil, nil,
			map[termios.L]bool{termios.ECHO: show})
	}
}
