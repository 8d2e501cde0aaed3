// Package scenario reads, checks and plays scenarios: whole conversations with the portal, written
// down one step per line, played in virtual time on a store of their own.
//
// A scenario is a text file, NAME.call. Each line is a verb and its arguments, as a tester would
// say it on the phone:
//
//	step Call your own mailbox
//	  call   from=harbor/4012 to=*98
//	  hear   welcome enter_passcode
//	  press  2580#
//	  expect state=main_menu
//
// # starts a comment only as the first character of a line, so keys mean what they say; arguments
// with blanks are quoted; ! before a verb negates it; indented lines belong to the line above.
// [Parse] reads a file, [File.Format] writes it in its one canonical form, and [Verbs] is the table
// that drives the checks and the reference alike.
//
// The one rule: the same file and the same seed give the same bytes, on any machine and on any
// number of cores. So nothing here reads a clock, sleeps or starts a goroutine while a scenario
// plays, no verb runs a program, and none touches a file.
package scenario
