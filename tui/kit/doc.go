// Package kit is what every screen of the terminal interface is drawn with: colours by meaning,
// text measured in cells, panels, tables, dialogs, fields, and one table of actions.
//
// A screen draws into an [Area] of a [Frame]. A Frame is a grid of cells: whatever is drawn, it
// comes out as exactly as many lines of exactly as many cells as the terminal has, text from a
// record cannot carry an escape sequence to the terminal, and what may be clicked is known by
// name, the topmost first. Styles are named by what they mean ([Danger], [Muted]); a [Theme]
// turns them into colours at the very end.
//
//	f := kit.NewFrame(80, 24)
//	in := kit.Panel{Title: "State", Focused: true}.Draw(f.Area())
//	in.Text(0, 0, kit.Danger.Strong(), "locked")
//	fmt.Println(f.Render(kit.Dark()))
//
// The one rule: nothing is drawn but through an Area, and nothing is done but through an
// [Action], so that keys, footer, help and mouse cannot disagree.
package kit
