// Package mem is a store in memory, for tests, scenarios and generated load. It keeps the
// records in the form in which a file would hold them, so that nothing it returns aliases the
// store and nothing passes here that a file would refuse. It is gone with the process.
//
// Snapshots are persistent trees: a View never waits, and an Update costs no more in a large
// store than a few nodes.
package mem
