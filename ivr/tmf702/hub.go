package tmf702

import (
	"net/http"

	"voiceportal/ivr/mailbox"
)

const (
	// maxCallback is how long a listener's address may be.
	maxCallback = 2000
	// maxListeners is how many subscriptions one token may have.
	maxListeners = 20
)

// registerListener answers POST /hub.
func (s *Server) registerListener(x *exchange) error {
	b, err := readBody(x.r, mediaJSON)
	if err != nil {
		return err
	}
	o, err := b.attributes()
	if err != nil {
		return err
	}
	sub, err := s.readListener(o)
	if err != nil {
		return err
	}
	sub.Token, sub.Tenant = x.token.ID, x.token.Tenant
	once, err := s.once(x, b.raw)
	if err != nil {
		return err
	}
	if err := s.roomForListener(x); err != nil {
		return err
	}
	sub, again, err := s.accounts.Subscribe(x.ctx(), x.by(), sub, once)
	if err != nil {
		return err
	}
	x.replayed(again)
	x.w.Header().Set("Location", s.href(collectionHub, sub.ID))
	return x.reply(http.StatusCreated, s.subscription(sub))
}

func (s *Server) readListener(o object) (mailbox.Subscription, error) {
	var sub mailbox.Subscription
	for name, v := range o {
		var err error
		switch name {
		case "callback":
			sub.Callback, err = asText(name, v)
		case "query":
			if v != nil {
				sub.Query, err = asText(name, v)
			}
		default:
			err = badRequest(codeUnknown, "the body has an attribute that is not known", "It takes callback and query.")
		}
		if err != nil {
			return sub, err
		}
	}
	if _, err := parseEventQuery(sub.Query); err != nil {
		return sub, err
	}
	return sub, s.callbacks.check(sub.Callback)
}

// roomForListener refuses more subscriptions than one program can want.
func (s *Server) roomForListener(x *exchange) error {
	all, err := s.accounts.Subscriptions(x.ctx())
	if err != nil {
		return err
	}
	n := 0
	for _, sub := range all {
		if sub.Token == x.token.ID {
			n++
		}
	}
	if n >= maxListeners {
		return &problem{status: http.StatusConflict, code: codeConflicting, reason: "the token has too many subscriptions", message: "Delete one first."}
	}
	return nil
}

// listSubscription answers GET /hub, so that a dead listener can be seen.
func (s *Server) listSubscription(x *exchange) error {
	all, err := s.accounts.Subscriptions(x.ctx())
	if err != nil {
		return err
	}
	list := make([]object, 0, len(all))
	for _, sub := range all {
		if owns(x, sub) {
			list = append(list, s.subscription(sub))
		}
	}
	return x.reply(http.StatusOK, list)
}

// retrieveSubscription answers GET /hub/{id}.
func (s *Server) retrieveSubscription(x *exchange) error {
	sub, err := s.own(x)
	if err != nil {
		return err
	}
	return x.reply(http.StatusOK, s.subscription(sub))
}

// unregisterListener answers DELETE /hub/{id}.
func (s *Server) unregisterListener(x *exchange) error {
	sub, err := s.own(x)
	if err != nil {
		return err
	}
	if err := s.accounts.Unsubscribe(x.ctx(), x.by(), sub.ID); err != nil {
		return err
	}
	return x.nothing()
}

// own is the subscription that the path names. One of somebody else does not exist for who asks.
func (s *Server) own(x *exchange) (mailbox.Subscription, error) {
	sub, err := s.accounts.Subscription(x.ctx(), x.r.PathValue("id"))
	if err == nil && !owns(x, sub) {
		return sub, notFound("this subscription")
	}
	return sub, err
}

// owns reports whether a token's bearer made a subscription, or is the admin of its tenant.
func owns(x *exchange, sub mailbox.Subscription) bool {
	isAdmin := x.token.Scope.Includes(mailbox.ScopeAdmin) && x.sees(sub.Tenant) == nil
	return sub.Token == x.token.ID || isAdmin
}

// subscription is a subscription as the API shows it, with what became of the last deliveries.
func (s *Server) subscription(sub mailbox.Subscription) object {
	o := object{"id": sub.ID, "href": s.href(collectionHub, sub.ID), "callback": sub.Callback, "state": hubState(sub), "failedTries": sub.Tries}
	setText(o, "query", sub.Query)
	setText(o, "problem", sub.Problem)
	setTime(o, "failingSince", sub.FailedAt)
	setTime(o, "gaveUpAt", sub.GaveUpAt)
	return o
}

// The states of a subscription.
const (
	hubActive  = "active"
	hubFailing = "failing"
	hubGivenUp = "givenUp"
)

func hubState(sub mailbox.Subscription) string {
	switch {
	case !sub.GaveUpAt.IsZero():
		return hubGivenUp
	case sub.Tries > 0:
		return hubFailing
	}
	return hubActive
}

// parseEventQuery reads which events a listener wants: filters as for lists, on the event.
func parseEventQuery(raw string) ([]condition, error) {
	all, err := terms(raw)
	if err != nil {
		return nil, err
	}
	if len(all) > maxConditions {
		return nil, badRequest(codeQuery, "the query has too many filters", "")
	}
	conditions := make([]condition, 0, len(all))
	for _, term := range all {
		f, err := parseCondition(term, events())
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, f)
	}
	return conditions, nil
}
