package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
	"voiceportal/prompts"
	"voiceportal/store/bolt"
)

// session is an open store with everything that works on it.
type session struct {
	settings settings
	store    *bolt.Store
	accounts *mailbox.Accounts
	profiles *profile.Library
	prompts  *prompts.Catalog
	awake    func() // ends the care that ctrl+z is taken with
}

// by is the user of this session in the audit.
func (s *session) by(reason string) mailbox.By {
	return mailbox.By{Actor: s.settings.actor, Reason: reason}
}

// close closes the store.
func (s *session) close() error {
	s.awake()
	return s.store.Close()
}

// open opens the store that the settings name. A store that is not there yet is made, with its key
// file, and filled with a class; that is said once on stderr. The caller closes the session.
func (p *program) open(ctx context.Context) (*session, error) {
	s := &session{}
	var err error
	if s.settings, err = p.settle(); err != nil {
		return nil, err
	}
	if s.profiles, err = fixtures.Profiles(); err != nil {
		return nil, err
	}
	if s.prompts, err = prompts.Load("en"); err != nil {
		return nil, err
	}
	if s.settings.class != "" { // judged before anything is made
		if _, err := fixtures.Class(s.settings.class); err != nil {
			return nil, &usageError{problem: err.Error(), try: "class list"}
		}
	}
	keys, err := keysOf(s.settings)
	if err != nil {
		return nil, err
	}
	s.store, err = bolt.Open(s.settings.store, bolt.Options{Chain: keys.Chain, KeyID: keys.ID()})
	if errors.Is(err, mailbox.ErrReadOnly) && missing(s.settings.store) == "" {
		s.store, err = bolt.Open(s.settings.store, bolt.Options{Chain: keys.Chain, KeyID: keys.ID(), ReadOnly: true})
	}
	if err != nil {
		return nil, err
	}
	s.awake = restWhenSuspended(context.WithoutCancel(ctx), s.store)
	s.accounts, err = mailbox.New(mailbox.Config{
		Store: s.store, Keys: keys, Profiles: s.profiles, Now: p.now, Rand: rand.Reader,
	})
	if err == nil {
		err = p.fillNew(ctx, s)
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// with opens a session for the length of fn.
func (p *program) with(ctx context.Context, fn func(*session) error) error {
	s, err := p.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.close())
}

// keysOf reads the key file. Only together with a new store is a new key file made: a store whose
// key is lost must not get another one.
func keysOf(s settings) (*pin.Keys, error) {
	if _, err := os.Stat(s.store); err == nil {
		return pin.ReadKeyFile(s.keyFile)
	}
	for _, file := range []string{s.store, s.keyFile} {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return nil, &hinted{
				fmt.Errorf("make the folder of %s: %w", file, err),
				"choose another place with --store",
			}
		}
	}
	return pin.CreateKeyFile(s.keyFile, rand.Reader)
}

// fillNew fills a store that was never filled.
func (p *program) fillNew(ctx context.Context, s *session) error {
	class, err := s.accounts.Class(ctx)
	if err != nil {
		return err
	}
	if !class.Loaded.IsZero() {
		if s.settings.class != "" {
			return usage("class load "+s.settings.class, "--class fills a new store, and %s exists", s.settings.store)
		}
		return nil
	}
	name := s.settings.class
	if name == "" {
		name = fixtures.TrainingClass
	}
	seed, err := fixtures.Class(name)
	if err != nil {
		return err
	}
	loaded, err := s.accounts.LoadFirst(ctx, s.by("new store"), seed)
	if loaded {
		p.say("made the store %s and filled it with class %s", s.settings.store, name)
	}
	return err
}
