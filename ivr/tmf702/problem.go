package tmf702

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// The codes of errors that are no refusal of an act; those have the refusal's own code.
const (
	codeBody          = "invalid-body"
	codeQuery         = "invalid-query"
	codeHeader        = "invalid-header"
	codeUnknown       = "unknown-attribute"
	codeReadOnly      = "read-only-attribute"
	codeConflicting   = "conflicting-request"
	codeUnauthorized  = "unauthorized"
	codeForbidden     = "forbidden"
	codeNotFound      = "not-found"
	codeMethod        = "method-not-allowed"
	codeTooLarge      = "body-too-large"
	codeMediaType     = "unsupported-media-type"
	codeTooMany       = "too-many-requests"
	codePatchConflict = "patch-does-not-apply"
	codeInternal      = "internal-error"
	codeUnavailable   = "unavailable"
)

// problem is an error as a client is told of it. It never quotes a value that came in: that might
// be a PIN.
type problem struct {
	status  int
	code    string
	reason  string      // what is wrong, a clause
	message string      // more, and what to do about it; may be empty
	header  http.Header // that goes with it, nil for none
}

func (p *problem) Error() string { return p.reason }

// object is the error body of TM Forum's definition.
func (p *problem) object() object {
	o := object{"@type": "Error", "code": p.code, "reason": p.reason, "status": strconv.Itoa(p.status)}
	setText(o, "message", p.message)
	return o
}

func badRequest(code, reason, message string) *problem {
	return &problem{status: http.StatusBadRequest, code: code, reason: reason, message: message}
}

func notFound(what string) *problem {
	return &problem{status: http.StatusNotFound, code: codeNotFound, reason: what + " does not exist"}
}

func withHeader(p *problem, name, value string) *problem {
	p.header = http.Header{name: {value}}
	return p
}

// statusOf is what a refusal of an act means in HTTP: the request is wrong, or the mailbox is not
// in the state for it.
func statusOf(code mailbox.RefusalCode) int {
	switch code {
	case mailbox.RefusedRule, mailbox.RefusedBadValue:
		return http.StatusBadRequest
	case mailbox.RefusedStale:
		return http.StatusPreconditionFailed
	}
	return http.StatusConflict
}

// problemOf is what a client is told of an error. One that is none of the client's business has
// no words of its own; whoever writes the problem logs the error.
func (s *Server) problemOf(ctx context.Context, err error) *problem {
	if p, ok := errors.AsType[*problem](err); ok {
		return p
	}
	if r, ok := errors.AsType[*mailbox.Refusal](err); ok {
		return s.refused(ctx, r)
	}
	switch {
	case errors.Is(err, mailbox.ErrNoMailbox):
		return notFound("this resource")
	case errors.Is(err, mailbox.ErrNoTenant):
		return notFound("this tenant")
	case errors.Is(err, mailbox.ErrNoJob):
		return notFound("this monitor")
	case errors.Is(err, mailbox.ErrNoSubscription):
		return notFound("this subscription")
	case errors.Is(err, mailbox.ErrNoToken):
		return unauthorized("the token was revoked")
	case errors.Is(err, mailbox.ErrClosed), errors.Is(err, mailbox.ErrReadOnly), errors.Is(err, mailbox.ErrNewer), errors.Is(err, mailbox.ErrDamaged):
		p := &problem{status: http.StatusServiceUnavailable, code: codeUnavailable, reason: "the store cannot be used now", message: "Try again later."}
		return withHeader(p, "Retry-After", "30")
	}
	return &problem{status: http.StatusInternalServerError, code: codeInternal, reason: "the portal could not answer", message: "The portal's log says more, under this correlation id."}
}

// refused is a refusal of an act. One for a PIN's sake names the rules and explains each.
func (s *Server) refused(ctx context.Context, r *mailbox.Refusal) *problem {
	p := &problem{status: statusOf(r.Code), code: string(r.Code), reason: r.Problem, message: sentence(r.Next)}
	if len(r.Violations) > 0 {
		p.message = s.explain(ctx, r)
	}
	return p
}

// explain says for each rule that a PIN breaks what it wants.
func (s *Server) explain(ctx context.Context, r *mailbox.Refusal) string {
	rules, known := s.rules(ctx, r.Mailbox.Tenant)
	lines := make([]string, 0, len(r.Violations))
	for _, v := range r.Violations {
		line := string(v.Rule) + "."
		if known {
			line = string(v.Rule) + ": " + rules.Explain(v.Rule)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, " ")
}

// rules are what a tenant's PINs are judged by.
func (s *Server) rules(ctx context.Context, tenant string) (pin.Rules, bool) {
	t, err := s.accounts.Tenant(ctx, tenant)
	if err != nil {
		return pin.Rules{}, false
	}
	p, err := s.profiles.Profile(t.Profile)
	if err != nil {
		return pin.Rules{}, false
	}
	return p.PIN, true
}

// sentence makes a clause a sentence.
func sentence(clause string) string {
	if clause == "" {
		return ""
	}
	return strings.ToUpper(clause[:1]) + clause[1:] + "."
}
