package scenario

import (
	"fmt"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// Coverage is what calls have reached of the portal.
type Coverage struct {
	states      map[ivr.State]bool
	transitions map[move]bool
	prompts     map[ivr.PromptID]bool
	rules       map[pin.Rule]bool
}

// move is what tells transitions apart.
type move struct {
	from    ivr.State
	trigger ivr.Trigger
}

func NewCoverage() *Coverage {
	return &Coverage{map[ivr.State]bool{}, map[move]bool{}, map[ivr.PromptID]bool{}, map[pin.Rule]bool{}}
}

// note takes in what happened on a call.
func (c *Coverage) note(what ivr.Fact) {
	switch what := what.(type) {
	case ivr.Moved:
		c.states[what.From], c.states[what.To] = true, true
		c.transitions[move{what.From, what.Trigger}] = true
	case ivr.CheckDone:
		for _, rule := range what.Rules {
			c.rule(rule)
		}
	case ivr.ChangeDone:
		for _, rule := range what.Rules {
			c.rule(rule)
		}
	}
}

func (c *Coverage) rule(r pin.Rule) { c.rules[r] = true }

func (c *Coverage) prompt(p ivr.PromptID) { c.prompts[p] = true }

// Add takes in what others have reached.
func (c *Coverage) Add(other *Coverage) {
	for s := range other.states {
		c.states[s] = true
	}
	for t := range other.transitions {
		c.transitions[t] = true
	}
	for p := range other.prompts {
		c.prompts[p] = true
	}
	for r := range other.rules {
		c.rules[r] = true
	}
}

// Part is one kind of thing that scenarios can reach.
type Part struct {
	Name   string // "states"
	Total  int
	Missed []string // in the order of their tables
}

// Reached is how many were reached.
func (p Part) Reached() int { return p.Total - len(p.Missed) }

// Parts tell of states, transitions, prompts that a caller can hear, and PIN rules how many there
// are, and which were never reached.
func (c *Coverage) Parts() []Part {
	parts := []Part{{Name: "states"}, {Name: "transitions"}, {Name: "prompts"}, {Name: "rules"}}
	count := func(p *Part, name string, reached bool) {
		p.Total++
		if !reached {
			p.Missed = append(p.Missed, name)
		}
	}
	for _, s := range ivr.States() {
		count(&parts[0], string(s), c.states[s])
	}
	for _, t := range ivr.Transitions() {
		count(&parts[1], Transition(t), c.transitions[move{t.From, t.Trigger}])
	}
	for _, p := range ivr.Prompts() {
		// A telephone has no other keys than digits, * and #: only an admin can break that rule.
		if p != ivr.RulePrompt(pin.RuleDigits) {
			count(&parts[2], string(p), c.prompts[p])
		}
	}
	for _, r := range pin.AllRules() {
		count(&parts[3], string(r), c.rules[r])
	}
	return parts
}

// Transition is how a transition is written, as in a transcript.
func Transition(t ivr.Transition) string {
	return fmt.Sprintf("%s --%s--> %s", t.From, t.Trigger, t.To)
}

// Percent is the share that was reached of everything there is, from 0 to 100.
func (c *Coverage) Percent() float64 {
	reached, total := 0, 0
	for _, p := range c.Parts() {
		reached, total = reached+p.Reached(), total+p.Total
	}
	return 100 * float64(reached) / float64(total)
}
