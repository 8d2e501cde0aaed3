package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"voiceportal/ivr/scenario"
)

// junitSuites is the root of a JUnit file, in the form that Jenkins and GitLab read.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Time     string       `xml:"time,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name     string         `xml:"name,attr"`
	Class    string         `xml:"classname,attr"`
	File     string         `xml:"file,attr"`
	Time     string         `xml:"time,attr"`
	Failures []junitFailure `xml:"failure"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",cdata"`
}

// JUnit writes results as JUnit XML, a test case per scenario. Times are seconds of calls.
func JUnit(w io.Writer, all []scenario.Result) error {
	suite := junitSuite{Name: "voiceportal", Tests: len(all)}
	var length time.Duration
	for _, r := range all {
		length += r.Length
		c := junitCase{Name: r.Scenario, Class: "voiceportal.scenario", File: r.Path, Time: seconds(r.Length)}
		for _, f := range r.Failures {
			c.Failures = append(c.Failures, junitFailure{
				Message: f.Place + ": " + f.Problem, Type: "expectation",
				Text: clean("\n" + strings.Join(failure(f), "\n") + "\n"),
			})
		}
		if !r.Passed() {
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, c)
	}
	suite.Time = seconds(length)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	err := e.Encode(junitSuites{Tests: suite.Tests, Failures: suite.Failures, Time: suite.Time, Suites: []junitSuite{suite}})
	if err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	_, err = io.WriteString(w, "\n")
	return err
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }

// clean drops what XML cannot hold at all.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}
