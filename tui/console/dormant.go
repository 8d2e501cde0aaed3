package console

import (
	"context"
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
	"voiceportal/tui/kit"
)

// Dormancy is the reset of mailboxes that nobody has signed in to for long.
type Dormancy interface {
	DormantPlan(ctx context.Context, tenant string, since time.Duration, locked bool) (mailbox.DormantPlan, error)
	// ResetDormant does a plan's reset on one mailbox, unless it has left the plan meanwhile.
	ResetDormant(ctx context.Context, by mailbox.By, plan mailbox.DormantPlan, k mailbox.Key) (r mailbox.Receipt, left string, err error)
}

// usualDormancy is how many days without a sign-in the dialog begins with.
const usualDormancy = "90"

// dormant asks about the reset of a tenant's dormant mailboxes: for how long, whom, and their number
// typed.
type dormant struct {
	bench    *workbench
	tenant   string
	days     kit.Field
	answer   kit.Field
	inAnswer bool // else the days are typed
	plan     *mailbox.DormantPlan
	problem  string      // why there is no plan
	list     *rollDialog // everybody, over the question
}

// planned is a plan for the days that were typed.
type planned struct {
	days string
	plan mailbox.DormantPlan
	err  error
}

func (w *workbench) openDormant(tenant string) tea.Cmd {
	d := &dormant{
		bench: w, tenant: tenant, days: kit.Field{Accept: kit.Digits, Max: 4}, answer: kit.Field{Max: 20},
	}
	d.days.Set(usualDormancy)
	w.over = d
	return d.think()
}

// think plans for the days as they are typed now.
func (d *dormant) think() tea.Cmd {
	d.plan, d.problem = nil, ""
	ctx, desk, tenant, typed := d.bench.ctx, d.bench.desk, d.tenant, d.days.Value()
	days, err := strconv.Atoi(typed)
	if err != nil {
		d.problem = "Type for how many days."
		return nil
	}
	return func() tea.Msg {
		plan, err := desk.DormantPlan(ctx, tenant, time.Duration(days)*profile.Day, false)
		return planned{typed, plan, err}
	}
}

func (d *dormant) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	if d.list != nil {
		if done, cmd = d.list.update(msg); done {
			d.list = nil
		}
		return false, cmd
	}
	switch msg := msg.(type) {
	case planned:
		d.take(msg)
	case tea.PasteMsg:
		return false, d.typed(func(f *kit.Field) { f.Insert(msg.Content) })
	case kit.Click:
		switch msg.ID {
		case noButton:
			return true, nil
		case yesButton:
			return d.act()
		case daysField, answerField:
			d.inAnswer = msg.ID == answerField
		case listButton:
			d.openList()
		}
	case tea.KeyPressMsg:
		return d.key(msg)
	}
	return false, nil
}

// take is the arrival of a plan, unless other days were typed since.
func (d *dormant) take(p planned) {
	switch {
	case p.days != d.days.Value():
	case p.err != nil:
		d.problem = reason(p.err)
	default:
		d.plan = &p.plan
	}
}

func (d *dormant) key(k tea.KeyPressMsg) (done bool, cmd tea.Cmd) {
	switch key := k.String(); {
	case key == "esc":
		return true, nil
	case key == "tab", key == "shift+tab", key == "up", key == "down":
		d.inAnswer = !d.inAnswer
	case key == "enter" && !d.inAnswer:
		d.inAnswer = true
	case key == "enter":
		return d.act()
	case key == "l":
		d.openList()
	default:
		if !d.inAnswer && k.Text != "" && !kit.Digits([]rune(k.Text)[0]) {
			d.inAnswer = true // a letter is the beginning of the phrase
		}
		return false, d.typed(func(f *kit.Field) { f.Key(k) })
	}
	return false, nil
}

// typed changes the field in focus, and plans anew when that was the days.
func (d *dormant) typed(change func(*kit.Field)) tea.Cmd {
	if d.inAnswer {
		change(&d.answer)
		return nil
	}
	before := d.days.Value()
	change(&d.days)
	if d.days.Value() == before {
		return nil
	}
	return d.think()
}

// phrase is what must be typed; empty where there is nobody to reset.
func (d *dormant) phrase() string {
	if d.plan == nil || len(d.plan.Boxes) == 0 {
		return ""
	}
	return fmt.Sprintf("reset %d", len(d.plan.Boxes))
}

func (d *dormant) ready() bool { return d.phrase() != "" && d.answer.Value() == d.phrase() }

// act begins the reset once its number was typed. What goes wrong with one mailbox keeps the others
// from nothing, and what was reset stays reset.
func (d *dormant) act() (done bool, cmd tea.Cmd) {
	switch phrase := d.phrase(); {
	case phrase == "":
		return false, kit.Tell(kit.Warning, "There is nobody to reset. Esc changes nothing.")
	case !d.ready():
		return false, kit.Tell(kit.Warning, fmt.Sprintf("Type %s to go ahead, or esc to change nothing.", phrase))
	}
	b := batch{verb: verbCalled(resetVerb(*d.plan)), left: d.plan.Boxes, total: len(d.plan.Boxes), plan: d.plan}
	for _, s := range d.plan.Skipped {
		b.refused = append(b.refused, refused{nameOf(s.Summary), unnamed(sentence(s.Reason), s.Summary.Key)})
	}
	return true, d.bench.step(b)
}

// resetVerb is the name of a plan's own reset.
func resetVerb(p mailbox.DormantPlan) string {
	if p.Act.To == mailbox.CredentialDefault {
		return toDefault
	}
	return toTemporary
}

// openList shows everybody, and why some are skipped.
func (d *dormant) openList() {
	if d.plan == nil {
		return
	}
	r := &rollDialog{title: "Dormant for " + d.days.Value() + " days or more"}
	for _, s := range d.plan.Boxes {
		r.lines = append(r.lines, kit.Line{kit.Text.Span(d.row(s, rollName))})
	}
	for _, s := range d.plan.Skipped {
		r.lines = append(r.lines, kit.Line{
			kit.Muted.Span(kit.Pad(nameOf(s.Summary), rollName)), kit.Voice.Span(" " + unnamed(sentence(s.Reason), s.Summary.Key)),
		})
	}
	d.list = r
}

// row is a mailbox and for how long nobody has signed in to it; the name takes w cells.
func (d *dormant) row(s mailbox.Summary, w int) string {
	seen := s.LastSignIn
	if seen.IsZero() {
		seen = s.CreatedAt
	}
	return kit.Pad(kit.Fit(nameOf(s), w), w) + fmt.Sprintf("%5d d", d.bench.now.Sub(seen)/profile.Day)
}
