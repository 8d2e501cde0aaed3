// Package plain is the front for lines of text: no screen, no colour, no cursor, one fact per line
// with its speaker first and its time last. It serves people with a screen reader, scripts that
// pipe keys in, and terminals that can do no more.
//
// An input line holds keys as they would be pressed (4012#), or one of the words of [Help]. From a
// terminal a call runs in real time; from a file or pipe it runs in virtual time, where a line is
// pressed once every prompt has ended and the portal waits.
package plain
