package mailbox

import (
	"context"
	"fmt"
	"time"

	"voiceportal/ivr/pin"
)

// plant makes the records that a seed describes: here its PINs and passwords are hashed and sealed.
func (a *Accounts) plant(ctx context.Context, seed Seed) (Snapshot, error) {
	s := Snapshot{Class: Class{Name: seed.Name}, At: seed.Time.UTC(), Mode: seed.Mode}
	if seed.Time.IsZero() {
		s.At = a.wall()
	}
	if s.Mode == "" {
		s.Mode = ClockLab
	}
	s.Class.Time = s.At
	var passwords []hashing
	for _, st := range seed.Tenants {
		more, err := a.plantTenant(&s, st)
		if err != nil {
			return Snapshot{}, fmt.Errorf("tenant %s: %w", st.Tenant.ID, err)
		}
		passwords = append(passwords, more...)
	}
	return s, a.hashAll(ctx, passwords)
}

// plantTenant adds a tenant, and returns what is left to hash of it.
func (a *Accounts) plantTenant(s *Snapshot, st SeedTenant) (passwords []hashing, err error) {
	t := st.Tenant
	rules, err := a.profiles.Profile(t.Profile)
	if err != nil {
		return nil, err
	}
	if !st.CompanyPIN.IsZero() {
		if t.CompanyPIN, err = a.vault.seal(st.CompanyPIN, placeOfCompany(t.ID)); err != nil {
			return nil, err
		}
	}
	s.Tenants = append(s.Tenants, t)
	for _, sm := range st.Mailboxes {
		p := planter{a: a, seed: sm, at: s.At, c: account{tenant: t, rules: rules}}
		if err := p.plant(); err != nil {
			return nil, fmt.Errorf("mailbox %s: %w", sm.Number, err)
		}
		s.Mailboxes = append(s.Mailboxes, p.c.box)
		s.Messages = append(s.Messages, p.messages...)
		s.Mails = append(s.Mails, p.mails...)
		passwords = append(passwords, p.hashings...)
	}
	return passwords, nil
}

// planter makes one mailbox of a class.
type planter struct {
	a        *Accounts
	seed     SeedMailbox
	at       time.Time // the class's clock
	c        account
	messages []Message
	mails    []Mail
	hashings []hashing // what is left to do
}

func (p *planter) plant() error {
	sm := p.seed
	p.c.box = Mailbox{
		Key: Key{p.c.tenant.ID, sm.Number}, Born: sm.Number, Kind: sm.Kind, Main: sm.Main, Owner: sm.Owner,
		Active: !sm.Deactivated, Failures: sm.Failures, Greeting: sm.Greeting, Lock: p.lock(),
		CreatedAt: p.created(),
	}
	if sm.Kind == "" {
		p.c.box.Kind = KindExtension
	}
	if sm.LastSignIn > 0 {
		p.c.box.LastSignIn = p.at.Add(-sm.LastSignIn)
	}
	if p.c.rules.Lockout.Window > 0 {
		for range sm.Failures {
			p.c.box.FailedAt = append(p.c.box.FailedAt, p.at.Add(-sm.LockedFor))
		}
	}
	for _, m := range sm.Messages {
		p.messages = append(p.messages, Message{
			Mailbox: p.c.box.Key, From: m.From, At: p.at.Add(-m.Age), Duration: m.Duration, Text: m.Text, New: !m.Saved,
		})
	}
	if err := p.credential(); err != nil {
		return err
	}
	return p.web()
}

func (p *planter) lock() Lock {
	if p.seed.Lock == Unlocked {
		return Lock{}
	}
	l := Lock{Kind: p.seed.Lock, At: p.at.Add(-p.seed.LockedFor)}
	if l.Kind == LockAuto {
		l.Count = 1
		if d := lockLength(p.c.rules.Lockout, l.Count); d > 0 {
			l.Until = l.At.Add(d)
		}
	}
	return l
}

