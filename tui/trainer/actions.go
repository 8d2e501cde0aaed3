package trainer

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
)

// The trainer's actions.
const (
	actStart   kit.ActionID = "trainer.start"
	actDrive   kit.ActionID = "trainer.drive"
	actAuto    kit.ActionID = "trainer.auto"
	actStep    kit.ActionID = "trainer.step"
	actBack    kit.ActionID = "trainer.back"
	actSlower  kit.ActionID = "trainer.slower"
	actFaster  kit.ActionID = "trainer.faster"
	actNotes   kit.ActionID = "trainer.notes"
	actBig     kit.ActionID = "trainer.big"
	actBlank   kit.ActionID = "trainer.blank"
	actDiagram kit.ActionID = "trainer.diagram"
	actLadder  kit.ActionID = "trainer.ladder"
	actSplit   kit.ActionID = "trainer.split"
	actSide    kit.ActionID = "trainer.side"
	actList    kit.ActionID = "trainer.lessons"
	actReset   kit.ActionID = "trainer.reset"
	actUndo    kit.ActionID = "trainer.undo"
)

// here is the context of the trainer's actions.
const here kit.Context = "Trainer"

// Actions implements [kit.Screen].
func (s *Screen) Actions() []kit.Action {
	if s.lesson() == nil {
		return append(s.listActions(), s.undo()...)
	}
	if s.view == viewSplit && s.desk {
		return slices.Concat(s.dialActions(), s.splitActions(), s.o.Admin.Actions())
	}
	all := slices.Concat(s.show.phone.Actions(), s.stepActions(), s.viewActions(), []kit.Action{
		{
			ID: actList, Context: here, Keys: []string{"s"}, Title: "Lessons", Hint: "Lessons", Priority: 50,
			Effect: "Goes to the list of lessons. The one that is open stays as it is until another begins.",
			Run:    func(string) tea.Cmd { s.auto = false; s.opened = -1; return nil },
		},
		{
			ID: actReset, Context: here, Keys: []string{"ctrl+r"}, Title: "Reset the class", Hint: "Reset class", Priority: 45,
			Effect: "Puts the class back to how the lesson begins. A copy of it is kept for z.",
			Run:    func(string) tea.Cmd { return s.reset() },
		},
	}, s.undo())
	return s.likely(all)
}

// likely moves the hints of the telephone behind those of the lesson, where there is little room.
// Its keys take over from a lesson that plays itself.
func (s *Screen) likely(all []kit.Action) []kit.Action {
	for i := range all {
		if all[i].Context == here {
			continue
		}
		if all[i].Priority > 65 {
			all[i].Priority -= 25
		}
		run := all[i].Run
		all[i].Run = func(key string) tea.Cmd { s.auto = false; return run(key) }
	}
	return all
}

// dialActions are the keys of the telephone alone: they dial, whichever side is bright.
func (s *Screen) dialActions() []kit.Action {
	var all []kit.Action
	for _, a := range s.show.phone.Actions() {
		if slices.Contains(a.Keys, "#") {
			all = append(all, a)
		}
	}
	return all
}

func (s *Screen) listActions() []kit.Action {
	return []kit.Action{
		{
			ID: actStart, Context: here, Keys: []string{"enter", "2"}, Title: "Start in steps", Hint: "Start in steps", Priority: 90,
			Effect: "Begins the lesson on a fresh class; nothing moves until space does a step or somebody dials.",
			Run:    func(string) tea.Cmd { return s.start(false, false) },
		},
		{
			ID: actDrive, Context: here, Keys: []string{"1"}, Title: "I drive", Hint: "I drive", Priority: 70,
			Effect: "Begins the lesson without hints, in real time. Wrong turns are noted, not blocked.",
			Run:    func(string) tea.Cmd { return s.start(true, false) },
		},
		{
			ID: actAuto, Context: here, Keys: []string{"3"}, Title: "Plays itself", Hint: "Plays itself", Priority: 60,
			Effect: "Plays the lesson over and over, for a break; any key of the telephone takes over.",
			Run:    func(string) tea.Cmd { return s.start(false, true) },
		},
	}
}

// start begins the selected lesson.
func (s *Screen) start(driven, auto bool) tea.Cmd {
	if len(s.o.Lessons) == 0 {
		return nil
	}
	s.driven, s.auto = driven, auto
	return s.open(s.list.Selected)
}

