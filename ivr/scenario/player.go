package scenario

import (
	"context"
	"errors"
	"fmt"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// Speech is a prompt catalogue: how long an utterance takes, and its words.
type Speech interface {
	ivr.Speech
	Text(ivr.Utterance) string
}

// Config is what a [Player] needs. Seed may be zero, Copy may be nil.
type Config struct {
	Classes  func(name string) (mailbox.Seed, error)
	Profiles mailbox.Profiles
	Speech   Speech
	// Open makes an empty store whose audit is chained with the keys. Each run gets one of its
	// own, and closes it.
	Open func(*pin.Keys) (mailbox.Store, error)
	// Copy makes a store with the content of another, where that is cheaper than filling one; the
	// two have nothing in common from then on. Nil fills a store for every run.
	Copy func(mailbox.Store) mailbox.Store
	// Seed is what all randomness grows from: salts, generated PINs, and the keys where none are
	// given.
	Seed uint64
	// Keys are those of a store that others use as well; nil grows them from Seed.
	Keys *pin.Keys
	// Wall is asked when a world begins what time it is; nil has it begin at the class's own time,
	// the same in every run. What a scenario sees is portal time, and that is the class's anyway.
	Wall func() time.Time
	// Polite leaves a store alone in which others are on a call: it is refused, not emptied.
	Polite bool
}

// Player plays scenarios. It is safe for concurrent use.
type Player struct {
	config  Config
	keys    keySet
	origins origins
}

// NewPlayer makes a player.
func NewPlayer(c Config) (*Player, error) {
	switch {
	case c.Classes == nil:
		return nil, missing("Classes")
	case c.Profiles == nil:
		return nil, missing("Profiles")
	case c.Speech == nil:
		return nil, missing("Speech")
	case c.Open == nil:
		return nil, missing("Open")
	}
	keys := keySet{c.Keys, c.Seed}
	if c.Keys == nil {
		var err error
		if keys, err = newKeys(c.Seed); err != nil {
			return nil, err
		}
	}
	return &Player{config: c, keys: keys}, nil
}

func missing(field string) error {
	return fmt.Errorf("make a scenario player: Config.%s is missing", field)
}

// Play plays all runs of a scenario, one after the other. What a scenario wants and does not get
// is in the result; the error is for what keeps it from being played at all, as an unknown class.
func (p *Player) Play(ctx context.Context, s *Scenario) (Result, error) {
	result := Result{Scenario: s.Name, Path: s.Path, Goal: s.Goal, Runs: s.Runs(), Reached: NewCoverage()}
	for n := range s.Runs() {
		if err := context.Cause(ctx); err != nil {
			return Result{}, err
		}
		if err := p.run(ctx, s, n, &result); err != nil {
			return Result{}, fmt.Errorf("play %s: %w", s.Path, err)
		}
	}
	return result, nil
}

// run plays one run and adds it to the result.
func (p *Player) run(ctx context.Context, s *Scenario, n int, into *Result) error {
	w, err := p.world(ctx, s.Class)
	if err != nil {
		return err
	}
	defer w.close()
	v := s.variant(n)
	r := &run{world: w, scenario: s, order: v.order, values: v.values, speech: p.config.Speech, reached: into.Reached}
	err = r.play(ctx)
	failure, failed := errors.AsType[*Failure](err)
	if err != nil && !failed {
		return err
	}
	into.Steps += r.steps
	into.Length += w.elapsed
	if failed {
		failure.Run = v.label
		failure.strike(s.secrets())
		into.Failures = append(into.Failures, *failure)
	}
	return nil
}
