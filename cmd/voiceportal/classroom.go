package main

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/scenario"
	"voiceportal/store/mem"
	"voiceportal/tui/trainer"
)

// classroom is a class store with the lesson that is on its stage.
type classroom struct {
	player    *scenario.Player
	rehearsal *scenario.Player // on stores in memory, to find out what a lesson does
	accounts  *mailbox.Accounts
	by        mailbox.By
	now       func() time.Time
	current   atomic.Pointer[scenario.Stage]

	mu   sync.Mutex
	kept *mailbox.Snapshot
}

var _ trainer.Class = (*classroom)(nil)

// held is a store that outlives the lessons on it.
type held struct{ mailbox.Store }

// Close implements [mailbox.Store]: the session closes the store.
func (held) Close() error { return nil }

// classroom sets lessons up on the session's store. In a shared one they wait for the calls of
// others.
func (p *program) classroom(s *session, shared bool) (*classroom, error) {
	keys, err := pin.ReadKeyFile(s.settings.keyFile)
	if err != nil {
		return nil, err
	}
	var seed [8]byte
	_, _ = rand.Read(seed[:]) // it never fails
	c := scenario.Config{
		Classes: fixtures.Class, Profiles: s.profiles, Speech: s.prompts, Seed: binary.LittleEndian.Uint64(seed[:]),
		Keys: keys, Wall: p.now, Polite: shared,
		Open: func(*pin.Keys) (mailbox.Store, error) { return held{s.store}, nil },
	}
	room := &classroom{by: s.by(""), now: p.now}
	if room.player, err = scenario.NewPlayer(c); err != nil {
		return nil, err
	}
	if room.rehearsal, err = scenario.NewPlayer(scenario.Config{
		Classes: fixtures.Class, Profiles: s.profiles, Speech: s.prompts,
		Open: func(k *pin.Keys) (mailbox.Store, error) { return mem.New(mem.Options{Chain: k.Chain}), nil },
	}); err != nil {
		return nil, err
	}
	room.accounts, err = mailbox.New(mailbox.Config{
		Store: s.store, Keys: keys, Profiles: s.profiles, Now: room.wall, Rand: rand.Reader,
	})
	return room, err
}

// wall is the wall clock of the stage: the admin beside the telephone lives in its time.
func (r *classroom) wall() time.Time {
	if st := r.current.Load(); st != nil {
		return st.Wall()
	}
	return r.now()
}

// stage sets a lesson up.
func (r *classroom) stage(ctx context.Context, s *scenario.Scenario) (*scenario.Stage, error) {
	st, err := r.player.Stage(ctx, s)
	if err != nil {
		return nil, err
	}
	r.current.Store(st)
	return st, nil
}

// path plays a lesson where nobody sees it.
func (r *classroom) path(ctx context.Context, s *scenario.Scenario) ([][]ivr.Moved, error) {
	return r.rehearsal.Path(ctx, s)
}

// Keep implements [trainer.Class].
func (r *classroom) Keep(ctx context.Context) error {
	class, err := r.accounts.Class(ctx)
	if err != nil {
		return err
	}
	content, err := r.accounts.Snapshot(ctx, class.Name)
	if err != nil {
		return fmt.Errorf("keep a copy of the class: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept = &content
	return nil
}

// Undo implements [trainer.Class].
func (r *classroom) Undo(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept == nil {
		return errors.New("there is no copy of the class to put back")
	}
	if err := r.accounts.Restore(ctx, r.by, *r.kept, true); err != nil {
		return err
	}
	r.kept = nil
	return nil
}
