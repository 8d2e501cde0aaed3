package plain

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
)

// Input is one line of a caller, understood. Exactly one of its fields is set; an empty line sets
// none.
type Input struct {
	Keys   []ivr.Key
	HangUp bool
	Wait   time.Duration
	Help   bool
}

// InputError is a line that means nothing on the phone. It does not repeat the line, which may
// hold a PIN.
type InputError struct{ Problem string }

func (e *InputError) Error() string { return e.Problem }

// maxKeys is the most keys taken from one line; nobody keys in more, and a file fed in by mistake
// ends quickly.
const maxKeys = 512

// ParseInput understands a line typed during a call.
func ParseInput(line string) (Input, error) {
	words := strings.Fields(strings.ToLower(line))
	switch {
	case len(words) == 0:
		return Input{}, nil
	case len(words) == 2 && words[0] == "hang" && words[1] == "up", len(words) == 1 && words[0] == "hangup":
		return Input{HangUp: true}, nil
	case len(words) == 1 && (words[0] == "help" || words[0] == "?"):
		return Input{Help: true}, nil
	case words[0] == "wait":
		return parseWait(words[1:])
	}
	keys := strings.Join(words, "")
	for i := range len(keys) {
		if !strings.ContainsRune("0123456789*#", rune(keys[i])) {
			return Input{}, &InputError{"that line holds something that is no key. Keys are 0 to 9, * and #; or type hang up, wait 5s, help"}
		}
	}
	if len(keys) > maxKeys {
		return Input{}, &InputError{fmt.Sprintf("that line has %d keys. A line takes at most %d", len(keys), maxKeys)}
	}
	in := Input{Keys: make([]ivr.Key, len(keys))}
	for i := range len(keys) {
		in.Keys[i] = ivr.Key(keys[i])
	}
	return in, nil
}

func parseWait(words []string) (Input, error) {
	if len(words) != 1 {
		return Input{}, &InputError{"wait needs a time, as in wait 5s"}
	}
	d, err := time.ParseDuration(words[0])
	if err != nil || d <= 0 || d > time.Hour {
		return Input{}, &InputError{"wait takes a time from 1ms to 1h, as in wait 5s or wait 1m30s"}
	}
	return Input{Wait: d}, nil
}

// Help is what help prints during a call, a line each.
func Help() []string {
	return []string{
		"Keys: type 0 to 9, * and # as you would press them, as in 4012#, then enter.",
		"Words: hang up ends the call. wait 5s lets time pass. help prints this.",
	}
}
