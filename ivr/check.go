package ivr

import (
	"fmt"
	"slices"
)

// check refuses events that cannot be, before anything happens.
func check(ev Event) error {
	switch ev := ev.(type) {
	case Offered:
		return checkOffered(ev)
	case Digit:
		if !ev.Key.Valid() {
			return &FieldError{"Digit.Key", "not on the keypad; keys are 0 to 9, * and #"}
		}
	case AccountChanged:
		if ev.What < ChangeReset || ev.What > ChangeDeactivated {
			return &FieldError{"AccountChanged.What", fmt.Sprintf("unknown change %d", ev.What)}
		}
	case SignInDone:
		return checkVerdict("SignInDone", ev.Verdict, VerdictSignedIn, VerdictRefused, VerdictLocked, VerdictMustChange)
	case CheckDone:
		return checkVerdict("CheckDone", ev.Verdict, VerdictAcceptable, VerdictUnacceptable)
	case ChangeDone:
		return checkVerdict("ChangeDone", ev.Verdict, VerdictCommitted, VerdictUnacceptable, VerdictSuperseded)
	case PlayDone, HungUp, Tick, MessageDone, GreetingDone, KeepDone:
	default:
		return &FieldError{"Event", fmt.Sprintf("%T is none; events are passed by value", ev)}
	}
	return nil
}

// checkOffered wants a mailbox where the door opens on one.
func checkOffered(ev Offered) error {
	switch ev.Door {
	case DoorNone, DoorPortal:
		return nil
	case DoorMailbox, DoorHandset, DoorMessage:
		if ev.Mailbox == "" {
			return &FieldError{"Offered.Mailbox", "missing; this door opens on a mailbox"}
		}
		return nil
	}
	return &FieldError{"Offered.Door", fmt.Sprintf("unknown door %d", ev.Door)}
}

// checkVerdict wants one of the verdicts that an answer can have; any of them may be unavailable.
func checkVerdict(event string, v Verdict, able ...Verdict) error {
	if v == VerdictUnavailable || slices.Contains(able, v) {
		return nil
	}
	return &FieldError{event + ".Verdict", wordOf(v, verdicts()) + " does not answer this request"}
}
