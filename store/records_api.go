package store

import "voiceportal/ivr/mailbox"

// The layouts of the REST front's records.
var (
	tokenLayout        = layout[mailbox.Token]{"token", 1, tokenFields}
	subscriptionLayout = layout[mailbox.Subscription]{"subscription", 1, subscriptionFields}
	jobLayout          = layout[mailbox.Job]{"job", 1, jobFields}
	requestLayout      = layout[mailbox.Request]{"request", 1, requestFields}
)

func tokenFields(c *coder, k *mailbox.Token) {
	text(c, &k.ID)
	text(c, &k.Name)
	text(c, &k.Scope)
	text(c, &k.Tenant)
	text(c, &k.Sum)
	text(c, &k.By)
	c.instant(&k.CreatedAt)
}

func subscriptionFields(c *coder, s *mailbox.Subscription) {
	text(c, &s.ID)
	text(c, &s.Token)
	text(c, &s.Tenant)
	text(c, &s.Callback)
	text(c, &s.Query)
	c.instant(&s.CreatedAt)
	c.count(&s.Seen)
	c.count(&s.Claims)
	c.integer(&s.Tries)
	c.instant(&s.FailedAt)
	c.instant(&s.NextTry)
	text(c, &s.Problem)
	c.instant(&s.GaveUpAt)
}

func jobFields(c *coder, j *mailbox.Job) {
	text(c, &j.ID)
	text(c, &j.By.Actor)
	text(c, &j.By.Reason)
	text(c, &j.By.Correlation)
	text(c, &j.Tenant)
	c.span(&j.Since)
	c.flag(&j.Locked)
	text(c, &j.State)
	text(c, &j.After)
	c.integer(&j.Total)
	c.integer(&j.Done)
	c.integer(&j.Left)
	c.integer(&j.Failed)
	list(c, &j.Failures, jobNoteFields)
	list(c, &j.Skipped, jobNoteFields)
	c.instant(&j.StartedAt)
	c.instant(&j.EndedAt)
	c.count(&j.Begun)
	c.count(&j.Ended)
	c.instant(&j.Lease)
	c.count(&j.Claims)
	c.instant(&j.FinishedAt)
}

func jobNoteFields(c *coder, n *mailbox.JobNote) {
	text(c, &n.Number)
	text(c, &n.Code)
	text(c, &n.Reason)
}

func requestFields(c *coder, r *mailbox.Request) {
	text(c, &r.Key)
	text(c, &r.Asked)
	text(c, &r.Result)
	c.instant(&r.At)
}
