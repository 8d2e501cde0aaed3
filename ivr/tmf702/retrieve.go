package tmf702

import (
	"context"
	"fmt"
	"net/http"

	"voiceportal/ivr/mailbox"
)

// listResource answers GET /resource.
func (s *Server) listResource(x *exchange) error {
	q, err := parseQuery(x.r.URL.RawQuery, resources())
	if err != nil {
		return err
	}
	boxes, err := s.accounts.Summaries(x.ctx(), x.token.Tenant)
	if err != nil {
		return err
	}
	busy, err := s.busy(x.ctx())
	if err != nil {
		return err
	}
	all := make([]object, 0, len(boxes))
	for _, m := range boxes {
		all = append(all, s.resource(m, busy[m.Key]))
	}
	return s.answerList(x, q, all)
}

// retrieveResource answers GET /resource/{id}.
func (s *Server) retrieveResource(x *exchange) error {
	k, err := x.key()
	if err != nil {
		return err
	}
	q, err := parseFields(x.r.URL.RawQuery, resources())
	if err != nil {
		return err
	}
	m, err := s.accounts.Summary(x.ctx(), k)
	if err != nil {
		return err
	}
	return s.answerResource(x, http.StatusOK, m, q)
}

// answerResource answers with one mailbox and its tag.
func (s *Server) answerResource(x *exchange, status int, m mailbox.Summary, q query) error {
	busy, err := s.busy(x.ctx())
	if err != nil {
		return err
	}
	return s.answerWith(x, status, m, busy[m.Key], q)
}

// answerWith is answerResource for who knows whether a call on the mailbox is in progress.
func (s *Server) answerWith(x *exchange, status int, m mailbox.Summary, active bool, q query) error {
	x.w.Header().Set("ETag", writeTag(m.Tag()))
	return x.reply(status, q.project(s.resource(m, active)))
}

// busy are the mailboxes that calls in progress are on.
func (s *Server) busy(ctx context.Context) (map[mailbox.Key]bool, error) {
	calls, err := s.accounts.Calls(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the calls: %w", err)
	}
	busy := make(map[mailbox.Key]bool, len(calls))
	for _, c := range calls {
		busy[c.Mailbox] = true
	}
	return busy, nil
}