// created is when the seed says, or the instant of the oldest thing it tells.
func (p *planter) created() time.Time {
	oldest := p.seed.Created
	if oldest == 0 {
		oldest = max(p.seed.Age, p.seed.LastSignIn, p.seed.LockedFor)
		for _, m := range p.seed.Messages {
			oldest = max(oldest, m.Age)
		}
	}
	return p.at.Add(-oldest)
}

// credential puts the seed's PIN in force.
func (p *planter) credential() error {
	if !p.seed.DefaultPIN.IsZero() {
		if err := p.a.vault.setDefault(&p.c, p.seed.DefaultPIN); err != nil {
			return err
		}
	}
	kind, secret, err := p.choose()
	if err != nil {
		return err
	}
	for _, old := range p.seed.Previous {
		w, err := p.a.vault.verifier(p.c.box, old)
		if err != nil {
			return err
		}
		p.c.box.Credential.History = append(p.c.box.Credential.History, w)
	}
	set := p.at.Add(-p.seed.Age)
	if secret.IsZero() {
		p.c.wipe(set)
		return nil
	}
	if err := p.a.vault.replace(&p.c, kind, secret, set); err != nil {
		return err
	}
	cr := &p.c.box.Credential
	cr.Spent = p.seed.Spent
	if cr.Due == DueNone {
		cr.Due = p.seed.Due
	}
	if kind == CredentialTemporary {
		return p.mail(secret)
	}
	return nil
}

// choose is which PIN is in force; a zero PIN for none, of a deactivated number without a default.
func (p *planter) choose() (CredentialKind, pin.PIN, error) {
	kind := p.seed.Credential
	if kind == "" {
		kind = CredentialDefault
		if !p.seed.PIN.IsZero() {
			kind = CredentialPersonal
		}
	}
	switch kind {
	case CredentialPersonal:
		if p.seed.PIN.IsZero() {
			return "", pin.PIN{}, fmt.Errorf("a personal PIN is in force, but none is given")
		}
		return kind, p.seed.PIN, nil
	case CredentialTemporary:
		if p.seed.PIN.IsZero() {
			secret, err := p.a.vault.temporary(p.c)
			return kind, secret, err
		}
		return kind, p.seed.PIN, nil
	case CredentialDefault:
		return p.chooseDefault()
	}
	return "", pin.PIN{}, fmt.Errorf("%q is no kind of credential", kind)
}

func (p *planter) chooseDefault() (CredentialKind, pin.PIN, error) {
	if p.c.hasDefault() {
		secret, err := p.a.vault.ownDefault(&p.c)
		return CredentialDefault, secret, err
	}
	if !p.c.box.Active {
		return CredentialTemporary, pin.PIN{}, nil
	}
	secret, err := p.a.vault.defaultPIN(p.c)
	if err == nil && secret.IsZero() {
		err = fmt.Errorf("profile %s has no default PIN; give the mailbox a PIN", p.c.rules.Name)
	}
	return CredentialDefault, secret, err
}

// mail is the one that took a temporary PIN to its owner.
func (p *planter) mail(secret pin.PIN) error {
	id, err := p.a.messageID()
	if err != nil {
		return err
	}
	cr := p.c.box.Credential
	m := Mail{
		Tenant: p.c.tenant.ID, Mailbox: p.c.box.Key, Kind: MailTemporaryPIN,
		ToName: p.c.box.Owner.Name(), ToAddress: p.c.box.Owner.Email,
		Expires: cr.ExpiresAt, OneTime: p.c.rules.Temporary.Once, By: ActorPortal, MessageID: id,
	}
	if m.Secret, err = p.a.vault.seal(secret, placeOfMail(id)); err != nil {
		return err
	}
	p.send(m, p.seed.Mail, cr.SetAt)
	return nil
}

// send puts a mail into the outbox as the class wants it: waiting, or delivered.
func (p *planter) send(m Mail, fate SeedMail, at time.Time) {
	if fate == SeedMailNone {
		return
	}
	m.QueuedAt, m.State = at, MailQueued
	if fate == SeedMailDelivered {
		m.State, m.Attempts, m.Read, m.Secret = MailSent, 1, true, nil
	}
	p.mails = append(p.mails, m)
}
