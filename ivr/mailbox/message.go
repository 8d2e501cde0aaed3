package mailbox

import "time"

// Message is a voice message, as text.
type Message struct {
	ID       uint64
	Mailbox  Key
	From     string
	At       time.Time // portal time
	Duration time.Duration
	Text     string
	New      bool
}
