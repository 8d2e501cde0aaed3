package scenario

import (
	"context"
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
)

// wanted is what one hear asks for.
type wanted struct {
	prompts []string
	exactly bool
	text    arg
	hasText bool
}

// The places of the verb hear.
const (
	placeExactly = iota
	placePrompts
)

// hear waits for prompts.
func (r *run) hear(ctx context.Context, l line, a args, g *leg) error {
	want := wanted{exactly: len(a.places[placeExactly]) > 0}
	want.text, want.hasText = a.named["text"]
	for _, w := range a.places[placePrompts] {
		want.prompts = append(want.prompts, w.Text)
	}
	if len(want.prompts) == 0 && !want.hasText {
		return r.fail(l, "expected a prompt or text~ to hear")
	}
	limit, bounded := time.Duration(0), false
	if d, said := a.named["within"]; said {
		span, _ := parseDuration(d.value)
		limit, bounded = r.elapsed+span, true
	}
	if err := r.listen(ctx, l, g, want, limit, bounded); err != nil {
		return err
	}
	n, ok := want.in(g.begun(r.elapsed))
	if !ok && want.exactly && g.cursor < g.paused {
		g.cursor = g.paused
		n, ok = want.in(g.begun(r.elapsed))
	}
	switch {
	case l.Negated && ok:
		return r.fail(l, "it was heard: "+said(g.begun(r.elapsed)))
	case l.Negated:
		return nil
	case !ok:
		return r.notHeard(l, g, want, bounded)
	}
	g.cursor += n
	return nil
}

// listen lets time pass until the wanted has been heard, or cannot be any more.
func (r *run) listen(ctx context.Context, l line, g *leg, want wanted, limit time.Duration, bounded bool) error {
	enough := func() bool {
		_, ok := want.in(g.begun(r.elapsed))
		return ok && !want.exactly && !l.Negated // those want to know the whole
	}
	if !bounded {
		return r.settle(ctx, g, enough)
	}
	for r.elapsed < limit && !enough() {
		next, ok := r.next()
		if begins, speaks := g.nextBegin(r.elapsed); speaks && (!ok || begins < next) {
			next, ok = begins, true
		}
		if !ok || next > limit {
			next = limit
		}
		if err := r.advance(ctx, next); err != nil {
			return err
		}
	}
	return nil
}

// in reports whether what was heard is what is wanted, and how much of it that takes.
func (w wanted) in(all []heard) (n int, ok bool) {
	if w.exactly {
		return len(all), w.same(all) && w.says(all)
	}
	rest := w.prompts
	for n = 0; ; n++ {
		if len(rest) == 0 && w.says(all[:n]) {
			return n, true
		}
		if n == len(all) {
			return 0, false
		}
		if len(rest) > 0 && rest[0] == string(all[n].prompt) {
			rest = rest[1:]
		}
	}
}

// same reports whether these prompts and no others were heard.
func (w wanted) same(all []heard) bool {
	if len(w.prompts) != len(all) {
		return len(w.prompts) == 0 && w.hasText // only the words were asked for
	}
	for i, p := range w.prompts {
		if p != string(all[i].prompt) {
			return false
		}
	}
	return true
}

// says reports whether the words are those that are wanted.
func (w wanted) says(all []heard) bool {
	return !w.hasText || w.text.matches(words(all))
}

// words is what was said.
func words(all []heard) string {
	texts := make([]string, len(all))
	for i, h := range all {
		texts[i] = h.text
	}
	return strings.Join(texts, " ")
}

// notHeard tells what was heard instead.
func (r *run) notHeard(l line, g *leg, want wanted, bounded bool) error {
	heard := g.begun(r.elapsed)
	f := r.fail(l, "not heard: "+strings.Join(want.prompts, " "))
	if want.hasText {
		f.Problem = fmt.Sprintf("not heard: %s with the words %q", strings.Join(want.prompts, " "), want.text.value)
		f.Got = append(f.Got, fmt.Sprintf("words heard instead: %q", words(heard)))
	}
	instead := said(heard)
	if instead == "" {
		instead = "nothing since the last hear"
	}
	f.Got = append([]string{"heard instead: " + instead}, f.Got...)
	f.Got = append(f.Got, g.now())
	if !bounded && !g.virtual.Released() {
		f.Got = append(f.Got, "to wait longer, say within=, or wait before")
	}
	return f
}

// now is where a call stands, in words.
func (g *leg) now() string {
	s := g.virtual.Snapshot()
	where := fmt.Sprintf("call %s (%s to %s) ", g.name, g.from, g.to)
	switch {
	case g.virtual.Released():
		return where + "is over: released " + string(g.virtual.Cause())
	case s.Playing != 0:
		return where + "is in " + string(s.State) + " and a prompt is being said"
	case s.Wants != ivr.WantsNothing:
		return where + "is in " + string(s.State) + " and the portal listens"
	}
	return where + "is in " + string(s.State)
}
