package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"voiceportal/ivr/scenario"
)

// Text writes one result: a line, and after it what failed and how to play it again. Again is the
// command that does so, without the file.
func Text(w io.Writer, r scenario.Result, again string) error {
	var b strings.Builder
	verdict := "ok  "
	if !r.Passed() {
		verdict = "FAIL"
	}
	fmt.Fprintf(&b, "%s  %-36s %s\n", verdict, r.Scenario, facts(r))
	for _, f := range r.Failures {
		b.WriteString(indent("      ", failure(f)))
	}
	if !r.Passed() && again != "" {
		fmt.Fprintf(&b, "      again: %s %s\n", again, r.Path)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// facts tells how much was played.
func facts(r scenario.Result) string {
	s := plural(r.Steps, "step") + ", " + spoken(r.Length)
	if r.Runs > 1 {
		s = plural(r.Runs, "run") + ", " + s
	}
	return s
}

// failure tells of one failure: where, what instead, and what happened until then.
func failure(f scenario.Failure) []string {
	var all []string
	place := f.Place
	if f.Run != "" {
		place += " (" + f.Run + ")"
	}
	all = append(all, place)
	if f.Step != "" {
		all = append(all, "step "+f.Step)
	}
	all = append(all, "  "+f.Line, f.Problem)
	all = append(all, f.Got...)
	for _, t := range f.Transcripts {
		all = append(all, "call "+t.Call)
		for _, l := range t.Lines {
			all = append(all, "  "+l)
		}
	}
	if len(f.Log) > 0 {
		all = append(all, "log")
		for _, l := range f.Log {
			all = append(all, "  "+l)
		}
	}
	return all
}

// Summary writes the last line: how many passed and failed.
func Summary(w io.Writer, all []scenario.Result) error {
	failed, length := 0, time.Duration(0)
	for _, r := range all {
		length += r.Length
		if !r.Passed() {
			failed++
		}
	}
	words := plural(len(all)-failed, "scenario") + " passed"
	if failed > 0 {
		words += fmt.Sprintf(", %d failed", failed)
	}
	_, err := fmt.Fprintf(w, "%s, %s\n", words, spoken(length))
	return err
}

// Coverage writes what was reached of each part, and names what never was.
func Coverage(w io.Writer, c *scenario.Coverage) error {
	var b strings.Builder
	for _, p := range c.Parts() {
		fmt.Fprintf(&b, "%-12s %3d of %3d\n", p.Name, p.Reached(), p.Total)
		for _, m := range p.Missed {
			fmt.Fprintf(&b, "  never reached: %s\n", m)
		}
	}
	fmt.Fprintf(&b, "%-12s %.1f%%\n", "in all", c.Percent())
	_, err := io.WriteString(w, b.String())
	return err
}

func indent(by string, lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(by+l, " ") + "\n")
	}
	return b.String()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// spoken is how long calls took, in minutes and seconds.
func spoken(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d of calls", int(d.Minutes()), int(d.Seconds())%60)
}
