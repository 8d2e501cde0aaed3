// Package handset is the telephone on the screen: a desk phone with its display and keys, the
// conversation as it is spoken, and what the portal is waiting for.
//
// A [Screen] places calls on an [Exchange] and follows each through its [Leg]; a [Switchboard] is
// the exchange that runs real legs of package call. Keys reach the portal through the leg's one
// ordered queue, never by a command each.
//
// The one rule: the handset shows and dials, it decides nothing. Which tries are left, which keys
// do something and when a timer fires comes from the leg's snapshot, and a digit of a secret is
// known to the keypad only for the moment it is pressed.
package handset
