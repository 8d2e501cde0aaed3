package store

import (
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// The layouts of the records. A layout's fields are in the order in which they came to be, so
// that a new one goes last in its part, guarded by the version that brought it.
var (
	tenantLayout  = layout[mailbox.Tenant]{"tenant", 1, tenantFields}
	boxLayout     = layout[mailbox.Mailbox]{"mailbox", 2, boxFields}
	userLayout    = layout[mailbox.Key]{"user name", 1, keyFields}
	messageLayout = layout[mailbox.Message]{"message", 1, messageFields}
	mailLayout    = layout[mailbox.Mail]{"mail", 1, mailFields}
	callLayout    = layout[mailbox.Call]{"call", 1, callFields}
	auditLayout   = layout[mailbox.AuditEntry]{"audit", 1, auditFields}
	clockLayout   = layout[mailbox.Clock]{"clock", 2, clockFields}
	classLayout   = layout[mailbox.Class]{"class", 1, classFields}
	countLayout   = layout[mailbox.Throttle]{"throttle", 1, throttleFields}
	tapeLayout    = layout[mailbox.Tape]{"tape", 1, tapeFields}
)

func keyFields(c *coder, k *mailbox.Key) {
	text(c, &k.Tenant)
	text(c, &k.Number)
}

func tenantFields(c *coder, t *mailbox.Tenant) {
	text(c, &t.ID)
	text(c, &t.Name)
	text(c, &t.Profile)
	text(c, &t.PortalNumber)
	text(c, &t.AdminEmail)
	text(c, &t.Language)
	text(c, &t.Onboarding)
	blob(c, &t.CompanyPIN)
	list(c, &t.Sites, text[string])
}

func boxFields(c *coder, m *mailbox.Mailbox) {
	keyFields(c, &m.Key)
	text(c, &m.Born)
	text(c, &m.Kind)
	text(c, &m.Main)
	ownerFields(c, &m.Owner)
	c.flag(&m.Active)
	credentialFields(c, &m.Credential)
	blob(c, &m.DefaultPIN)
	c.integer(&m.Failures)
	list(c, &m.FailedAt, (*coder).instant)
	lockFields(c, &m.Lock)
	c.instant(&m.LastSignIn)
	c.instant(&m.CreatedAt)
	text(c, &m.Greeting.Text)
	c.flag(&m.Greeting.Own)
	optional(c, &m.Web, webFields)
	c.count(&m.Version)
	if c.version >= 2 {
		optional(c, &m.Past, pastFields(stepFields))
	}
}

// pastFields are the fields of a past, whose steps have fields of their own.
func pastFields[S mailbox.Marked](step func(*coder, *S)) func(*coder, *mailbox.Past[S]) {
	return func(c *coder, p *mailbox.Past[S]) {
		c.count(&p.State)
		list(c, &p.Steps, step)
	}
}

func markFields(c *coder, m *mailbox.Mark) {
	c.count(&m.Seq)
	c.count(&m.Before)
	c.count(&m.After)
}

func stepFields(c *coder, s *mailbox.Step) {
	markFields(c, &s.Mark)
	text(c, &s.Number)
	ownerFields(c, &s.Owner)
	c.flag(&s.Active)
	text(c, &s.Due)
	c.integer(&s.Failures)
	list(c, &s.FailedAt, (*coder).instant)
	lockFields(c, &s.Lock)
}

func lockFields(c *coder, l *mailbox.Lock) {
	text(c, &l.Kind)
	c.instant(&l.At)
	c.instant(&l.Until)
	c.integer(&l.Count)
}

func ownerFields(c *coder, o *mailbox.Owner) {
	text(c, &o.First)
	text(c, &o.Last)
	text(c, &o.Email)
	text(c, &o.UserName)
	text(c, &o.AltID)
	text(c, &o.Phone)
	text(c, &o.Site)
	text(c, &o.Party)
}

func credentialFields(c *coder, k *mailbox.Credential) {
	text(c, &k.Kind)
	c.count(&k.Generation)
	c.instant(&k.SetAt)
	c.instant(&k.ExpiresAt)
	text(c, &k.Due)
	c.flag(&k.Spent)
	verifierFields(c, &k.Verifier)
	list(c, &k.History, verifierFields)
}

func verifierFields(c *coder, v *pin.Verifier) {
	text(c, &v.Scheme)
	blob(c, &v.Salt)
	blob(c, &v.Sum)
}

func webFields(c *coder, w *mailbox.Web) {
	text(c, &w.Hash)
	c.instant(&w.SetAt)
	c.count(&w.Generation)
	text(c, &w.Temporary)
	c.instant(&w.TempSetAt)
	c.instant(&w.TempUntil)
}

func messageFields(c *coder, m *mailbox.Message) {
	c.count(&m.ID)
	keyFields(c, &m.Mailbox)
	text(c, &m.From)
	c.instant(&m.At)
	c.span(&m.Duration)
	text(c, &m.Text)
	c.flag(&m.New)
}

func mailFields(c *coder, m *mailbox.Mail) {
	c.count(&m.ID)
	text(c, &m.Tenant)
	keyFields(c, &m.Mailbox)
	text(c, &m.Kind)
	text(c, &m.ToName)
	text(c, &m.ToAddress)
	blob(c, &m.Secret)
	c.instant(&m.Expires)
	c.flag(&m.OneTime)
	text(c, &m.By)
	c.instant(&m.QueuedAt)
	text(c, &m.MessageID)
	text(c, &m.State)
	c.integer(&m.Attempts)
	c.instant(&m.NextTry)
	text(c, &m.Problem)
	c.flag(&m.Read)
	c.count(&m.Audit)
}

func callFields(c *coder, k *mailbox.Call) {
	text(c, &k.ID)
	text(c, &k.Tenant)
	text(c, &k.From)
	text(c, &k.To)
	text(c, &k.Door)
	keyFields(c, &k.Mailbox)
	text(c, &k.State)
	c.instant(&k.Started)
	c.instant(&k.Lease)
	text(c, &k.Owner)
}

func auditFields(c *coder, e *mailbox.AuditEntry) {
	c.count(&e.Seq)
	c.instant(&e.At)
	c.instant(&e.Wall)
	text(c, &e.Actor)
	text(c, &e.Act)
	keyFields(c, &e.Mailbox)
	text(c, &e.Reason)
	text(c, &e.Detail)
	text(c, &e.Before)
	text(c, &e.After)
	c.integer(&e.FailuresBefore)
	c.integer(&e.FailuresAfter)
	text(c, &e.Correlation)
	blob(c, &e.Chain)
}

func clockFields(c *coder, k *mailbox.Clock) {
	text(c, &k.Mode)
	c.span(&k.Offset)
	c.flag(&k.Frozen)
	c.instant(&k.FrozenAt)
	c.instant(&k.High)
	c.instant(&k.LastUse)
	if c.version >= 2 {
		optional(c, &k.Past, pastFields(clockStepFields))
	}
}

func clockStepFields(c *coder, s *mailbox.ClockStep) {
	markFields(c, &s.Mark)
	c.instant(&s.From)
	c.instant(&s.To)
	c.flag(&s.Frozen)
}

func throttleFields(c *coder, k *mailbox.Throttle) {
	text(c, &k.Name)
	list(c, &k.Times, (*coder).instant)
}

func classFields(c *coder, k *mailbox.Class) {
	text(c, &k.Name)
	c.instant(&k.Time)
	c.instant(&k.Loaded)
	c.count(&k.Acts)
}

func tapeFields(c *coder, t *mailbox.Tape) {
	text(c, &t.ID)
	text(c, &t.Tenant)
	text(c, &t.From)
	text(c, &t.To)
	keyFields(c, &t.Mailbox)
	c.instant(&t.Started)
	c.instant(&t.Ended)
	c.span(&t.Length)
	text(c, &t.Cause)
	c.flag(&t.Slow)
	text(c, &t.Text)
}
