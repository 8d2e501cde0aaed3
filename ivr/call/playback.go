package call

import (
	"time"

	"voiceportal/ivr"
)

// playback stands in for a voice: it knows which prompt is being said and when it will have been
// said. The zero value says nothing.
type playback struct {
	id  ivr.ID
	end time.Duration
}

// begin starts saying p at the given leg time.
func (b *playback) begin(p ivr.Play, at time.Duration) { b.id, b.end = p.ID, at+p.Length }

// stop falls silent if id is what is being said.
func (b *playback) stop(id ivr.ID) {
	if b.id == id {
		b.id = 0
	}
}

// deadline is when the prompt being said ends.
func (b *playback) deadline() (time.Duration, bool) { return b.end, b.id != 0 }

// done ends the prompt and returns the event that says so.
func (b *playback) done() ivr.PlayDone {
	id := b.id
	b.id = 0
	return ivr.PlayDone{ID: id}
}
