package call

import (
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// recorder writes what happens on a leg, for its tape.
type recorder struct {
	started time.Time // portal time
	box     mailbox.Key
	text    strings.Builder
}

// take writes the records of a step that came to a mailbox, or to none.
func (r *recorder) take(records []ivr.Record, box mailbox.Key) {
	if box.Number != "" {
		r.box = box
	}
	_ = ivr.WriteTranscript(&r.text, records) // a Builder takes everything
}

// tape is what was recorded of a call that has ended.
func (r *recorder) tape(id string, l *leg) mailbox.Tape {
	return mailbox.Tape{
		ID: id, Tenant: l.route.Tenant.ID, From: l.cfg.From.Number, To: l.cfg.To, Mailbox: r.box,
		Started: r.started, Length: l.at, Cause: string(l.cause), Slow: l.cfg.Slow, Text: r.text.String(),
	}
}
