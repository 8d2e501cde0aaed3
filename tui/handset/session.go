package handset

import (
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// session is one call as the screen tells it: everything drawn of a call comes from here. It is
// made of the call's records and its latest snapshot, so a recorded call can be shown as well as
// a live one.
type session struct {
	from    mailbox.Key
	to      string
	started time.Time // portal time, zero when unknown
	snap    ivr.Snapshot
	talk    talk
	events  []event
	path    []station
	keys    int             // pressed
	cuts    int             // barge-ins
	cutBy   cutter          // who cuts the next prompt that stops
	owner   mailbox.Summary // of the mailbox in the call, zero until it is known
	over    bool
	problem string // why the call could not be placed or broke off
	length  time.Duration
}

// apply takes in one step of the leg.
func (s *session) apply(u call.Update, voice Voice) {
	s.snap, s.length = u.Snapshot, u.At
	for _, r := range u.Records {
		s.record(r, voice)
	}
}

// record takes in one fact.
func (s *session) record(r ivr.Record, voice Voice) {
	switch f := r.What.(type) {
	case ivr.Pressed:
		s.keys++
	case ivr.Entry:
		if keys := keysOf(f); keys != "" {
			s.talk.press(r.At, keys)
		}
	case ivr.Play:
		s.talk.say(r.At, f, voice)
	case ivr.StopPlay:
		if f.Bargein {
			s.cuts++
			s.cutBy = byKey
		}
		s.talk.cut(r.At, s.cutBy)
		s.cutBy = byPortal // unless something else happens first
	case ivr.HungUp:
		s.cutBy = byHangUp
	case ivr.AccountChanged:
		s.cutBy = byAdmin
	case ivr.Moved:
		s.pass(f.To)
	}
	if text, ok := described(r.What, voice); ok {
		s.events = append(s.events, event{r.At, text})
	}
}

// pass adds the station of a state to the path, unless the call stands there already. Coming back
// to an earlier one cuts the path there.
func (s *session) pass(to ivr.State) {
	at, ok := stations[to]
	if !ok {
		return
	}
	for i, been := range s.path {
		if been == at {
			s.path = s.path[:i+1]
			return
		}
	}
	s.path = append(s.path, at)
}

// keysOf is what the caller keyed in, as it may be shown: secrets as dots.
func keysOf(e ivr.Entry) string {
	keys := spaced(e.Text)
	if e.Kind.Secret() || e.Text == "" {
		keys = dots(e.Digits + e.Over)
	}
	end := ""
	switch {
	case e.Kind == ivr.EntryChoice || e.Kind == ivr.EntryMessage:
	case e.End == ivr.EndTerm || e.End == ivr.EndEmpty:
		end = "#"
	case e.End == ivr.EndCleared || e.End == ivr.EndEscape:
		end = "*"
	}
	if keys != "" && end != "" {
		return keys + " " + end
	}
	return keys + end
}
