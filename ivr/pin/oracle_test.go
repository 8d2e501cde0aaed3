package pin_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// oracle judges PINs a second time, by lists of everything that is refused and by looking each up
// as text. It is slow and plain, and shares no code with the checker.
type oracle struct {
	rules   pin.Rules
	ctx     pin.Context
	initial string // the default PIN
	current string
	history []string
	name    []string // the words of the name, in keys

	runs               []string
	years, dates, used map[string]bool
}

func newOracle(r pin.Rules, ctx pin.Context, initial, current string, history, name []string) *oracle {
	o := &oracle{rules: r, ctx: ctx, initial: initial, current: current, history: history, name: name}
	if r.History >= 0 && r.History < len(history) {
		o.history = history[len(history)-r.History:]
	}
	up := "0123456789"
	if r.SequenceWrap {
		up = "01234567890123456789"
	}
	for i := 0; r.SequenceMax > 0 && i+r.SequenceMax < len(up); i++ {
		run := up[i : i+r.SequenceMax+1]
		o.runs = append(o.runs, run, backwards(run))
	}
	o.years, o.dates, o.used = make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for year := 1900; year < 2100; year++ {
		o.years[strconv.Itoa(year)] = true
	}
	for day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2000; day = day.AddDate(0, 0, 1) {
		o.dates[day.Format("0201")], o.dates[day.Format("0102")] = true, true
	}
	for length := range 9 {
		for _, p := range pin.MostUsed(length) {
			o.used[p] = true
		}
	}
	return o
}

func backwards(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

func holdsAny(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// broken are the rules that an entry of digits breaks, separated by blanks.
func (o *oracle) broken(s string) string {
	r, back := o.rules, backwards(s)
	var all []string
	add := func(rule string, broken bool) {
		if broken {
			all = append(all, rule)
		}
	}
	add("length", len(s) < r.MinLength || len(s) > r.MaxLength)
	add("repeat", r.RepeatMax > 0 && o.repeats(s))
	add("sequence", holdsAny(s, o.runs))
	add("pattern", r.Pattern && repeatsABlock(s))
	switch r.Extension {
	case "equal":
		add("extension", s == o.ctx.Extension || back == o.ctx.Extension)
	case "contains":
		add("extension", strings.Contains(s, o.ctx.Extension) || strings.Contains(back, o.ctx.Extension))
	}
	add("default", r.Default && s == o.initial)
	isCurrent := r.Current && (s == o.current || back == o.current)
	add("current", isCurrent)
	used := slices.Contains(o.history, s) || slices.Contains(o.history, back)
	add("history", r.History != 0 && used && !isCurrent)
	add("phone", r.Phone && (strings.Contains(o.ctx.Phone, s) || strings.Contains(o.ctx.Phone, back)))
	add("name", r.Name && holdsAny(s, o.name))
	add("keypad-line", r.KeypadLine && holdsAny(s, []string{
		"123", "456", "789", "147", "258", "580", "369", "159", "357",
		"321", "654", "987", "741", "852", "085", "963", "951", "753",
	}))
	add("distinct", o.different(s) < r.Distinct)
	add("increment", r.Increment > 0 && (o.near(s, o.current) || slices.ContainsFunc(o.history, func(h string) bool { return o.near(s, h) })))
	add("blocklist", o.listed(s))
	return strings.Join(all, " ")
}

func (o *oracle) repeats(s string) bool {
	for digit := range 10 {
		d := strconv.Itoa(digit)
		if o.rules.RepeatScope == "anywhere" && strings.Count(s, d) > o.rules.RepeatMax {
			return true
		}
		if strings.Contains(s, strings.Repeat(d, o.rules.RepeatMax+1)) {
			return true
		}
	}
	return false
}

func repeatsABlock(s string) bool {
	for i := range s {
		for j := i + 2; j <= len(s); j++ {
			if strings.HasPrefix(s[j:], s[i:j]) {
				return true
			}
		}
	}
	return false
}

func (o *oracle) different(s string) int {
	b := []byte(s)
	slices.Sort(b)
	return len(slices.Compact(b))
}

func (o *oracle) near(s, before string) bool {
	a, _ := strconv.Atoi(s)
	b, _ := strconv.Atoi(before)
	apart := max(a-b, b-a)
	return len(s) == len(before) && apart >= 1 && apart <= o.rules.Increment
}

func (o *oracle) listed(s string) bool {
	return slices.ContainsFunc(o.rules.Blocklist, func(list string) bool {
		return list == "most-used" && o.used[s] || list == "years" && o.years[s] || list == "dates" && o.isDate(s)
	})
}

func (o *oracle) isDate(s string) bool {
	switch len(s) {
	case 4:
		return o.dates[s]
	case 6:
		return o.dates[s[:4]] || o.dates[s[2:]]
	case 8:
		return o.dates[s[:4]] && o.years[s[4:]] || o.years[s[:4]] && o.dates[s[4:]]
	}
	return false
}

// The checker agrees with the oracle on every PIN of up to five digits, and on a sample of longer
// ones, under every profile that the program comes with and under all rules at once.
func TestCheckAgreesWithTheOracle(t *testing.T) {
	t.Parallel()
	library, err := profile.LoadLibrary(os.DirFS("../../fixtures"), "profiles")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]pin.Rules{"every rule": everyRule()}
	for _, name := range library.Names() {
		p, err := library.Profile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = p.PIN
	}
	history := []string{"4071", "60418", "7294", "31507", "2947"}
	for name, rules := range all {
		for number, upTo := range map[string]int{"435": 5, "4071": 4} {
			t.Run(name+" of "+number, func(t *testing.T) {
				t.Parallel()
				ctx := pin.Context{
					Extension: number, Phone: "442079460435", Name: "Ana Duarte",
					Default: pin.New("25801"), Current: pin.New("8642"),
				}
				for _, h := range history {
					ctx.History = append(ctx.History, pin.New(h))
				}
				o := newOracle(rules, ctx, "25801", "8642", history, []string{"262", "382783"})
				agrees(t, o, upTo)
			})
		}
	}
}

// agrees judges all PINs up to a length, and a sample of longer ones, twice.
func agrees(t *testing.T, o *oracle, upTo int) {
	t.Helper()
	differences := 0
	judge := func(p pin.PIN) {
		got, want := names(o.rules.Check(p, o.ctx)), o.broken(p.Reveal())
		if got != want && differences < 10 {
			differences++
			t.Errorf("%s breaks %q, the oracle says %q", p.Reveal(), got, want)
		}
	}
	for length := 3; length <= upTo; length++ {
		n := 0
		for p := range pin.All(length) {
			if n++; n%stride == 0 {
				judge(p)
			}
		}
	}
	random := steady(4)
	for _, length := range []int{6, 8, 12} {
		for range 2000 {
			p, err := pin.Rules{}.Generate(random, length, pin.Context{})
			if err != nil {
				t.Fatal(err)
			}
			judge(p)
		}
	}
}
