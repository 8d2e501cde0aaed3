package trainer

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
	"voiceportal/tui/kit"
)

// op is something done on the stage. Operations are done one after the other, outside of the
// program's loop: the store may be busy with somebody else.
type op struct {
	do func(context.Context, *scenario.Stage) error
	// fresh begins the film anew and shows all of it.
	fresh bool
	step  bool // it goes on or back in the lesson; only one such waits at a time
	open  *scenario.Scenario
}

// opDone is the end of an operation.
type opDone struct {
	op    op
	stage *scenario.Stage
	film  []scenario.Moment
	now   time.Duration
	done  int
	err   error
}

// enqueue has an operation done after those that are waiting.
func (s *Screen) enqueue(o op) tea.Cmd {
	s.ops = append(s.ops, o)
	return s.work()
}

// work begins the next operation, if none is being done.
func (s *Screen) work() tea.Cmd {
	if s.busy || len(s.ops) == 0 {
		return nil
	}
	o := s.ops[0]
	s.ops = s.ops[1:]
	s.busy = true
	ctx, stage, set := s.ctx, s.stage, s.o.Stage
	return func() tea.Msg {
		d := opDone{op: o, stage: stage}
		if o.open != nil {
			if stage != nil {
				stage.Close()
			}
			if d.stage, d.err = set(ctx, o.open); d.err != nil {
				return d
			}
		} else {
			d.err = o.do(ctx, stage)
		}
		d.film, d.now, d.done = d.stage.Film(), d.stage.Now(), d.stage.Done()
		return d
	}
}

// finished takes in what an operation brought.
func (s *Screen) finished(d opDone) tea.Cmd {
	s.busy, s.stage, s.done = false, d.stage, d.done
	if d.op.step {
		s.stepping = false
	}
	if d.stage == nil {
		s.opened = -1
		return tea.Batch(s.work(), kit.Tell(kit.Failure, "The lesson could not be set up: "+d.err.Error()+"."))
	}
	var tell tea.Cmd
	failure, failed := errors.AsType[*scenario.Failure](d.err)
	switch {
	case failed:
		s.wrong = failure.Problem
		tell = kit.Tell(kit.Warning, "Not as expected: "+failure.Problem+".")
	case d.err != nil:
		tell = kit.Tell(kit.Failure, sentence(d.err)+".")
	}
	if d.op.fresh || d.op.open != nil {
		s.show.load(d.film, d.now, true)
		s.path.back()
		s.path.follow(d.film)
	} else {
		s.show.before = s.show.box
		s.show.extend(d.film, d.now)
		if note := s.path.follow(d.film); note != "" && tell == nil {
			tell = kit.Tell(kit.News, note)
		}
	}
	s.show.to(s.show.now) // what happened at this instant is seen at once
	if s.driven {
		s.show.to(s.show.end) // time has passed already
	}
	s.rest = 0
	return tea.Batch(tell, s.work(), s.wake(), s.tellCue())
}

// Dial implements [handset.Hand].
func (s *Screen) Dial(from mailbox.Key, to string) tea.Cmd {
	if s.lesson() == nil {
		return kit.Tell(kit.News, "Choose a lesson first, with enter.")
	}
	if from.Number == "" {
		from = s.show.phoneKey(s.lesson())
	}
	if to == "" {
		to = ownMailbox
	}
	s.byHand()
	return s.settled(func(ctx context.Context, st *scenario.Stage) error { return st.Dial(ctx, from, to) })
}

// ownMailbox is what a telephone dials to reach its own mailbox.
const ownMailbox = "*98"

// Press implements [handset.Hand].
func (s *Screen) Press(keys ...ivr.Key) tea.Cmd {
	s.byHand()
	return s.settled(func(ctx context.Context, st *scenario.Stage) error { return st.Press(ctx, keys...) })
}

// HangUp implements [handset.Hand].
func (s *Screen) HangUp() tea.Cmd {
	s.byHand()
	return s.settled(func(ctx context.Context, st *scenario.Stage) error { return st.HangUp(ctx) })
}

// byHand ends what moves by itself: whoever presses a key takes over, and hears the rest at once.
func (s *Screen) byHand() {
	s.auto = false
	s.show.to(s.show.end)
}

// settled does something, and lets the portal say what it has to say where time stands still
// otherwise.
func (s *Screen) settled(do func(context.Context, *scenario.Stage) error) tea.Cmd {
	driven := s.driven
	return s.enqueue(op{do: func(ctx context.Context, st *scenario.Stage) error {
		if err := do(ctx, st); err != nil || driven {
			return err
		}
		return st.Settle(ctx)
	}})
}

// open sets a lesson up.
func (s *Screen) open(i int) tea.Cmd {
	s.opened, s.steps = i, s.o.Lessons[i].Steps()
	s.view, s.wrong, s.done = viewDiagram, "", 0
	s.path = path{}
	lesson, class := s.o.Lessons[i], s.o.Class
	keep := func(context.Context, *scenario.Stage) error { return nil }
	if class != nil && s.stage != nil {
		s.keptOne = true
		keep = func(ctx context.Context, _ *scenario.Stage) error { return class.Keep(ctx) }
	}
	if s.stage != nil {
		s.ops = append(s.ops, op{do: keep})
	}
	s.ops = append(s.ops, op{open: lesson})
	return tea.Batch(s.work(), s.askPath(lesson))
}

// sentence is an error as a sentence begins.
func sentence(err error) string {
	text := err.Error()
	if text == "" {
		return ""
	}
	return string(text[0]-'a'+'A') + text[1:]
}
