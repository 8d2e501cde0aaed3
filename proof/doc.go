// Package proof holds the tests and measurements of the portal as a whole: what no single package
// can show. Real processes are killed, race each other and meet broken stores; and what the portal
// takes is measured beside the least that anything could take in the same place.
//
// Begin with crash_test.go for what is promised of a store, and with docs/performance.md for how to
// read the measurements. The package has no code of its own, and nothing imports it.
package proof
