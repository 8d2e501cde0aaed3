package tui

import (
	"context"
	"io"
	"time"

	"voiceportal/tui/kit"
)

// Options are what [Run] needs. Screens is required; everything else may be left out.
type Options struct {
	// Screens in the order of their tabs; the first is open at the start.
	Screens []kit.Screen
	// Hidden screens have no tab; they are reached from other screens.
	Hidden []kit.Screen
	// Actions are what can be done on every screen, beside what the program itself can do; they stand
	// in the context [kit.Everywhere]. nil for none.
	Actions func() []kit.Action
	// Now is the portal time, asked once a second outside the program's loop; nil shows no clock.
	Now func(context.Context) (time.Time, error)

	// Copy puts text on the clipboard with the system's tool, or fails with [clipboard.ErrNoTool]:
	// then the terminal is asked to. nil always asks the terminal.
	Copy func(ctx context.Context, text string) error
	// Keep writes a file of a name into the folder of reports, and returns its path. nil writes
	// nothing, and offers nothing to write.
	Keep func(name string, text []byte) (path string, err error)

	Keys    kit.Keys      // chosen for actions; see [Rebind]
	Theme   kit.ThemeName // "" is auto
	NoMouse bool          // leave the mouse to the terminal until M is pressed
	ASCII   bool          // draw ASCII only

	Env    []string  // the environment, as os.Environ gives it
	Input  io.Reader // nil for the terminal
	Output io.Writer // nil for the terminal
}

// Phone is a screen that dials: while it is the open one, keys 0 to 9, * and # go to it, and the
// root asks it before it quits.
type Phone interface {
	// Live describes the call in progress in one line, nil without a call.
	Live() kit.Line
	// Place makes the phone call.
	Place(kit.PlaceCall) kit.Screen
}
