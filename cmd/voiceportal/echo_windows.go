package main

import "golang.org/x/sys/windows"

// echo shows or hides what is typed in the console; nil where stdin is none.
func (p *program) echo() func(show bool) error {
	f, ok := terminalOf(p.stdin)
	if !ok {
		return nil
	}
	return func(show bool) error {
		console := windows.Handle(f.Fd())
		var mode uint32
		if err := windows.GetConsoleMode(console, &mode); err != nil {
			return err
		}
		mode &^= windows.ENABLE_ECHO_INPUT
		if show {
			mode |= windows.ENABLE_ECHO_INPUT
		}
		return windows.SetConsoleMode(console, mode)
	}
}
