package handset

import "voiceportal/ivr"

// station is a place on the short path that the state panel shows. Several states share one.
type station string

const (
	atWelcome  station = "Welcome"
	atMailbox  station = "Mailbox"
	atPIN      station = "Enter PIN"
	atNewPIN   station = "New PIN"
	atMenu     station = "Menu"
	atLocked   station = "Locked out"
	atGoodbye  station = "Goodbye"
	atRinging  station = "Ringing"
	atMessage  station = "Message"
	atSignedIn station = "Signed in"
)

// stations says where each state stands; the others name themselves.
var stations = map[ivr.State]station{
	ivr.StateWelcome:         atWelcome,
	ivr.StateCollectMailbox:  atMailbox,
	ivr.StateCollectPIN:      atPIN,
	ivr.StateVerifyPIN:       atPIN,
	ivr.StateLockedOut:       atLocked,
	ivr.StateCollectNewPIN:   atNewPIN,
	ivr.StateCheckNewPIN:     atNewPIN,
	ivr.StateConfirmNewPIN:   "New PIN again",
	ivr.StateCommitPIN:       "New PIN again",
	ivr.StatePINChanged:      "PIN changed",
	ivr.StateMainMenu:        atMenu,
	ivr.StateFetchMessage:    "Messages",
	ivr.StateMessages:        "Messages",
	ivr.StateFetchGreeting:   "Greeting",
	ivr.StateGreeting:        "Greeting",
	ivr.StateHandsetSignedIn: atSignedIn,
	ivr.StateRinging:         atRinging,
	ivr.StateLeaveMessage:    atMessage,
	ivr.StateKeepMessage:     atMessage,
	ivr.StateNotInService:    "Not in service",
	ivr.StateAccountChanged:  "Account changed",
	ivr.StateUnavailable:     "Unavailable",
	ivr.StateGoodbye:         atGoodbye,
	ivr.StateReleased:        "On hook",
}

// ahead is what usually comes next; it is shown in grey after the current station.
var ahead = map[station][]station{
	atWelcome:       {atMailbox, atPIN, atMenu},
	atMailbox:       {atPIN, atMenu},
	atPIN:           {atMenu},
	atNewPIN:        {"New PIN again", atMenu},
	"New PIN again": {"PIN changed", atMenu},
	"PIN changed":   {atMenu},
	atLocked:        {atGoodbye},
	atRinging:       {atMessage, atGoodbye},
	atMessage:       {atGoodbye},
}

// nextStations is what usually comes next at a door: the phone's own mailbox asks for no number.
func nextStations(s station, d ivr.Door) []station {
	next := ahead[s]
	switch {
	case d == ivr.DoorMailbox && s == atWelcome:
		return ahead[atMailbox]
	case d == ivr.DoorHandset && (s == atWelcome || s == atPIN):
		return []station{atSignedIn, atGoodbye}
	}
	return next
}
