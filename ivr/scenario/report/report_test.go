package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/scenario"
	"voiceportal/ivr/scenario/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// results are one scenario that passed, and one that failed in two of its runs.
func results() []scenario.Result {
	return []scenario.Result{
		{Scenario: "sign-in", Path: "tests/sign-in.call", Goal: "Sign in.", Runs: 1, Steps: 1, Length: 65 * time.Second},
		{
			Scenario: "five # wrong", Path: "tests/five.call", Runs: 3, Steps: 12, Length: 1500 * time.Millisecond,
			Failures: []scenario.Failure{
				{
					Run: "row 1", Place: "tests/five.call:7:3", Step: "The fifth", Line: "hear locked_out",
					Problem: "not heard: locked_out", Got: []string{"heard instead: incorrect <again>", "to wait longer, say within="},
					Transcripts: []scenario.Transcript{{Call: "a, harbor/4012 to *98", Lines: []string{
						"00:00.000 > answer", "00:00.000 - collect_pin --pin_entered--> verify_pin",
					}}},
					Log: []string{"level=ERROR msg=\"accounts unavailable\""},
				},
				{Run: "row 3", Place: "tests/five.call:2:1", Line: "call from=harbor/9 to=*98", Problem: "the call cannot be placed"},
			},
		},
	}
}

// golden compares with a file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	for _, r := range results() {
		if err := report.Text(&b, r, "voiceportal run --seed 7"); err != nil {
			t.Fatal(err)
		}
	}
	if err := report.Summary(&b, results()); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.txt", b.String())
}

func TestJUnit(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.JUnit(&b, results()); err != nil {
		t.Fatal(err)
	}
	golden(t, "junit.xml", b.String())
	var tree struct {
		Suites []struct {
			Cases []struct {
				Name     string `xml:"name,attr"`
				Failures []struct {
					Text string `xml:",chardata"`
				} `xml:"failure"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(b.Bytes(), &tree); err != nil {
		t.Fatal(err)
	}
	failed := tree.Suites[0].Cases[1]
	if failed.Name != "five # wrong" || len(failed.Failures) != 2 || !strings.Contains(failed.Failures[0].Text, "incorrect <again>") {
		t.Errorf("read back, the failed case is %+v", failed)
	}
}

func TestJUnitHoldsNothingThatXMLCannot(t *testing.T) {
	t.Parallel()
	r := scenario.Result{Scenario: "odd", Failures: []scenario.Failure{{Problem: "odd", Got: []string{"a\x00b\x1bc"}}}}
	var b bytes.Buffer
	if err := report.JUnit(&b, []scenario.Result{r}); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(b.Bytes(), new(struct{})); err != nil || !strings.Contains(b.String(), "abc") {
		t.Errorf("%v:\n%q", err, b.String())
	}
}

func TestTAP(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.TAP(&b, results()); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.tap", b.String())
}

func TestJSON(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	for _, r := range results() {
		if err := report.JSON(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "report.json", b.String())
	for line := range strings.Lines(b.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Coverage(&b, scenario.NewCoverage()); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, want := range []string{
		"states         0 of  25\n", "  never reached: verify_pin --locked--> locked_out\n",
		"  never reached: history\n", "in all       0.0%\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("coverage of nothing lacks %q:\n%s", want, got)
		}
	}
}

// full is a disk that is full.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFullDiskIsTold(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func() error{
		"text":     func() error { return report.Text(full{}, results()[1], "again") },
		"summary":  func() error { return report.Summary(full{}, results()) },
		"coverage": func() error { return report.Coverage(full{}, scenario.NewCoverage()) },
		"junit":    func() error { return report.JUnit(full{}, results()) },
		"tap":      func() error { return report.TAP(full{}, results()) },
		"json":     func() error { return report.JSON(full{}, results()[0]) },
	} {
		if err := write(); !errors.Is(err, errFull) {
			t.Errorf("%s on a full disk: %v, want %v", name, err, errFull)
		}
	}
}
