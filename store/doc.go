// Package store is what all stores of the voice portal have in common: how records are written,
// how an act is laid over a snapshot, how changes are watched. The stores themselves are in
// store/bolt and store/mem; each supplies a [Snapshot] and commits [Writes], and everything else
// is here once.
package store
