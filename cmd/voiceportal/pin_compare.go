package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"voiceportal/ivr/profile"
)

func (p *program) pinCompareCommand() *cobra.Command {
	var x pinContext
	c := &cobra.Command{
		Use:   "compare PROFILE PROFILE",
		Short: "PINs on which two profiles differ",
		Long: "Try every PIN of up to six digits, and a sample of the longer ones, under two profiles, and tell on\n" +
			"which they differ and by which rule. The examples are nobody's PIN.",
		Example: "voiceportal pin compare essensys broadcloud",
		Args:    exactly(2),
		RunE: func(_ *cobra.Command, args []string) error {
			first, err := profileByName(args[0])
			if err != nil {
				return err
			}
			second, err := profileByName(args[1])
			if err != nil {
				return err
			}
			return p.printComparison(profile.Compare(first, second, x.context()))
		},
	}
	x.flags(c)
	return c
}

// comparisonJSON is a comparison as --json prints it.
type comparisonJSON struct {
	Profiles [2]string        `json:"profiles"`
	Lengths  []lengthJSON     `json:"lengths"`
	Rules    []differenceJSON `json:"rules"`
}

type lengthJSON struct {
	Length     int  `json:"length"`
	Tried      int  `json:"tried"`
	Exact      bool `json:"exact"`
	Both       int  `json:"both"`
	OnlyFirst  int  `json:"only_first"`
	OnlySecond int  `json:"only_second"`
	Neither    int  `json:"neither"`
}

type differenceJSON struct {
	RefusedBy string   `json:"refused_by"`
	Rule      string   `json:"rule"`
	PINs      int      `json:"pins"`
	Examples  []string `json:"examples"`
}

func (p *program) printComparison(c profile.Comparison) error {
	if p.flags.json {
		o := comparisonJSON{Profiles: [2]string{c.P, c.Q}}
		for _, l := range c.Lengths {
			o.Lengths = append(o.Lengths, lengthJSON{l.Length, l.Tried, l.Exact, l.Both, l.OnlyP, l.OnlyQ, l.Neither})
		}
		for _, r := range c.Rules {
			o.Rules = append(o.Rules, differenceJSON{r.By, string(r.Rule), r.PINs, r.Examples})
		}
		return p.printJSON(p.stdout, o)
	}
	lengths := table{head: []string{"DIGITS", "TRIED", "BOTH ACCEPT", "ONLY " + c.P, "ONLY " + c.Q, "NEITHER"}}
	for _, l := range c.Lengths {
		tried := fmt.Sprint(l.Tried)
		if !l.Exact {
			tried += " sampled"
		}
		lengths.add(fmt.Sprint(l.Length), tried, fmt.Sprint(l.Both), fmt.Sprint(l.OnlyP), fmt.Sprint(l.OnlyQ), fmt.Sprint(l.Neither))
	}
	if err := lengths.print(p.stdout, "no lengths to compare"); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout)
	rules := table{head: []string{"REFUSED BY", "RULE", "PINS", "SUCH AS"}}
	for _, r := range c.Rules {
		rules.add(r.By, string(r.Rule), fmt.Sprint(r.PINs), strings.Join(r.Examples, " "))
	}
	return rules.print(p.stdout, "the two agree on every PIN that was tried")
}
