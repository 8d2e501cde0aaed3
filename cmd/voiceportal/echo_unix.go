//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"os"

	"github.com/charmbracelet/x/termios"
)

// echoOf switches a terminal's echo, so that a PIN typed on a line is not shown.
func echoOf(f *os.File) func(show bool) error {
	fd := int(f.Fd())
	return func(show bool) error {
		now, err := termios.GetTermios(fd)
		if err != nil {
			return err
		}
		return termios.SetTermios(fd, uint32(now.Ispeed), uint32(now.Ospeed), nil, nil, nil, nil,
			map[termios.L]bool{termios.ECHO: show})
	}
}
