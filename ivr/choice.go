package ivr

// option is one key of a menu: where it leads, and what it does in a few words.
type option struct {
	key     Key
	trigger Trigger
	does    string
}

// options are the keys of a menu in spoken order; nil in other states.
func options(s State) []option {
	switch s {
	case StateMainMenu:
		return []option{
			{'1', TriggerMessages, "messages"},
			{'3', TriggerGreeting, "greeting"},
			{'8', TriggerChangePIN, "change passcode"},
			{'#', TriggerAgain, "hear this again"},
			{'9', TriggerExit, "leave"},
		}
	case StateMessages:
		return []option{
			{'2', TriggerAgain, "hear it again"},
			{'#', TriggerSave, "save"},
			{'7', TriggerDelete, "delete"},
			{'6', TriggerNext, "next message"},
			{'*', TriggerBack, "back"},
		}
	case StateGreeting:
		return []option{
			{'1', TriggerOwn, "own greeting"},
			{'2', TriggerStandard, "standard greeting"},
			{'*', TriggerBack, "back"},
		}
	}
	return nil
}

// choice is the trigger of a key in a menu, empty for a key without a choice.
func choice(s State, key string) Trigger {
	for _, o := range options(s) {
		if key == string(rune(o.key)) {
			return o.trigger
		}
	}
	return ""
}
