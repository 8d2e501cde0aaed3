package scenario

import "voiceportal/ivr"

// moves are the lines that can follow where a call stands. What leads on is always tried; slips,
// faults and the like only where they may reach something that is still wanted.
func (e *explorer) moves(p phone, s ivr.Snapshot) [][]string {
	if s.State == ivr.StateReleased {
		return nil
	}
	var all [][]string
	add := func(lines ...string) { all = append(all, lines) }
	if e.wants(s.State, ivr.TriggerHungUp) {
		add("hangup")
	}
	if e.wants(s.State, ivr.TriggerAccountChanged) {
		add("admin lock " + p.name)
	}
	if s.Wants == ivr.WantsNothing {
		add("wait deadline")
		return all
	}
	if e.wants(s.State, ivr.TriggerNoInput, ivr.TriggerGaveUp) {
		add("wait prompt", "wait deadline")
	}
	for _, keys := range e.keys(p, s) {
		add("press " + keys)
		if leads, asks := asked(s); asks && e.wants(leads) {
			add("delay 3s", "press "+keys)
			add("fail store next-commit", "press "+keys)
			add("fail store next-read", "press "+keys)
		}
	}
	return all
}

// keys are entries worth a try where the portal listens.
func (e *explorer) keys(p phone, s ivr.Snapshot) []string {
	var keys []string
	switch s.Wants {
	case ivr.WantsMailbox:
		keys = append(keys, p.number+"#")
	case ivr.WantsPIN:
		keys = append(keys, p.pin.Reveal()+"#")
		if e.wants(ivr.StateVerifyPIN, ivr.TriggerRefused, ivr.TriggerLocked, ivr.TriggerTriesUsed) {
			keys = append(keys, "1111#")
		}
	case ivr.WantsNewPIN, ivr.WantsConfirmation:
		// One that profiles with short PINs accept, one for those with long ones, and one for none.
		keys = append(keys, "5937#", "592703#", "1111#")
	case ivr.WantsChoice:
		for _, c := range s.Choices {
			keys = append(keys, string(rune(c.Key)))
		}
	case ivr.WantsMessage:
		return []string{"#", "WWWWWWWWWWWWWWWWWWWW#"}
	}
	slips := []ivr.Trigger{
		ivr.TriggerNoMatch, ivr.TriggerCleared, ivr.TriggerOtherMailbox, ivr.TriggerCancelled, ivr.TriggerGaveUp,
	}
	if e.wants(s.State, slips...) {
		keys = append(keys, "#", "*", "5*") // empty, the way back, and cleared
	}
	return keys
}

// asked is the state in which the portal waits for the accounts after an entry or a choice.
func asked(s ivr.Snapshot) (ivr.State, bool) {
	switch s.State {
	case ivr.StateCollectPIN:
		return ivr.StateVerifyPIN, true
	case ivr.StateCollectNewPIN:
		return ivr.StateCheckNewPIN, true
	case ivr.StateConfirmNewPIN:
		return ivr.StateCommitPIN, true
	case ivr.StateMainMenu, ivr.StateMessages:
		return ivr.StateFetchMessage, true
	case ivr.StateGreeting:
		return ivr.StateFetchGreeting, true
	case ivr.StateLeaveMessage:
		return ivr.StateKeepMessage, true
	}
	return "", false
}
