package mailbox

import (
	"context"
	"fmt"
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

// web puts the seed's web password in force.
func (p *planter) web(ctx context.Context) error {
	seed := p.seed.Web
	if seed == nil {
		return nil
	}
	if p.c.rules.Web == nil {
		return fmt.Errorf("profile %s has no web passwords", p.c.rules.Name)
	}
	var w Web
	if !seed.Password.IsZero() {
		hash, err := p.a.hasher.Hash(ctx, seed.Password)
		if err != nil {
			return err
		}
		w.Hash, w.SetAt = hash, p.at.Add(-seed.Age)
	}
	if p.c.box.Web = &w; seed.Temporary == "" {
		return nil
	}
	fresh, err := p.a.drawWeb(ctx, p.c)
	if err != nil {
		return err
	}
	p.c.putWebTemporary(&w, fresh, p.at.Add(-seed.TemporaryAge))
	m, err := p.a.webMail(p.c, fresh, ActorUser)
	if err != nil {
		return err
	}
	p.send(m, seed.Temporary, w.TempSetAt)
	return nil
}
