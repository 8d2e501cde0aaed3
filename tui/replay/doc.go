// Package replay shows a tape: a call that is over, event by event, forward and back, with what each
// event changed and what could have happened instead.
//
// The one rule: looking at the past changes nothing. A replay plays the tape on a machine of its
// own, knows no store, and needs no PIN.
package replay
