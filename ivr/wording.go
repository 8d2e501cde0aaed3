package ivr

import "time"

// says is a prompt without placeholders.
func says(id PromptID) Utterance { return Utterance{Prompt: id} }

// first puts what the caller must hear of the move before a prompt.
func (m *Machine) first(mv Moved, then ...Utterance) []Utterance {
	return append(m.news(mv), then...)
}

// news is what the caller must hear of a move: what was wrong, or what has been done.
func (m *Machine) news(mv Moved) []Utterance {
	switch mv.Trigger {
	case TriggerRefused:
		if m.vouched {
			return nil // the line was not trusted after all; the caller has done nothing wrong
		}
		return []Utterance{says(Incorrect)}
	case TriggerTriesUsed:
		if mv.From == StateVerifyPIN {
			return []Utterance{says(Incorrect)}
		}
		return m.reason()
	case TriggerUnacceptable:
		return m.reason()
	case TriggerMismatch:
		return []Utterance{says(Mismatch)}
	case TriggerNoInput:
		return []Utterance{says(NoInput)}
	case TriggerNoMatch:
		if mv.To.use() == useChoice {
			return []Utterance{says(InvalidChoice)}
		}
		return []Utterance{says(IncompleteEntry)}
	case TriggerKept:
		return []Utterance{says(MessageKept)}
	case TriggerFound, TriggerNoneLeft:
		return m.messageNews(mv)
	}
	return nil
}

// reason says what the first broken rule wants; nothing if the accounts named none.
func (m *Machine) reason() []Utterance {
	if len(m.rules) == 0 {
		return nil
	}
	u := says(RulePrompt(m.rules[0]))
	if len(Placeholders(u.Prompt)) > 0 { // the length rule, which speaks its limits
		u.Args = []Arg{number("min", m.flow.MinPIN), number("max", m.flow.LongestPIN)}
	}
	return []Utterance{u}
}

// messageNews says what became of the message before, and that there is no other.
func (m *Machine) messageNews(mv Moved) []Utterance {
	var u []Utterance
	switch {
	case mv.From != StateFetchMessage:
		return nil
	case m.messageOp == MessageSave:
		u = append(u, says(MessageSaved))
	case m.messageOp == MessageDelete:
		u = append(u, says(MessageDeleted))
	}
	switch {
	case mv.Trigger == TriggerFound:
		return u
	case m.messageOp == MessageFirst:
		return append(u, says(NoMessages))
	}
	return append(u, says(NoMoreMessages))
}

// askNewPIN says why a change is due, once or when * asks for it, and then asks. The
// announcement for an expired PIN, whose words are fixed, already asks.
func (m *Machine) askNewPIN(mv Moved) []Utterance {
	ask := says(EnterNewPasscode)
	if mv.Trigger == TriggerMustChange || m.forced && mv.Trigger == TriggerCleared && m.end == EndEscape {
		switch m.due {
		case DueExpired:
			return []Utterance{says(Expired)}
		case DueDefault:
			return []Utterance{says(DefaultInUse), ask}
		case DueTemporary:
			return []Utterance{says(TemporaryInUse), ask}
		case DueAdmin:
			return []Utterance{says(ChangedByAdmin), ask}
		}
	}
	return m.first(mv, ask)
}

// askMainMenu tells the messages on arrival, and the choices always.
func (m *Machine) askMainMenu(mv Moved) []Utterance {
	u := m.news(mv)
	switch mv.Trigger {
	case TriggerNoInput, TriggerNoMatch, TriggerNoneLeft:
		return append(u, says(MainMenu))
	case TriggerSignedIn:
		if m.warnDays > 0 {
			u = append(u, Utterance{ExpiryWarning, []Arg{number("days", m.warnDays)}})
		}
	}
	counts := Utterance{MessageCounts, []Arg{number("new", m.new), number("saved", m.saved)}}
	return append(u, counts, says(MainMenu))
}

// askMessage plays the message, unless only the choices are asked for again.
func (m *Machine) askMessage(mv Moved) []Utterance {
	u := m.news(mv)
	if mv.Trigger == TriggerFound || mv.Trigger == TriggerAgain {
		u = append(u,
			Utterance{MessageIntro, []Arg{
				number("index", m.message.Index), number("total", m.message.Total),
				{Name: "from", Kind: ArgDigits, Digits: m.message.From},
				{Name: "at", Kind: ArgTime, Time: m.message.At},
			}},
			Utterance{MessageBody, []Arg{text(m.message.Text)}})
	}
	return append(u, says(MessageMenu))
}

// askGreeting tells the greeting in force, unless only the choices are asked for again.
func (m *Machine) askGreeting(mv Moved) []Utterance {
	u := m.news(mv)
	if mv.Trigger == TriggerFound {
		if m.greetingOp == GreetingOwn && !m.greeting.HasOwn {
			u = append(u, says(NoOwnGreeting))
		}
		if m.greeting.Text == "" {
			u = append(u, says(GreetingStandardP))
		} else {
			u = append(u, Utterance{GreetingOwnP, []Arg{text(m.greeting.Text)}})
		}
	}
	return append(u, says(GreetingMenu))
}

// calleeGreeting is what a caller hears who has reached somebody's mailbox.
func (m *Machine) calleeGreeting() Utterance {
	if m.offer.Greeting == "" {
		return Utterance{CalleeStandard, []Arg{{Name: "number", Kind: ArgDigits, Digits: m.mailbox}}}
	}
	return Utterance{CalleeOwn, []Arg{text(m.offer.Greeting)}}
}

// whatChanged tells how an act of an admin has reached the call.
func (m *Machine) whatChanged(mv Moved) Utterance {
	switch {
	case mv.Trigger == TriggerSuperseded:
		return says(Superseded)
	case m.change == ChangeLocked:
		return says(AccountLocked)
	case m.change == ChangeDeactivated:
		return says(AccountGone)
	}
	return says(AccountReset)
}

func number(name string, n int) Arg { return Arg{Name: name, Kind: ArgNumber, Number: n} }

func text(s string) Arg { return Arg{Name: "text", Kind: ArgText, Text: s} }

// utc is an instant without what two clocks may differ in.
func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}
