package scenario_test

import "testing"

// signedIn is a call that has come to the main menu, with the prompts heard.
const signedIn = "call from=harbor/4012 to=*98\npress 2580#\nhear main_menu\n"

func TestHearing(t *testing.T) {
	t.Parallel()
	const dial = "call from=harbor/4012 to=*98\n"
	judge(t, []verdict{
		{"in order, and others may lie between", dial + "press 1111#\nhear welcome incorrect enter_passcode", ""},
		{"not in another order", dial + "press 1111#\nhear incorrect welcome", "not heard: incorrect welcome"},
		{"goes on where the last one stopped", dial + "hear welcome\nhear enter_passcode", ""},
		{"nothing is heard twice", dial + "hear welcome\nhear welcome", "heard instead: enter_passcode"},
		{"a prompt counts from when it begins", dial + "wait prompt\npress 1111#\nhear welcome enter_passcode incorrect", ""},
		{"what was cut before it began was not heard", dial + "wait prompt\npress 1111#w2580#\nhear exactly welcome enter_passcode incorrect message_counts main_menu", ""},
		{"exactly forbids others before", dial + "hear exactly enter_passcode", "heard instead: welcome enter_passcode"},
		{"exactly forbids others after", dial + "hear exactly welcome", "heard instead: welcome enter_passcode"},
		{"exactly all", dial + "hear exactly welcome enter_passcode", ""},
		{"waits no longer than the portal speaks", dial + "hear no_input", "to wait longer, say within=, or wait before"},
		{"waits as long as it is told", dial + "hear within=15s no_input", ""},
		{"and no longer", dial + "hear within=10s no_input", "not heard: no_input"},
		{"within may end before the prompt begins", dial + "hear within=1s enter_passcode", "heard instead: welcome"},
		{"words", dial + `hear welcome text="Welcome to the voice portal."`, ""},
		{"words that match", dial + `hear text~"^Welcome .*passcode"`, ""},
		{"words that do not", dial + `hear welcome text~"Good bye"`, `words heard instead: "Welcome to the voice portal. Please enter`},
		{"words decide how much is taken", signedIn + "press 1\nhear text~\"pallets\"\nhear message_menu", ""},
		{"! is content with nothing", dial + "! hear incorrect", ""},
		{"! refuses what is heard later", dial + "! hear enter_passcode", "it was heard: welcome enter_passcode"},
		{"! leaves what was heard to the next", dial + "! hear incorrect\nhear welcome", ""},
		{"after the end", dial + "press 2580#9\nexpect released=completed\nhear exactly welcome goodbye", ""},
		{"nothing to hear", dial + "hear within=1s", "expected a prompt or text~"},
		{"before any call", "hear welcome", "there is no call yet"},
	})
}

func TestPressing(t *testing.T) {
	t.Parallel()
	const dial = "call from=harbor/4012 to=*98\nwait prompt\n"
	judge(t, []verdict{
		{"as fast as type-ahead", dial + "press 1111#2580#\nexpect state=collect_pin harbor/4012.failures=1", ""},
		{"with a pause", dial + "press 1111#w2580#\nexpect state=main_menu", ""},
		{"slower than the inter-digit timeout", dial + "press every=4s 2580#\nexpect state=main_menu", "released silence"},
		{"just fast enough", dial + "press every=3.9s 2580#\nexpect state=main_menu", ""},
		{"two words of keys are one entry", dial + "press 25 80#\nexpect state=main_menu", ""},
		{"a pause at the end", dial + "press 25WWWW\nhear incomplete_entry", ""},
		{"a pause at the beginning", dial + "press WWWWWWWWWW2580#\nhear no_input message_counts", ""},
		{"into a call that is over", dial + "hangup\npress 2580#\nexpect released=caller harbor/4012.failures=0", ""},
		{"hanging up twice", dial + "hangup\nhangup", "the call a is over already: released caller"},
	})
}

func TestWaiting(t *testing.T) {
	t.Parallel()
	const dial = "call from=harbor/4012 to=*98\n"
	judge(t, []verdict{
		{"until just before the timer", dial + "wait prompt\nwait 9.999s\nexpect now silences=0", ""},
		{"until the timer", dial + "wait prompt\nwait 10s\nexpect now silences=1", ""},
		{"until the next thing is due", dial + "wait deadline\nexpect now state=collect_pin", ""},
		{"with nothing due", dial + "hangup\nwait deadline", "the call a is over, so nothing is due"},
		{"without a call", "clock freeze\nwait 1h\nclock run", ""},
		{"time is of all calls", dial + "call as=b from=harbor/4015 to=7000\nwait 5s\nwait on=a prompt\nwait on=a deadline\nexpect on=a silences=1\nexpect on=b now silences=0", ""},
	})
}
