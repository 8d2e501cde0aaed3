package ivr

// Snapshot is what may be seen of the leg now. It shares nothing with the machine.
func (m *Machine) Snapshot() Snapshot {
	s := m.state()
	v := Snapshot{
		At: m.now, State: s, Door: m.offer.Door, From: m.offer.From, To: m.offer.To, Mailbox: m.mailbox,
		Wants: wants(s), TypeAhead: m.ahead.len(), Choices: choicesOf(s),
		Timer: m.timer.name, TimerAt: m.timer.at, TimerFor: m.timer.span,
		SignedIn: m.signedIn, Due: m.due, Forced: m.forced, DefaultInUse: m.defaultInUse,
		Failures: m.failures, Left: m.left, Refused: m.refused,
		Silences: m.silences, Refusals: m.refusals,
		New: m.new, Saved: m.saved,
	}
	if s.use() == useEntry {
		v.Secret = m.entry.kind.Secret()
		v.Digits, v.Min, v.Max = m.entry.pressed(), m.entry.min, m.entry.max
		if v.Secret {
			v.Max = m.flow.LongestPIN // longer ones are taken in, and cannot be right
		} else {
			v.Entry = m.entry.typed.reveal()
		}
	}
	if s == StateMessages || s == StateFetchMessage {
		v.Message, v.Messages = m.message.Index, m.message.Total
	}
	if p := m.playing; p.id != 0 {
		v.Playing, v.Barge, v.PlaySince, v.PlayFor = p.id, p.barge, p.since, p.length
		v.Say = cloneSay(p.say)
	}
	if s == StateLeaveMessage && !m.recording {
		v.Wants = WantsNothing
	}
	if s == StateReleased {
		v.Cause = m.cause
	}
	return v
}

// wants is what a state listens for.
func wants(s State) Wants {
	switch s {
	case StateCollectMailbox:
		return WantsMailbox
	case StateCollectPIN:
		return WantsPIN
	case StateCollectNewPIN:
		return WantsNewPIN
	case StateConfirmNewPIN:
		return WantsConfirmation
	case StateMainMenu, StateMessages, StateGreeting:
		return WantsChoice
	case StateLeaveMessage:
		return WantsMessage
	}
	return WantsNothing
}

// choicesOf are the keys of a menu, nil in other states.
func choicesOf(s State) []Choice {
	var all []Choice
	for _, o := range options(s) {
		all = append(all, Choice{Key: o.key, Does: o.does})
	}
	return all
}

// cloneSay copies utterances with their values.
func cloneSay(say []Utterance) []Utterance {
	all := append([]Utterance(nil), say...)
	for i := range all {
		all[i].Args = append([]Arg(nil), all[i].Args...)
	}
	return all
}
