package console

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// begin starts a verb: at once, or through the question that its tier asks.
func (w *workbench) begin(v verb, targets []mailbox.Summary) tea.Cmd {
	switch v.name {
	case settingPIN:
		return w.openSetPIN(targets[0])
	case editing:
		w.over = newEdit(w, targets[0])
		return nil
	}
	able, refused := split(v, targets)
	b := batch{verb: v, left: able, total: len(able), refused: refused}
	switch {
	case v.tierFor(able) == mailbox.TierPlain:
		return w.step(b)
	case len(able) == 1:
		return w.preview(b)
	}
	w.over = w.askMany(b)
	return nil
}

// split parts the mailboxes that a verb can go to from those it is refused to.
func split(v verb, targets []mailbox.Summary) (able []mailbox.Summary, refused []refused) {
	for _, s := range targets {
		if r := v.refusal(s); r != nil {
			refused = append(refused, refusedBecause(s, r))
			continue
		}
		able = append(able, s)
	}
	return able, refused
}

// refused is a mailbox that an act was not done to, and why.
type refused struct{ name, why string }

func refusedBecause(s mailbox.Summary, err error) refused {
	return refused{name: nameOf(s), why: unnamed(reason(err), s.Key)}
}

// preview asks what the act would do, and opens the question with the answer.
func (w *workbench) preview(b batch) tea.Cmd {
	ctx, desk, by, s, now := w.ctx, w.desk, w.by(), b.left[0], w.now
	return func() tea.Msg {
		r, err := desk.Preview(ctx, by, s.Key, b.verb.act(s))
		if err != nil {
			return kit.Toast{Level: kit.Warning, Text: reason(err)}
		}
		return opened{w.page, askOne(now, b, r, func() tea.Cmd { return w.step(b) })}
	}
}

// batch is an act on its way through the mailboxes it goes to.
type batch struct {
	page    kit.ScreenID // where it was begun
	verb    verb
	left    []mailbox.Summary // not yet done
	total   int
	done    []mailbox.Receipt
	refused []refused
	stop    *bool                // set by the person who watches
	plan    *mailbox.DormantPlan // that the mailboxes must still belong to; nil for none
}

// stride is how many mailboxes are done between two looks at the screen.
const stride = 16

// step does the act to the next few mailboxes. Each is a transaction of its own: stopping, or a
// crash, leaves those that are done done, and the rest as they were.
func (w *workbench) step(b batch) tea.Cmd {
	ctx, desk, by := w.ctx, w.desk, w.by()
	b.page = w.page
	return func() tea.Msg {
		next := b.left[:min(stride, len(b.left))]
		b.left = b.left[len(next):]
		for _, s := range next {
			b.take(s, func() (mailbox.Receipt, string, error) {
				if b.plan != nil {
					return desk.ResetDormant(ctx, by, *b.plan, s.Key)
				}
				r, err := desk.Apply(ctx, by, s.Key, b.verb.act(s))
				return r, "", err
			})
		}
		return b
	}
}

// take does the act to one mailbox and notes what became of it: left is why it was not done to a
// mailbox that no longer belongs to the plan.
func (b *batch) take(s mailbox.Summary, do func() (r mailbox.Receipt, left string, err error)) {
	switch r, left, err := do(); {
	case err != nil:
		b.refused = append(b.refused, refusedBecause(s, err))
	case left != "":
		b.refused = append(b.refused, refused{nameOf(s), unnamed(sentence(left), s.Key)})
	default:
		b.done = append(b.done, r)
	}
}

// progress goes on with an act, or ends it and says what became of it.
func (w *workbench) progress(b batch) tea.Cmd {
	if len(b.left) > 0 && (b.stop == nil || !*b.stop) {
		if b.stop == nil {
			b.stop = new(bool)
		}
		w.over = &progress{batch: b}
		return w.step(b)
	}
	if _, ok := w.over.(*progress); ok {
		w.over = nil
	}
	return w.finish(b.done, b.level(), b.news())
}

// finish lets go of what acts were done to and says what became of them, with the way back where
// there is one.
func (w *workbench) finish(done []mailbox.Receipt, level kit.Level, news string) tea.Cmd {
	toast := kit.Toast{Level: level, Text: news, Then: w.remember(done)}
	return tea.Batch(w.after(done), func() tea.Msg { return toast })
}

func (b batch) level() kit.Level {
	if len(b.refused) > 0 || len(b.left) > 0 {
		return kit.Warning
	}
	return kit.Done
}

// news says what became of the act, and to whom it was not done.
func (b batch) news() string {
	var parts []string
	switch n := len(b.done); {
	case n == 1:
		parts = append(parts, sentence(b.verb.done(b.done[0])))
	case n > 1:
		parts = append(parts, sentence(strings.TrimSuffix(b.verb.past, ":")+" "+count(n, "mailbox")))
	}
	if len(b.left) > 0 {
		parts = append(parts, fmt.Sprintf("Stopped: %d not done.", len(b.left)))
	}
	switch n := len(b.refused); {
	case n == 1:
		parts = append(parts, fmt.Sprintf("Not %s: %s", b.refused[0].name, b.refused[0].why))
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d skipped, the first %s: %s", n, b.refused[0].name, b.refused[0].why))
	}
	return strings.Join(parts, " ")
}
