package report

import (
	"encoding/json"
	"io"

	"voiceportal/ivr/scenario"
)

// result is a result as JSON. Times are seconds of calls.
type result struct {
	Scenario string    `json:"scenario"`
	File     string    `json:"file"`
	Goal     string    `json:"goal,omitempty"`
	Passed   bool      `json:"passed"`
	Runs     int       `json:"runs"`
	Steps    int       `json:"steps"`
	Seconds  float64   `json:"seconds"`
	Failures []problem `json:"failures,omitempty"`
}

type problem struct {
	Run         string       `json:"run,omitempty"`
	At          string       `json:"at"`
	Step        string       `json:"step,omitempty"`
	Line        string       `json:"line"`
	Problem     string       `json:"problem"`
	Got         []string     `json:"got,omitempty"`
	Transcripts []transcript `json:"transcripts,omitempty"`
	Log         []string     `json:"log,omitempty"`
}

type transcript struct {
	Call  string   `json:"call"`
	Lines []string `json:"lines"`
}

// JSON writes one result as one line of JSON.
func JSON(w io.Writer, r scenario.Result) error {
	out := result{
		Scenario: r.Scenario, File: r.Path, Goal: r.Goal, Passed: r.Passed(),
		Runs: r.Runs, Steps: r.Steps, Seconds: r.Length.Seconds(),
	}
	for _, f := range r.Failures {
		p := problem{Run: f.Run, At: f.Place, Step: f.Step, Line: f.Line, Problem: f.Problem, Got: f.Got, Log: f.Log}
		for _, t := range f.Transcripts {
			p.Transcripts = append(p.Transcripts, transcript{t.Call, t.Lines})
		}
		out.Failures = append(out.Failures, p)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // --trigger--> in transcripts is to be read
	return e.Encode(out)
}
