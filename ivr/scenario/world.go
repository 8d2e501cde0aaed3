package scenario

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// keySet is the keys of all stores of a player, and where its randomness begins.
type keySet struct {
	keys *pin.Keys
	seed uint64
}

// The streams that grow from one seed. Each is independent of the others.
const (
	streamKeys byte = iota
	streamClass
	streamRun
)

// stream is a source of randomness that is the same on every machine.
func stream(seed uint64, which byte) *rand.ChaCha8 {
	var s [32]byte
	binary.LittleEndian.PutUint64(s[:], seed)
	s[31] = which
	return rand.NewChaCha8(s)
}

func newKeys(seed uint64) (keySet, error) {
	secret := make([]byte, pin.SecretSize)
	_, _ = stream(seed, streamKeys).Read(secret) // it never fails
	keys, err := pin.NewKeys(secret)
	if err != nil {
		return keySet{}, fmt.Errorf("make the keys of scenarios: %w", err)
	}
	return keySet{keys, seed}, nil
}

// world is the portal that one run has for itself: a store, the acts on it, and the wall clock,
// which moves when the run lets time pass and not otherwise.
type world struct {
	store    mailbox.Store
	faults   *faults
	accounts *mailbox.Accounts // as the portal has them, faults included
	direct   *mailbox.Accounts // past the faults, to look at what is
	began    time.Time
	elapsed  time.Duration
	log      bytes.Buffer
	acts     uint64 // the newest audit entry that calls have heard of
	entries  uint64 // the newest audit entry of the class
	mails    uint64 // the newest mail of the class
}

// world makes a store filled with a class, and the acts on it.
func (p *Player) world(ctx context.Context, class string) (*world, error) {
	o, err := p.origin(ctx, class)
	if err != nil {
		return nil, err
	}
	if p.config.Wall != nil {
		o.began = p.config.Wall()
	}
	store := o.store
	if store != nil {
		store = p.config.Copy(store)
	} else if store, err = p.fill(ctx, o); err != nil {
		return nil, err
	}
	w := &world{store: store, faults: &faults{Store: store}, began: o.began}
	if err := w.open(ctx, p); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (w *world) open(ctx context.Context, p *Player) error {
	random := stream(p.keys.seed, streamRun)
	var err error
	if w.accounts, err = p.accounts(w.faults, w.now, random, w.logger()); err != nil {
		return err
	}
	if w.direct, err = p.accounts(w.store, w.now, random, nil); err != nil {
		return err
	}
	entries, err := w.direct.AuditLog(ctx, mailbox.AuditFilter{}, 1)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		w.entries, w.acts = entries[0].Seq, entries[0].Seq
	}
	mails, err := w.direct.Mails(ctx, "", 1)
	if err != nil {
		return err
	}
	if len(mails) > 0 {
		w.mails = mails[0].ID
	}
	return nil
}

// accounts are the acts on a store.
func (p *Player) accounts(s mailbox.Store, now func() time.Time, random io.Reader, log *slog.Logger) (*mailbox.Accounts, error) {
	return mailbox.New(mailbox.Config{
		Store: s, Keys: p.keys.keys, Profiles: p.config.Profiles, Now: now, Rand: random, Log: log,
	})
}

// now is the wall clock.
func (w *world) now() time.Time { return w.began.Add(w.elapsed) }

// logger writes into the run's own log. Lines have no time: the wall's would tell nothing.
func (w *world) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(&w.log, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey && len(groups) == 0 {
				return slog.Attr{}
			}
			return a
		},
	}))
}

func (w *world) close() { _ = w.store.Close() } // nothing in it is kept
