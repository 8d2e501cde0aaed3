package ivr_test

import (
	"regexp"
	"slices"
	"testing"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

func TestPromptsAreListedOnceInSnakeCase(t *testing.T) {
	t.Parallel()
	snake := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	seen := map[ivr.PromptID]bool{}
	for _, id := range ivr.Prompts() {
		if seen[id] {
			t.Errorf("%s is listed twice", id)
		}
		if seen[id] = true; !snake.MatchString(string(id)) {
			t.Errorf("%s is not in snake_case", id)
		}
	}
}

func TestEveryRuleHasAPrompt(t *testing.T) {
	t.Parallel()
	for rule, want := range map[pin.Rule]ivr.PromptID{
		pin.RuleSequence:   "rule_sequence",
		pin.RuleKeypadLine: "rule_keypad_line",
		pin.RuleBlocklist:  "rule_blocklist",
		pin.RuleTooSoon:    "rule_too_soon",
	} {
		if got := ivr.RulePrompt(rule); got != want || !slices.Contains(ivr.Prompts(), got) {
			t.Errorf("prompt of %s is %s, want %s and listed", rule, got, want)
		}
	}
}

func TestPlaceholdersHaveANameAndAKind(t *testing.T) {
	t.Parallel()
	for _, id := range ivr.Prompts() {
		for _, p := range ivr.Placeholders(id) {
			if p.Name == "" || p.Kind < ivr.ArgNumber || p.Kind > ivr.ArgTime {
				t.Errorf("%s has placeholder %+v", id, p)
			}
		}
	}
	if got := ivr.Placeholders("nonsense"); got != nil {
		t.Errorf("an unknown prompt has placeholders %v", got)
	}
}
