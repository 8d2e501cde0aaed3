package trainer

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
	"voiceportal/tui/kit"
)

// Update implements [kit.Screen].
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case opDone:
		return s.finished(msg)
	case beatMsg:
		return s.beat(msg)
	case pathKnown:
		if s.lesson() == msg.lesson {
			s.path.steps = msg.steps
			s.path.follow(s.show.film)
		}
	case storeChanged:
		return s.changed(msg)
	case cueAsked:
		return s.askedByCue(msg)
	case kit.Shown:
		return s.work()
	case kit.Click:
		return s.click(msg)
	case kit.Wheel:
		s.wheel(msg)
		return s.show.phone.Update(msg)
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		if s.deskHasKeys() {
			return s.o.Admin.Update(msg)
		}
		return s.show.phone.Update(msg)
	default:
		return s.show.phone.Update(msg)
	}
	return nil
}

// deskHasKeys reports whether letters go to the admin.
func (s *Screen) deskHasKeys() bool { return s.lesson() != nil && s.view == viewSplit && s.desk }

// key takes the keys that no action has.
func (s *Screen) key(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	switch {
	case s.blank:
		s.blank = false
	case s.deskHasKeys():
		return s.o.Admin.Update(k)
	case s.lesson() == nil:
		s.list.Key(name, len(s.o.Lessons), page)
	case s.view == viewLadder:
		n := len(s.arrows())
		if s.follows {
			s.ladder.Select(n-1, n)
		}
		s.ladder.Key(name, n, page)
		s.follows = s.ladder.Selected == n-1
	}
	return nil
}

// page is how many lines a page key passes.
const page = 10

func (s *Screen) click(c kit.Click) tea.Cmd {
	if key, ok := kit.RowOf(c.ID); ok && s.lesson() == nil {
		for i, l := range s.o.Lessons {
			if l.Name != key {
				continue
			}
			s.list.Select(i, len(s.o.Lessons))
			if c.Double {
				return s.start(false, false)
			}
		}
		return nil
	}
	if s.view == viewSplit && s.o.Admin != nil && !strings.HasPrefix(c.ID, "dtmf:") {
		s.desk = true
		return s.o.Admin.Update(c)
	}
	return s.show.phone.Update(c)
}

func (s *Screen) wheel(w kit.Wheel) {
	if s.lesson() == nil {
		s.list.Scroll(w.Delta, len(s.o.Lessons))
	}
}

// storeChanged says that somebody changed the store.
type storeChanged struct {
	changes <-chan mailbox.Change
	open    bool
}

// watch waits for what others do in the store.
func (s *Screen) watch() tea.Cmd {
	if s.o.Watch == nil {
		return nil
	}
	ctx, watch := s.ctx, s.o.Watch
	return func() tea.Msg {
		changes, err := watch(ctx)
		if err != nil {
			return nil // nothing can be heard of others; the lesson itself goes on
		}
		return storeChanged{changes, true}
	}
}

// changed looks what it was, and waits for more. The stage's own acts are on its film already.
func (s *Screen) changed(c storeChanged) tea.Cmd {
	if !c.open {
		return nil
	}
	wait := func() tea.Msg {
		_, open := <-c.changes
		return storeChanged{c.changes, open}
	}
	if s.lesson() == nil || s.stage == nil || s.busy {
		return wait
	}
	return tea.Batch(wait, s.enqueue(op{do: func(ctx context.Context, st *scenario.Stage) error { return st.Look(ctx) }}))
}

// reset puts the class back, and keeps a copy of what it was.
func (s *Screen) reset() tea.Cmd {
	if s.o.Class != nil {
		class := s.o.Class
		s.keptOne = true
		s.ops = append(s.ops, op{do: func(ctx context.Context, _ *scenario.Stage) error { return class.Keep(ctx) }})
	}
	s.auto = false
	return tea.Batch(s.rewind(0), kit.Tell(kit.Done, "The class is as the lesson begins. z brings back what it was."))
}

// undoReset puts the copy back. The calls of that time are over.
func (s *Screen) undoReset() tea.Cmd {
	class := s.o.Class
	s.keptOne = false
	return tea.Batch(
		s.enqueue(op{do: func(ctx context.Context, st *scenario.Stage) error {
			if err := class.Undo(ctx); err != nil || st == nil {
				return err
			}
			return st.Look(ctx)
		}}),
		kit.Tell(kit.Done, "The class is as it was before the reset."),
	)
}

// keyOfName reads "harbor/4012".
func keyOfName(name string) (mailbox.Key, bool) {
	tenant, number, ok := strings.Cut(name, "/")
	return mailbox.Key{Tenant: tenant, Number: number}, ok && tenant != "" && number != ""
}
