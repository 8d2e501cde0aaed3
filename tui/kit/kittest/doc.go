// Package kittest checks what screens draw: golden frames in every theme, the size of a frame,
// the glyphs in it, and that what looks clickable can be hit.
//
// A golden file is the frame's text, then a letter for each cell's look, then what each letter
// stands for. `go test ./tui/... -update` rewrites them; read the difference before keeping it.
package kittest
