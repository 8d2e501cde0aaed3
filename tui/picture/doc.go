// Package picture turns frames into SVG pictures: the documentation shows the program as it is,
// and a person can keep a screen as a file.
//
//	svg := picture.SVG("Voice Portal", kit.Dark(), picture.Shot{Frame: frame})
//
// Several shots make a picture that moves. The one rule: every cell stands on its own place of the
// grid, whatever font the reader has. Words are fitted to their cells, and lines, corners and
// blocks are drawn, not written, so that they join.
package picture
