package trainer

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
	"voiceportal/tui/wording"
)

// Stage is the stage as the presenter's terminal sees it.
type Stage interface {
	// Standing is where the lesson stands; false while no trainer is open.
	Standing() (Standing, bool, error)
	// Ask asks something of the stage.
	Ask(Ask) error
}

// Presenter is the presenter's own terminal: notes, what comes next, a timer. Make it with
// [NewPresenter].
type Presenter struct {
	stage   Stage
	planned time.Duration
	now     func() time.Time

	standing Standing
	open     bool
	problem  string
	began    time.Time     // of the timer, zero while it stands
	passed   time.Duration // before that
	after    func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

var _ kit.Screen = (*Presenter)(nil)

// NewPresenter makes the page. planned is how long the lesson is to take, now the wall clock.
func NewPresenter(stage Stage, planned time.Duration, now func() time.Time) *Presenter {
	return &Presenter{stage: stage, planned: planned, now: now, after: tea.Tick}
}

// ID implements [kit.Screen].
func (p *Presenter) ID() kit.ScreenID { return "cue" }

// Tab implements [kit.Screen].
func (p *Presenter) Tab() string { return "Cue" }

// Captures implements [kit.Screen].
func (p *Presenter) Captures() bool { return false }

// heard is what the stage tells.
type heard struct {
	standing Standing
	open     bool
	err      error
}

// Init begins to listen to the stage, and starts the timer.
func (p *Presenter) Init() tea.Cmd {
	p.began = p.now()
	return p.listen()
}

func (p *Presenter) listen() tea.Cmd {
	stage := p.stage
	return func() tea.Msg {
		s, open, err := stage.Standing()
		return heard{s, open, err}
	}
}

// listenAgain is when to ask the stage again.
type listenAgain struct{}

// Update implements [kit.Screen].
func (p *Presenter) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case heard:
		p.problem = ""
		if msg.err != nil {
			p.problem = sentence(msg.err) + "."
		} else {
			p.standing, p.open = msg.standing, msg.open
		}
		return p.after(cueEvery, func(time.Time) tea.Msg { return listenAgain{} })
	case listenAgain:
		return p.listen()
	}
	return nil
}

// Actions implements [kit.Screen].
func (p *Presenter) Actions() []kit.Action {
	ask := func(id kit.ActionID, a Ask, keys []string, title, hint, effect string) kit.Action {
		return kit.Action{
			ID: id, Context: "Cue", Keys: keys, Title: title, Hint: hint, Priority: 90, Effect: effect,
			Enabled: func() (bool, string) { return p.open, "No trainer is open. Start one with voiceportal train." },
			Run: func(string) tea.Cmd {
				if err := p.stage.Ask(a); err != nil {
					return kit.Tell(kit.Failure, sentence(err)+".")
				}
				return nil
			},
		}
	}
	return []kit.Action{
		ask("cue.step", AskNext, []string{"space", "pgdown"}, "Step the stage", "Step the stage", "Does the next step of the lesson on the stage."),
		ask("cue.back", AskBack, []string{"pgup"}, "Step back", "Back", "Takes the last step back on the stage."),
		{
			ID: "cue.timer", Context: "Cue", Keys: []string{"t"}, Title: "Timer", Hint: "Timer", Priority: 50,
			Effect: "Stops the timer, and lets it go on.",
			Run:    func(string) tea.Cmd { p.turnTimer(); return nil },
		},
		{
			ID: "cue.restart", Context: "Cue", Keys: []string{"0"}, Title: "Timer from zero",
			Effect: "Begins to count anew.",
			Run:    func(string) tea.Cmd { p.passed, p.began = 0, p.now(); return nil },
		},
	}
}

func (p *Presenter) turnTimer() {
	if p.began.IsZero() {
		p.began = p.now()
		return
	}
	p.passed, p.began = p.elapsed(), time.Time{}
}

// elapsed is what the timer shows.
func (p *Presenter) elapsed() time.Duration {
	if p.began.IsZero() {
		return p.passed
	}
	return p.passed + p.now().Sub(p.began)
}

// View implements [kit.Screen].
func (p *Presenter) View(a kit.Area) {
	p.drawTimer(a)
	if p.problem != "" || !p.open {
		text := p.problem
		if text == "" {
			text = "No trainer is open on this class. Start one in another terminal: voiceportal train."
		}
		for i, l := range kit.Wrap(text, a.W()-2) {
			a.Text(1, 2+i, kit.Text.Plain(), l)
		}
		return
	}
	_, body := a.Top(1)
	foot, body := body.Bottom(1)
	next, say := body.Bottom(max(4, min(7, body.H()/2)))
	p.drawSay(say)
	p.drawNext(next)
	p.drawStage(foot)
}

func (p *Presenter) drawTimer(a kit.Area) {
	s := p.standing
	if p.open {
		x := a.Text(1, 0, kit.Text.Strong(), s.Lesson)
		a.Text(x+2, 0, kit.Muted.Plain(), fmt.Sprintf("step %d of %d", s.Step, s.Steps))
	}
	spent := p.elapsed()
	ink := kit.Text
	if spent > p.planned {
		ink = kit.Danger
	}
	line := kit.Line{ink.Span(wording.Stamp(spent)), kit.Muted.Span(" of " + wording.Stamp(p.planned))}
	if p.began.IsZero() {
		line = append(kit.Line{kit.Voice.Span("■ ")}, line...)
	}
	a.Right(1, 0, line)
}

func (p *Presenter) drawSay(a kit.Area) {
	in := kit.Panel{Title: "Say", Right: kit.Line{kit.Muted.Span("only on this terminal")}, Focused: true}.Draw(a)
	y := 0
	put := func(ink kit.Token, texts []string) {
		for _, t := range texts {
			for _, l := range kit.Wrap(t, in.W()) {
				in.Text(0, y, ink.Plain(), l)
				y++
			}
		}
	}
	put(kit.Voice, p.standing.Notes)
	put(kit.Text, p.standing.Ask)
	if y == 0 {
		in.Text(0, 0, kit.Muted.Plain(), "No notes and no question for this step.")
	}
}

func (p *Presenter) drawNext(a kit.Area) {
	s := p.standing
	in := kit.Panel{Title: "Do", Right: kit.Line{kit.Muted.Span(kit.Fit(s.Title, a.W()/2))}}.Draw(a)
	y := 0
	for _, l := range kit.Wrap(strings.Join(s.Do, "  "), in.W()) {
		in.Text(0, y, kit.Text.Plain(), l)
		y++
	}
	if len(s.Expect) > 0 && y < in.H()-1 {
		in.Text(0, y, kit.Muted.Plain(), kit.Fit("The class sees: "+plainly(s.Expect[0]), in.W()))
	}
	then := "Then: the lesson is over."
	if s.Next != "" {
		then = "Then: " + s.Next
	}
	in.Text(0, in.H()-1, kit.Muted.Plain(), kit.Fit(then, in.W()))
}

func (p *Presenter) drawStage(a kit.Area) {
	s := p.standing
	l := kit.Line{kit.Muted.Span("Stage "), kit.Accent.Bold("◉ " + s.State)}
	if s.Of > 0 {
		l = append(l, kit.Muted.Span("   tries "))
		l = append(l, kit.Dots(kit.Danger, s.Tries, s.Of, " ")...)
	}
	if s.Portal != "" {
		l = append(l, kit.Muted.Span("   clock "), kit.Voice.Span(s.Portal))
	}
	a.Line(1, 0, l.Fit(a.W()-2))
}
