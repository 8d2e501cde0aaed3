// Package storetest is one suite for every store of the voice portal. A store that passes
// [Run] keeps the promises of mailbox.Store; one that any number of processes share passes
// [RunShared] as well.
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t testing.TB) mailbox.Store { return mem.New(mem.Options{}) })
//	}
package storetest
