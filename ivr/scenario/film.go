package scenario

import (
	"context"
	"slices"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// Moment is one frame of a stage's film: a step of a call, or what somebody did to the accounts.
type Moment struct {
	At     time.Duration // since the beginning
	Portal time.Time
	Call   *Placed     // the call it is about, nil for none
	Update call.Update // of the call
	// Entries are the audit entries that came with it, the oldest first.
	Entries []mailbox.AuditEntry
	// Box is the mailbox in focus as it is after this moment: that of the call, or the one that
	// was acted on. It is zero where there is none yet.
	Box mailbox.Summary
}

// Placed is a call on a film.
type Placed struct {
	Name string
	From mailbox.Key
	To   string
	At   time.Duration // when it was placed
}

// Film is all that has happened since the beginning, in its order. The part that is there does not
// change; going back begins another one.
func (st *Stage) Film() []Moment { return slices.Clip(st.film) }

// shoot puts a step of a call on the film.
func (st *Stage) shoot(ctx context.Context, g *leg, u call.Update) {
	if u.Snapshot.Mailbox != "" {
		st.focus = mailbox.Key{Tenant: g.from.Tenant, Number: u.Snapshot.Mailbox}
	}
	placed := &Placed{g.name, g.from, g.to, g.placed}
	if n := len(st.film); n > 0 && st.film[n-1].Call != nil && *st.film[n-1].Call == *placed {
		placed = st.film[n-1].Call
	}
	m := Moment{At: g.placed + u.At, Call: placed, Update: u}
	m.Entries, _ = st.newEntries(ctx) // what cannot be read now is on the film with the next look
	st.keep(ctx, m)
}

// look puts what happened outside of calls on the film.
func (st *Stage) look(ctx context.Context) error {
	st.clock.Store(int64(st.run.elapsed))
	entries, err := st.newEntries(ctx)
	if err != nil || len(entries) == 0 && len(st.film) > 0 {
		return err
	}
	if n := len(entries); n > 0 && entries[n-1].Mailbox != (mailbox.Key{}) {
		st.focus = entries[n-1].Mailbox
	}
	st.keep(ctx, Moment{At: st.run.elapsed, Entries: entries})
	return nil
}

// keep adds a moment, with how things are by then.
func (st *Stage) keep(ctx context.Context, m Moment) {
	m.Box, _ = st.run.direct.Summary(ctx, st.focus) // zero where there is no such mailbox
	m.Portal, _ = st.run.direct.Now(ctx)
	st.film = append(st.film, m)
}

// newEntries are the audit entries that are not on the film yet, the oldest first.
func (st *Stage) newEntries(ctx context.Context) ([]mailbox.AuditEntry, error) {
	entries, err := st.run.direct.AuditLog(ctx, mailbox.AuditFilter{Since: st.entries}, 0)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	st.entries = entries[0].Seq
	slices.Reverse(entries)
	return entries, nil
}

// Path plays a whole scenario and tells which moves of the flow each of its steps makes.
func (p *Player) Path(ctx context.Context, s *Scenario) ([][]ivr.Moved, error) {
	st, err := p.Stage(ctx, s)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	path := make([][]ivr.Moved, len(st.parts))
	seen := 0
	for i := range path {
		if err := st.Next(ctx); err != nil {
			return nil, err
		}
		for _, m := range st.film[seen:] {
			for _, r := range m.Update.Records {
				if moved, ok := r.What.(ivr.Moved); ok {
					path[i] = append(path[i], moved)
				}
			}
		}
		seen = len(st.film)
	}
	return path, nil
}
