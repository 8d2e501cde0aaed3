// Package call runs a caller's leg: it drives one [ivr.Machine], carries out what the flow wants
// against the accounts, and hands the rest to the line.
//
// There are two ways to run a leg. [Run] is real time: one goroutine per leg, one timer, keys from
// a [Line]. [Virtual] has no clock and no goroutine: leg time moves only when it is told to, so a
// whole conversation takes as long as the accounts need and gives the same transcript every time.
//
// The one rule: an outcome reaches the caller only after the accounts have said it, and the
// accounts say it only once it is on disk. A caller who hangs up, or a program that ends, does not
// take a request back.
package call
