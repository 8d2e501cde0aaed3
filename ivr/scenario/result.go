package scenario

import "time"

// Result is how a scenario went.
type Result struct {
	Scenario string
	Path     string
	Goal     string
	Runs     int
	Steps    int           // lines played, over all runs
	Length   time.Duration // time that passed in it, over all runs; no real time
	Failures []Failure     // at most one a run
	Reached  *Coverage
}

// Passed reports whether everything was as the scenario wants it.
func (r Result) Passed() bool { return len(r.Failures) == 0 }
