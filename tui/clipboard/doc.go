// Package clipboard puts text on the clipboard of the person who sits at the terminal, with the
// system's own tool.
//
// The one rule: a tool is used only where its clipboard is that person's. In a session over ssh it
// would be the clipboard of the other machine, so that there the terminal itself has to do it, with
// the sequence OSC 52, which the program sends when [Tool.Copy] answers that there is no tool.
package clipboard
