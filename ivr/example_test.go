package ivr_test

import (
	"fmt"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// paced speaks every prompt for two seconds; a prompt catalogue knows better.
type paced struct{}

func (paced) Length(ivr.Utterance) time.Duration { return 2 * time.Second }

// A driver tells the machine what happens and does what it asks for. This one plays prompts and
// knows one mailbox, and a caller who enters a PIN and leaves; its time is virtual.
func Example() {
	m, err := ivr.New(ivr.DefaultFlow(paced{}))
	if err != nil {
		fmt.Println(err)
		return
	}
	at := time.Duration(0)
	happens := []ivr.Event{ivr.Offered{From: "4012", To: "*98", Door: ivr.DoorMailbox, Mailbox: "4012"}}
	caller := "2580#9"
	for {
		// What happens next: something that is due, else a key, else the deadline.
		var ev ivr.Event = ivr.Tick{}
		switch {
		case len(happens) > 0:
			ev, happens = happens[0], happens[1:]
		case caller != "":
			ev, caller = ivr.Digit{Key: ivr.Key(caller[0])}, caller[1:]
		default:
			at, _ = m.Deadline()
		}
		effects, err := m.Step(at, ev)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, r := range m.Records() {
			fmt.Println(r)
		}
		for _, e := range effects {
			switch e := e.(type) {
			case ivr.Play:
				at += e.Length
				happens = append(happens, ivr.PlayDone{ID: e.ID})
			case ivr.SignIn:
				done := ivr.SignInDone{ID: e.ID, Verdict: ivr.VerdictRefused, Failures: 1, Left: 4}
				if e.PIN.Equal(pin.New("2580")) {
					done = ivr.SignInDone{ID: e.ID, Verdict: ivr.VerdictSignedIn, Left: 5, New: 2}
				}
				happens = append(happens, done)
			case ivr.Release:
				return
			}
		}
	}
	// Output:
	// 00:00.000 < offered from=4012 to=*98 door=mailbox mailbox=4012
	// 00:00.000 - on_hook --offered--> welcome
	// 00:00.000 > answer
	// 00:00.000 > play welcome
	// 00:02.000 < completed
	// 00:02.000 - welcome --greeted_owner--> collect_pin
	// 00:02.000 > play enter_passcode
	// 00:04.000 < completed
	// 00:04.000 < key
	// 00:04.000 < key
	// 00:04.000 < key
	// 00:04.000 < key
	// 00:04.000 < key
	// 00:04.000 - entry pin •a digits=4
	// 00:04.000 - collect_pin --pin_entered--> verify_pin
	// 00:04.000 > sign-in 4012
	// 00:04.000 < sign-in signed-in left=5 new=2
	// 00:04.000 - verify_pin --signed_in--> main_menu
	// 00:04.000 > play message_counts new=2 saved=0 main_menu
	// 00:08.000 < completed
	// 00:08.000 < key
	// 00:08.000 - entry choice 9
	// 00:08.000 - main_menu --exit--> goodbye
	// 00:08.000 > play goodbye
	// 00:10.000 < completed
	// 00:10.000 - goodbye --told--> released
	// 00:10.000 > release cause=completed
}
