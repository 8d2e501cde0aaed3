// Package wording says in plain words what a leg is doing: the names of states, what the portal
// listens for, how many tries are gone. The handset, the trainer and the plain lines all speak with
// it, so that a class hears one word for one thing.
package wording

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
)

// State is a state's name as a person would say it.
func State(s ivr.State) string {
	if name, ok := states[s]; ok {
		return name
	}
	return strings.ReplaceAll(string(s), "_", " ")
}

var states = map[ivr.State]string{
	ivr.StateOnHook:          "On hook",
	ivr.StateRinging:         "Ringing",
	ivr.StateLeaveMessage:    "Leave a message",
	ivr.StateKeepMessage:     "Keeping the message",
	ivr.StateNotInService:    "Not in service",
	ivr.StateWelcome:         "Welcome",
	ivr.StateCollectMailbox:  "Mailbox number",
	ivr.StateCollectPIN:      "Enter PIN",
	ivr.StateVerifyPIN:       "Checking the PIN",
	ivr.StateLockedOut:       "Locked out",
	ivr.StateCollectNewPIN:   "New PIN",
	ivr.StateCheckNewPIN:     "Checking the new PIN",
	ivr.StateConfirmNewPIN:   "New PIN again",
	ivr.StateCommitPIN:       "Saving the new PIN",
	ivr.StatePINChanged:      "PIN changed",
	ivr.StateMainMenu:        "Main menu",
	ivr.StateFetchMessage:    "Fetching a message",
	ivr.StateMessages:        "Messages",
	ivr.StateFetchGreeting:   "Fetching the greeting",
	ivr.StateGreeting:        "Greeting",
	ivr.StateHandsetSignedIn: "Signed in",
	ivr.StateAccountChanged:  "Account changed",
	ivr.StateUnavailable:     "Unavailable",
	ivr.StateGoodbye:         "Goodbye",
	ivr.StateReleased:        "Call ended",
}

// Listening says what the portal listens for now, as "Listening for 4 to 8 digits, then #".
func Listening(s ivr.Snapshot) string {
	switch s.Wants {
	case ivr.WantsMailbox:
		return "Listening for a mailbox number, then #"
	case ivr.WantsPIN:
		return fmt.Sprintf("Listening for %d to %d digits, then #", s.Min, s.Max)
	case ivr.WantsNewPIN:
		return fmt.Sprintf("Listening for a new PIN, %d to %d digits, then #", s.Min, s.Max)
	case ivr.WantsConfirmation:
		return "Listening for the new PIN again, then #"
	case ivr.WantsChoice:
		return "Listening for " + choices(s.Choices)
	case ivr.WantsMessage:
		return "Recording. # ends the message"
	}
	switch s.State {
	case ivr.StateLockedOut:
		return "Not listening. Keys do nothing now"
	case ivr.StateReleased, ivr.StateOnHook:
		return "On hook"
	case ivr.StateVerifyPIN, ivr.StateCheckNewPIN, ivr.StateCommitPIN, ivr.StateFetchMessage,
		ivr.StateFetchGreeting, ivr.StateKeepMessage:
		return "Waiting for the accounts"
	}
	if s.Barge {
		return "Speaking. A key cuts in"
	}
	return "Speaking"
}

// choices lists the keys of a menu, as "1 messages, 9 exit".
func choices(cs []ivr.Choice) string {
	if len(cs) == 0 {
		return "a choice"
	}
	words := make([]string, len(cs))
	for i, c := range cs {
		words[i] = fmt.Sprintf("%c %s", c.Key, c.Does)
	}
	return strings.Join(words, ", ")
}

// Tries says how many wrong PINs there were, as "1 of 5", and empty where nothing is known yet or
// no lock threatens.
func Tries(s ivr.Snapshot) string {
	if s.Left < 0 || s.Failures+s.Left == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", s.Failures, s.Failures+s.Left)
}

// Clock is leg time as minutes and seconds, "0:41".
func Clock(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Ended says how a call ended, in one word or two.
func Ended(c ivr.Cause) string {
	if words, ok := causes[c]; ok {
		return words
	}
	return string(c)
}

var causes = map[ivr.Cause]string{
	ivr.CauseCaller:         "you hung up",
	ivr.CauseLocked:         "locked",
	ivr.CauseTries:          "too many tries",
	ivr.CauseSilence:        "silence",
	ivr.CauseAccountChanged: "the account was changed",
	ivr.CauseUnavailable:    "unavailable",
	ivr.CauseCompleted:      "completed",
}

// Stamp is leg time as displays show it, "00:41".
func Stamp(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}

// Counted is a number with what it counts, "one step", "4 steps".
func Counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
