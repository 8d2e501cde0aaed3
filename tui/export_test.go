package tui

import (
	"context"
	"io"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// EverywhereActions are the actions of every screen, for the test of the whole table.
func EverywhereActions(o Options) []kit.Action {
	m := newModel(context.Background(), o)
	return append(m.everywhere(), m.always()...)
}

// Stage is the whole program, in the virtual time of a synctest bubble, on a terminal that is only
// a size: a test presses keys and lets time pass, and looks at frames.
type Stage struct {
	t       testing.TB
	program *tea.Program
	end     context.CancelFunc
	ended   chan error
}

// NewStage begins the program. The test ends it with [Stage.Leave], inside its bubble.
func NewStage(t testing.TB, o Options, w, h int) *Stage {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	s := &Stage{t: t, end: cancel, ended: make(chan error, 1)}
	s.program = tea.NewProgram(staged{newModel(ctx, o)}, append(programOptions(ctx, o),
		tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithWindowSize(w, h))...)
	go func() {
		_, err := s.program.Run()
		s.ended <- err
	}()
	s.Size(w, h)
	return s
}

// Size changes the terminal.
func (s *Stage) Size(w, h int) {
	s.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
	synctest.Wait()
}

// Press presses keys by their names, a fifth of a second apart.
func (s *Stage) Press(names ...string) {
	for _, n := range names {
		s.program.Send(keyOf(n))
		s.Pass(200 * time.Millisecond)
	}
}

// Dial presses the keys of a phone.
func (s *Stage) Dial(keys string) {
	for _, k := range keys {
		s.Press(string(k))
	}
}

// Pass lets virtual time pass.
func (s *Stage) Pass(d time.Duration) {
	time.Sleep(d) // of the bubble: nobody waits
	synctest.Wait()
}

// Frame is what the terminal shows, drawn by the program's own loop, which alone may touch a model.
func (s *Stage) Frame() *kit.Frame {
	drawn := make(look, 1)
	s.program.Send(drawn)
	return <-drawn
}

// look asks the loop for a frame.
type look chan *kit.Frame

// staged is the model, which answers looks.
type staged struct{ *model }

func (s staged) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if asked, ok := msg.(look); ok {
		asked <- s.draw()
		return s, nil
	}
	_, cmd := s.model.Update(msg)
	return s, cmd
}

// Leave ends the program and waits for it.
func (s *Stage) Leave() {
	s.end()
	<-s.ended
	s.Pass(10 * time.Second) // what still waits for a time, a toast at most, is over too
}

// Bench is the program as benchmarks drive it: without a terminal, in real time.
type Bench struct {
	model   *model
	program *tea.Program
	ended   chan struct{}
}

// NewBench is a program that is not running: [Bench.Key] does the work of its loop.
func NewBench(o Options, w, h int) *Bench {
	b := &Bench{model: newModel(context.Background(), o)}
	b.do(b.model.Init())
	b.model.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return b
}

// Key takes a key press and draws the frame. What the screens ask the accounts is answered before.
func (b *Bench) Key(name string) {
	_, cmd := b.model.Update(keyOf(name))
	b.model.View()
	if name == "a" {
		b.do(cmd)
	}
}

// do runs a command and all that comes of it at once, but for what waits.
func (b *Bench) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	answer := make(chan tea.Msg, 1)
	go func() { answer <- cmd() }()
	select {
	case msg := <-answer:
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				b.do(c)
			}
			return
		}
		_, next := b.model.Update(msg)
		b.do(next)
	case <-time.After(200 * time.Millisecond): // it waits for a change, or for a time
	}
}

// StartBench runs the program until ctx ends.
func StartBench(ctx context.Context, o Options, w, h int) *Bench {
	b := &Bench{model: newModel(ctx, o), ended: make(chan struct{})}
	b.program = tea.NewProgram(b.model, append(programOptions(ctx, o),
		tea.WithInput(nil), tea.WithoutSignalHandler(), tea.WithWindowSize(w, h))...)
	go func() {
		defer close(b.ended)
		_, _ = b.program.Run() // it ends with ctx
	}()
	b.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
	return b
}

// Send presses keys.
func (b *Bench) Send(names ...string) {
	for _, n := range names {
		b.program.Send(keyOf(n))
	}
}

// Wait waits for the program's end.
func (b *Bench) Wait() { <-b.ended }
