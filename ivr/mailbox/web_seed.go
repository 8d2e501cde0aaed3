package mailbox

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"voiceportal/ivr/password"
)

// SeedWeb is the web password of a My Phone user as a class wants it. It is taken as it is, like
// the PINs of [SeedMailbox].
type SeedWeb struct {
	Password password.Password // the own one, zero for none
	Age      time.Duration     // since it was set
	// Temporary says what became of the mail with a temporary password, which is generated; empty
	// where there is none.
	Temporary    SeedMail
	TemporaryAge time.Duration // since it was sent
}

// hashing is a password of a class and the place of its hash.
type hashing struct {
	password password.Password
	into     *string
}

// hashAll hashes the passwords of a class side by side: it is what takes longest in the first start
// of the program.
func (a *Accounts) hashAll(ctx context.Context, jobs []hashing) error {
	var all sync.WaitGroup
	errs := make([]error, len(jobs))
	for i, job := range jobs {
		all.Go(func() { *job.into, errs[i] = a.hasher.Hash(ctx, job.password) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// web puts the seed's web password in force, but for the hashes, which are left to do.
func (p *planter) web() error {
	seed := p.seed.Web
	if seed == nil {
		return nil
	}
	if p.c.rules.Web == nil {
		return fmt.Errorf("profile %s has no web passwords", p.c.rules.Name)
	}
	w := &Web{}
	p.c.box.Web = w
	if !seed.Password.IsZero() {
		w.SetAt = p.at.Add(-seed.Age)
		p.hashings = append(p.hashings, hashing{seed.Password, &w.Hash})
	}
	if seed.Temporary == "" {
		return nil
	}
	temporary, err := p.a.generateWeb(p.c)
	if err != nil {
		return err
	}
	p.hashings = append(p.hashings, hashing{temporary, &w.Temporary})
	p.c.putWebTemporary(w, drawn{password: temporary}, p.at.Add(-seed.TemporaryAge))
	by := ActorPortal // a reset, where there is no own password beside it
	if !seed.Password.IsZero() {
		by = ActorUser
	}
	m, err := p.a.webMail(p.c, drawn{password: temporary}, by)
	if err != nil {
		return err
	}
	p.send(m, seed.Temporary, w.TempSetAt)
	return nil
}
