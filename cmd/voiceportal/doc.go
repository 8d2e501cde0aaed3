// Command voiceportal is a telephone voice portal in a terminal: a phone that calls it, and the
// console of the admins who look after its mailboxes.
//
// This package wires the parts together and holds no rule of its own: a file for each verb reads
// flags, calls the accounts and prints what they say. Results go to stdout; whatever the program
// has to say about itself goes to stderr, as lines that begin with "voiceportal:". The exit code
// is 0 for done, 1 for a thing that failed, 2 for a command that was not understood.
package main
