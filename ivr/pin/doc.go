// Package pin holds what a mailbox owner keys in to prove who they are: the PIN itself, the rules
// that a new one must keep, and the keys under which one is stored.
//
// Start with [New], which makes a [PIN] of an entry, and [Rules.Check], which judges it:
//
//	rules := pin.Rules{MinLength: 4, MaxLength: 8, SequenceMax: 2}
//	broken := rules.Check(pin.New("1234"), pin.Context{Extension: "4012"})
//
// One rule of the house: digits leave a PIN through [PIN.Reveal] only. Printing one shows stars,
// marshalling one fails, and a stored one is a [Verifier] or [Sealed] under [Keys].
package pin
