package trainer

import (
	"strconv"
	"strings"

	"voiceportal/ivr/scenario"
)

// title is a lesson's name as people say it: "PIN lockout".
func title(s *scenario.Scenario) string {
	words := strings.Split(s.Name, "-")
	for i, w := range words {
		if w == "pin" || w == "pins" {
			words[i] = "PIN" + strings.TrimPrefix(w, "pin")
		}
	}
	name := strings.Join(words, " ")
	return strings.ToUpper(name[:1]) + name[1:]
}

// speed is the speed of the lesson: 0.5×.
func (s *Screen) speed() string {
	return strconv.FormatFloat(rates[s.rate], 'g', -1, 64) + "×"
}

// plainly is what a step expects, in words rather than in those of the language.
func plainly(expect string) string {
	verb, rest, _ := strings.Cut(expect, " ")
	rest, _, _ = strings.Cut(rest, " text~") // the words of a prompt are heard anyway
	rest = strings.NewReplacer("_", " ", "=", " ").Replace(rest)
	if verb == "hear" {
		return "to hear " + strings.TrimPrefix(rest, "exactly ")
	}
	return rest
}

// current is the index of the step that the page is about: the one being shown, or the one to do
// next.
func (s *Screen) current() int {
	i := s.done
	switch {
	case s.driven:
		i = s.path.step
	case s.show.moving() && s.done > 0:
		i = s.done - 1
	}
	return max(0, min(i, len(s.steps)-1))
}
