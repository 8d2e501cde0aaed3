package mailbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// Profiles finds a tenant's rules by name.
type Profiles interface {
	Profile(name string) (*profile.Profile, error)
}

// Config is what [New] needs. Every field is required but Log and Cost.
type Config struct {
	Store    Store
	Keys     *pin.Keys
	Profiles Profiles
	Now      func() time.Time // wall time
	Rand     io.Reader        // crypto/rand.Reader outside tests
	Log      *slog.Logger     // nil for none
	// Cost is what hashing a web password costs; zero for [password.Standard], which everything but
	// a test wants.
	Cost password.Cost
}

// Accounts are the acts on mailboxes. They are safe for concurrent use.
type Accounts struct {
	store    Store
	vault    vault
	hasher   *password.Hasher
	profiles Profiles
	now      func() time.Time
	log      *slog.Logger
}

// New returns the accounts kept in a store. It reads nothing yet.
func New(c Config) (*Accounts, error) {
	for _, need := range []struct {
		name    string
		missing bool
	}{
		{"Store", c.Store == nil},
		{"Keys", c.Keys == nil},
		{"Profiles", c.Profiles == nil},
		{"Now", c.Now == nil},
		{"Rand", c.Rand == nil},
	} {
		if need.missing {
			return nil, fmt.Errorf("make accounts: Config.%s is missing", need.name)
		}
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Cost == (password.Cost{}) {
		c.Cost = password.Standard()
	}
	rand := &lockedReader{r: c.Rand}
	hasher, err := password.NewHasher(rand, c.Cost)
	if err != nil {
		return nil, fmt.Errorf("make accounts: Config.Cost: %w", err)
	}
	return &Accounts{
		store:    c.Store,
		vault:    vault{keys: c.Keys, rand: rand},
		hasher:   hasher,
		profiles: c.Profiles,
		now:      c.Now,
		log:      c.Log,
	}, nil
}

// Watch reports every change in the store from now on, until ctx ends; see [Store].
func (a *Accounts) Watch(ctx context.Context) (<-chan Change, error) { return a.store.Watch(ctx) }

// wall is the machine's time as it is stored: UTC, without the monotonic reading.
func (a *Accounts) wall() time.Time { return a.now().Round(0).UTC() }

// view is one consistent state of the store at one instant.
type view struct {
	Reader
	a     *Accounts
	wall  time.Time
	clock Clock
	now   time.Time // portal time
}

// turn is one transaction at work. What it did is kept when its function returns nil.
type turn struct {
	view
	tx Tx
}

// errTakeBack ends a transaction of which nothing is to be kept.
var errTakeBack = errors.New("nothing is kept of a preview")

func (a *Accounts) view(ctx context.Context, fn func(view) error) error {
	return a.store.View(ctx, func(r Reader) error {
		v, err := a.look(r)
		if err != nil {
			return err
		}
		return fn(v)
	})
}

// update runs fn as one transaction, and has the portal clock know that it was used.
func (a *Accounts) update(ctx context.Context, fn func(*turn) error) error {
	return a.store.Update(ctx, func(tx Tx) error {
		v, err := a.look(tx)
		if err != nil {
			return err
		}
		v.clock = v.clock.used(v.wall)
		t := &turn{view: v, tx: tx}
		if err := fn(t); err != nil {
			return err
		}
		return tx.PutClock(t.clock)
	})
}

// preview runs fn as one transaction and takes everything back.
func (a *Accounts) preview(ctx context.Context, fn func(*turn) error) error {
	err := a.update(ctx, func(t *turn) error {
		if err := fn(t); err != nil {
			return err
		}
		return errTakeBack
	})
	if errors.Is(err, errTakeBack) {
		return nil
	}
	return err
}

func (a *Accounts) look(r Reader) (view, error) {
	clock, err := r.Clock()
	if err != nil {
		return view{}, fmt.Errorf("read the portal clock: %w", err)
	}
	wall := a.wall()
	return view{Reader: r, a: a, wall: wall, clock: clock, now: clock.At(wall)}, nil
}

// keep writes a mailbox that an act has changed. What was done to it before can no longer be taken
// back.
func (t *turn) keep(m *Mailbox) error {
	m.Past = nil
	m.Version++
	if err := t.tx.PutMailbox(*m); err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	return nil
}

// lockedReader lets several goroutines draw from one source of randomness.
type lockedReader struct {
	mu sync.Mutex
	r  io.Reader
}

func (l *lockedReader) Read(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Read(b)
}
