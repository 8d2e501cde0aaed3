// Package report writes what became of scenarios: as text for people, as JUnit XML and TAP for
// build servers, as JSON for programs. Nothing in a report depends on the machine or on how long
// anything took: the same results give the same bytes. Durations are those of the calls.
package report
