package main

import (
	"voiceportal/tui"
	"voiceportal/tui/kit"
)

// looks are the options of every screen: what it looks like, and where copies and reports go.
func (p *program) looks(s settings) tui.Options {
	return tui.Options{
		Copy: p.clipboardTool().Copy, Keep: keepReport,
		Theme:   kit.ThemeName(s.screen.Theme),
		NoMouse: s.screen.Mouse != nil && !*s.screen.Mouse,
		ASCII:   s.screen.Glyphs == "ascii",
		Env:     p.env.list(),
	}
}