func (s *Screen) stepActions() []kit.Action {
	return []kit.Action{
		{
			ID: actStep, Context: here, Keys: []string{"space", "pgdown"}, Title: "Do this step", Hint: "Step", Priority: 95,
			Effect:  "Does the next step of the lesson; while one is being shown, shows the rest of it.",
			Enabled: s.canStep,
			Run:     func(string) tea.Cmd { s.auto = false; return s.next() },
		},
		{
			ID: actBack, Context: here, Keys: []string{"pgup"}, Title: "Step back", Hint: "Back", Priority: 85,
			Effect:  "Puts everything back to how it was before the last step.",
			Enabled: s.canGoBack,
			Run:     func(string) tea.Cmd { s.auto = false; return s.rewind(s.done - 1) },
		},
		{
			ID: actSlower, Context: here, Keys: []string{"-"}, Label: "- +", Title: "Slower", Hint: "Speed", Priority: 30,
			Effect: "Plays at half the speed, down to a quarter.",
			Run:    func(string) tea.Cmd { return s.faster(-1) },
		},
		{
			ID: actFaster, Context: here, Keys: []string{"+", "="}, Title: "Faster",
			Effect: "Plays at twice the speed, up to four times.",
			Run:    func(string) tea.Cmd { return s.faster(1) },
		},
	}
}

func (s *Screen) viewActions() []kit.Action {
	turn := func(id kit.ActionID, key, title, hint, effect string, v view) kit.Action {
		return kit.Action{
			ID: id, Context: here, Keys: []string{key}, Title: title, Hint: hint, Priority: 40, Effect: effect,
			Run: func(string) tea.Cmd {
				if s.view == v {
					v = viewDiagram
				}
				s.view, s.desk = v, false
				return nil
			},
		}
	}
	all := []kit.Action{
		{
			ID: actNotes, Context: here, Keys: []string{"n"}, Title: "Notes", Hint: "Notes", Priority: 35,
			Effect: "Shows the presenter's notes on this screen, or hides them.",
			Run:    func(string) tea.Cmd { s.notes = !s.notes; return nil },
		},
		turn(actBig, "b", "Big", "Big", "Shows the display and what is said in one pane, for the back of the room.", viewBig),
		{
			ID: actBlank, Context: here, Keys: []string{"."}, Title: "Blank",
			Effect: "Shows nothing at all until the key is pressed again.",
			Run:    func(string) tea.Cmd { s.blank = !s.blank; return nil },
		},
		turn(actDiagram, "d", "State machine", "", "Shows the state machine, with the path of the call.", viewDiagram),
		turn(actLadder, "l", "Call ladder", "Ladder", "Shows who told whom what, as arrows between caller, portal and accounts.", viewLadder),
	}
	if s.o.Admin != nil {
		all = append(all, turn(actSplit, "S", "Split", "Split", "Shows the caller and the admin side by side, and what each of them sees.", viewSplit))
	}
	if s.view == viewSplit {
		all = append(all, s.side())
	}
	return all
}

// splitActions are those of the lesson that stay while letters belong to the admin.
func (s *Screen) splitActions() []kit.Action {
	all := []kit.Action{s.side()}
	for _, a := range s.stepActions()[:2] {
		a.Keys = slices.DeleteFunc(slices.Clone(a.Keys), func(k string) bool { return k == "space" })
		all = append(all, a)
	}
	return all
}

func (s *Screen) side() kit.Action {
	return kit.Action{
		ID: actSide, Context: here, Keys: []string{"tab", "shift+tab"}, Title: "Other side", Hint: "Other side", Priority: 92,
		Effect: "Gives the letters to the other side. Digits dial on either.",
		Run:    func(string) tea.Cmd { s.desk = !s.desk; return nil },
	}
}

// undo brings back what a reset has taken, where there is a copy; else z is left to whoever else
// has something to undo.
func (s *Screen) undo() []kit.Action {
	if !s.keptOne {
		return nil
	}
	return []kit.Action{{
		ID: actUndo, Context: here, Keys: []string{"z"}, Title: "Undo the reset", Hint: "Undo reset", Priority: 20,
		Effect: "Puts the class back to how it was before it was reset. Calls that went on then are over.",
		Run:    func(string) tea.Cmd { return s.undoReset() },
	}}
}

func (s *Screen) canStep() (bool, string) {
	switch {
	case s.driven:
		return false, "You drive. The class does the steps on the telephone."
	case s.done == len(s.steps) && !s.show.moving():
		return false, "That was the last step. ctrl+r begins again, s shows the other lessons."
	}
	return true, ""
}

func (s *Screen) canGoBack() (bool, string) {
	if s.done == 0 {
		return false, "This is the beginning of the lesson."
	}
	return true, ""
}
