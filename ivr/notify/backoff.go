package notify

import "time"

// A mail that could not be sent waits twice as long after each try. The limits are those that
// RFC 5321, section 4.5.4.1, gives mail servers: at least half an hour between tries once the
// first ones have failed, and no giving up before four or five days.
const (
	firstWait   = 15 * time.Second
	longestWait = 30 * time.Minute
	maxTries    = 240 // of which most are half an hour apart: five days
)

// backOff is how long a mail waits after a number of tries.
func backOff(tries int) time.Duration {
	wait := firstWait
	for range tries - 1 {
		if wait *= 2; wait >= longestWait {
			return longestWait
		}
	}
	return wait
}
