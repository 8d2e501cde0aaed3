// Package password holds the web password of My Phone and the UC-One apps, which stands beside the
// voice PIN: the password itself, the rules that a new one must keep, and how one is stored.
//
// Start with [New], which makes a [Password] of what was typed, [Rules.Check], which judges it, and a
// [Hasher], which stores it:
//
//	rules := password.Rules{MinLength: 10, Classes: true, Identifiers: true}
//	broken := rules.Check(password.New("tin roof"), password.Context{UserName: "ana@harbor.example"})
//
// One rule of the house, as for PINs: characters leave a Password through [Password.Reveal] only.
// Printing one shows stars, and marshalling one fails.
//
// People choose passwords as words, so a stored one must be dear to guess: Argon2id, which costs
// memory and time for every try. (A PIN has too few digits for that, and is protected by a key.)
package password
