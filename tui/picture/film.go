package picture

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"voiceportal/tui/kit"
)

// film is shots taken apart: the lines of each, and when each shot ends, so that what many shots share
// is drawn once.
type film struct {
	lines [][][]kit.Run // by shot, by line
	ends  []time.Duration
	rules []string       // the animations, in the order of their classes
	names map[string]int // the classes by the shots that they show
}

func newFilm(shots []Shot) *film {
	f := &film{names: make(map[string]int)}
	var at time.Duration
	for _, s := range shots {
		_, h := s.Frame.Size()
		lines := make([][]kit.Run, h)
		for r := range s.Frame.Runs() {
			lines[r.Y] = append(lines[r.Y], r)
		}
		at += s.For
		f.lines, f.ends = append(f.lines, lines), append(f.ends, at)
	}
	return f
}

// look is what of a line is seen in the same shots.
type look struct {
	runs []kit.Run
	seen []bool // by shot
}

// looks are the runs that line y ever has, those together that are seen together.
func (f *film) looks(y int) []look {
	var all []look
	for i, lines := range f.lines {
		if y >= len(lines) {
			continue
		}
		for _, r := range lines[y] {
			at := slices.IndexFunc(all, func(l look) bool { return l.runs[0] == r })
			if at < 0 {
				at = len(all)
				all = append(all, look{runs: []kit.Run{r}, seen: make([]bool, len(f.lines))})
			}
			all[at].seen[i] = true
		}
	}
	var grouped []look
	for _, l := range all {
		at := slices.IndexFunc(grouped, func(g look) bool { return slices.Equal(g.seen, l.seen) })
		if at < 0 {
			grouped = append(grouped, l)
			continue
		}
		grouped[at].runs = append(grouped[at].runs, l.runs...)
	}
	return grouped
}

// class is the class of what is seen in some shots, "" for what is seen in all of them.
func (f *film) class(seen []bool) string {
	if !slices.Contains(seen, false) {
		return ""
	}
	key := fmt.Sprint(seen)
	n, known := f.names[key]
	if !known {
		n = len(f.rules)
		f.names[key] = n
		f.rules = append(f.rules, f.rule(n, seen))
	}
	return fmt.Sprintf("s%d", n)
}

// rule is the animation that shows something in some shots and hides it in the others. Without
// motion it shows what the last shot shows.
func (f *film) rule(n int, seen []bool) string {
	var b strings.Builder
	last := seen[len(seen)-1]
	fmt.Fprintf(&b, ".s%d{visibility:%s;animation:k%d %gs step-end infinite}@keyframes k%d{", n, visibility(last), n, f.length().Seconds(), n)
	for i, now := range seen {
		if i > 0 && now == seen[i-1] {
			continue
		}
		begin := time.Duration(0)
		if i > 0 {
			begin = f.ends[i-1]
		}
		fmt.Fprintf(&b, "%.2f%%{visibility:%s}", 100*begin.Seconds()/f.length().Seconds(), visibility(now))
	}
	b.WriteString("}\n")
	return b.String()
}

func (f *film) length() time.Duration { return f.ends[len(f.ends)-1] }

func visibility(seen bool) string {
	if seen {
		return "visible"
	}
	return "hidden"
}

// style is the picture's style sheet; ask for it when every line was drawn.
func (f *film) style() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<style>\ntext{font:%dpx ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;white-space:pre}\n.b{font-weight:700}\n", fontSize)
	if len(f.rules) > 0 {
		b.WriteString(strings.Join(f.rules, ""))
		b.WriteString("@media (prefers-reduced-motion:reduce){g{animation:none!important}}\n")
	}
	b.WriteString("</style>\n")
	return b.String()
}
