package trainer

import (
	"fmt"
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/scenario"
	"voiceportal/tui/handset"
	"voiceportal/tui/kit"
)

// reel shows a film up to an instant. Everything on the page that comes from the stage comes from
// here, so that telephone, picture, card and log move together.
type reel struct {
	film  []scenario.Moment
	shown int           // moments shown
	now   time.Duration // since the beginning of the lesson
	end   time.Duration // of the film

	phone   *handset.Mirror
	call    *scenario.Placed // the newest one
	calls   int
	trail   trail
	box     mailbox.Summary
	before  mailbox.Summary // the mailbox when the step began
	portal  time.Time
	changes int // audit entries since the class was loaded
}

// newReel makes a reel with nothing on it. What is done on its telephone goes to the hand.
func newReel(voice handset.Voice, motion handset.Motion, hand handset.Hand) reel {
	return reel{phone: handset.NewMirror(voice, motion, hand), trail: newTrail()}
}

// load puts another film in, and shows all of it or nothing yet.
func (r *reel) load(film []scenario.Moment, end time.Duration, whole bool) {
	*r = reel{phone: r.phone, film: film, end: end, trail: newTrail()}
	r.phone.OnHook(mailbox.Summary{}, "")
	r.to(0)
	if whole {
		r.to(end)
		r.before = r.box
	}
}

// extend adds what has happened since.
func (r *reel) extend(film []scenario.Moment, end time.Duration) {
	r.film, r.end = film, end
}

// to shows the film up to an instant, which is not before the one that is shown.
func (r *reel) to(now time.Duration) {
	r.now = max(r.now, min(now, r.end))
	for r.shown < len(r.film) && r.film[r.shown].At <= r.now {
		r.apply(r.film[r.shown])
		r.shown++
	}
	if r.call != nil && r.phone.Live() {
		r.phone.At(r.now - r.call.At)
	}
}

// moving reports whether there is more to show.
func (r *reel) moving() bool { return r.now < r.end || r.shown < len(r.film) }

// apply shows one moment.
func (r *reel) apply(m scenario.Moment) {
	r.portal = m.Portal
	if m.Box.Number != "" {
		if r.box.Key != m.Box.Key {
			r.before = m.Box
		}
		r.box = m.Box
	}
	for _, e := range m.Entries {
		if e.Act != mailbox.EntryClassLoad && e.Act != mailbox.EntryClassReset {
			r.changes++
		}
	}
	if m.Call == nil {
		for _, e := range m.Entries {
			r.phone.Note(kit.Special.Span(told(e)))
		}
		if r.call == nil {
			r.phone.OnHook(r.box, ownMailbox)
		}
		return
	}
	if m.Call != r.call {
		r.call = m.Call
		r.calls++
		r.trail = newTrail()
		r.phone.Begin(m.Call.From, m.Call.To, m.Portal)
	}
	r.phone.Apply(m.Update)
	if m.Box.Number == m.Update.Snapshot.Mailbox {
		r.phone.Know(m.Box)
	}
	for _, rec := range m.Update.Records {
		if moved, ok := rec.What.(ivr.Moved); ok {
			r.trail.move(moved)
		}
	}
}

// told is an audit entry in a few words.
func told(e mailbox.AuditEntry) string {
	if e.Mailbox.Number == "" {
		return strings.TrimSpace(e.Act + " " + e.Detail)
	}
	return fmt.Sprintf("%s: %s %s", e.Actor, e.Act, e.Mailbox.Number)
}

// phoneKey is the number that the telephone on the stage has: that of the last call, or else of the
// mailbox that the lesson is about.
func (r *reel) phoneKey(lesson *scenario.Scenario) mailbox.Key {
	if r.call != nil {
		return r.call.From
	}
	return lesson.Focus()
}
