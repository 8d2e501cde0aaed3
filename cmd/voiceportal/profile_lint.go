package main

import (
	"fmt"

	"voiceportal/ivr/profile"
)

// lintJSON is the strength of a profile as --json prints it.
type lintJSON struct {
	File    string      `json:"file"`
	Profile string      `json:"profile"`
	Lengths []spaceJSON `json:"lengths"`
	Advice  []string    `json:"advice"`
}

type spaceJSON struct {
	Digits   int     `json:"digits"`
	Left     float64 `json:"left"`
	Share    float64 `json:"share"`
	Exact    bool    `json:"exact"`
	MostUsed int     `json:"most_used_known,omitempty"`
	Survive  int     `json:"most_used_accepted,omitempty"`
}

// printLint tells how strong a profile is.
func (p *program) printLint(file string, one *profile.Profile) error {
	report := one.Lint()
	o := lintJSON{File: file, Profile: one.Name, Advice: append([]string{}, report.Advice...)}
	for _, k := range report.Keyspaces {
		space := spaceJSON{Digits: k.Length, Left: k.Left, Share: k.Share, Exact: k.Exact}
		for _, s := range report.MostUsed {
			if s.Length == k.Length {
				space.MostUsed, space.Survive = s.Known, len(s.PINs)
			}
		}
		o.Lengths = append(o.Lengths, space)
	}
	if p.flags.json {
		return p.printJSON(p.stdout, o)
	}
	fmt.Fprintf(p.stdout, "%s: profile %s is in order\n\n", file, one.Name)
	t := table{head: []string{"DIGITS", "PINS LEFT", "SHARE", "OF THE MOST USED"}}
	for _, s := range o.Lengths {
		left, used := fmt.Sprintf("%.0f", s.Left), ""
		if !s.Exact {
			left = fmt.Sprintf("about %.2g", s.Left)
		}
		if s.MostUsed > 0 {
			used = fmt.Sprintf("%d of %d accepted", s.Survive, s.MostUsed)
		}
		t.add(fmt.Sprint(s.Digits), left, fmt.Sprintf("%.1f %%", 100*s.Share), used)
	}
	if err := t.print(p.stdout, "no lengths"); err != nil {
		return err
	}
	for _, advice := range o.Advice {
		p.say("%s", advice)
	}
	return nil
}
