package profile

import (
	"slices"

	"voiceportal/ivr/pin"
)

// Comparison is on which PINs two profiles differ.
type Comparison struct {
	P, Q    string // their names
	Lengths []LengthDifference
	Rules   []RuleDifference
}

// LengthDifference counts the PINs of one length by which profile accepts them.
type LengthDifference struct {
	Length  int
	Tried   int  // PINs that were judged
	Exact   bool // all there are; else a sample
	Both    int
	OnlyP   int
	OnlyQ   int
	Neither int
}

// RuleDifference is a rule by which one profile refuses PINs that the other one accepts.
type RuleDifference struct {
	By       string // the profile that refuses
	Rule     pin.Rule
	PINs     int      // how many of those tried; a PIN that breaks several rules counts for each
	Examples []string // the first few, shortest first; nobody's PIN in particular
}

// examples is how many PINs illustrate a difference.
const examples = 5

// Compare judges PINs by the rules of both profiles, for the person of the context. It tries every
// PIN of up to six digits and a sample of the longer ones, at each length that either allows, and so
// takes a second or two.
func Compare(p, q *Profile, ctx pin.Context) Comparison {
	c := &comparer{result: Comparison{P: p.Name, Q: q.Name}}
	for _, n := range union(lengths(p.PIN), lengths(q.PIN)) {
		c.result.Lengths = append(c.result.Lengths, c.length(p, q, n, ctx))
	}
	slices.SortStableFunc(c.result.Rules, func(a, b RuleDifference) int {
		if a.By != b.By {
			return slices.Index([]string{p.Name, q.Name}, a.By) - slices.Index([]string{p.Name, q.Name}, b.By)
		}
		return slices.Index(pin.AllRules(), a.Rule) - slices.Index(pin.AllRules(), b.Rule)
	})
	return c.result
}

type comparer struct{ result Comparison }

func (c *comparer) length(p, q *Profile, n int, ctx pin.Context) LengthDifference {
	d := LengthDifference{Length: n, Exact: n <= countable}
	for candidate := range candidates(n) {
		d.Tried++
		byP, byQ := p.PIN.Check(candidate, ctx), q.PIN.Check(candidate, ctx)
		switch {
		case len(byP) == 0 && len(byQ) == 0:
			d.Both++
		case len(byP) == 0:
			d.OnlyP++
			c.note(q.Name, byQ, candidate)
		case len(byQ) == 0:
			d.OnlyQ++
			c.note(p.Name, byP, candidate)
		default:
			d.Neither++
		}
	}
	return d
}

// note counts what a profile refuses and the other one does not.
func (c *comparer) note(by string, broken []pin.Violation, candidate pin.PIN) {
	for _, v := range broken {
		i := slices.IndexFunc(c.result.Rules, func(r RuleDifference) bool { return r.By == by && r.Rule == v.Rule })
		if i < 0 {
			i = len(c.result.Rules)
			c.result.Rules = append(c.result.Rules, RuleDifference{By: by, Rule: v.Rule})
		}
		r := &c.result.Rules[i]
		r.PINs++
		if len(r.Examples) < examples {
			r.Examples = append(r.Examples, candidate.Reveal())
		}
	}
}

// union is all lengths of both, ascending.
func union(a, b []int) []int {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
