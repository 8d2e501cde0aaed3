package tmf702

import (
	"net/http"
	"strings"
)

// patchResource answers PATCH /resource/{id}: ResetVoiceMailPassword, and lock and unlock.
func (s *Server) patchResource(x *exchange) error {
	k, err := x.key()
	if err != nil {
		return err
	}
	if err := checkType(x.r.URL.RawQuery); err != nil {
		return err
	}
	b, err := readBody(x.r, patchMedia()...)
	if err != nil {
		return err
	}
	terms, err := s.terms(x, b.raw)
	if err != nil {
		return err
	}
	now, err := s.accounts.Summary(x.ctx(), k)
	if err != nil {
		return err
	}
	done, err := s.accounts.Done(x.ctx(), terms.Once)
	if err != nil {
		return err
	}
	if done { // what it asked for was so then, and its own tests may hold no longer
		x.replayed(done)
		return s.answerResource(x, http.StatusOK, now, query{})
	}
	busy, err := s.busy(x.ctx()) // read once: each look at the store waits for a commit under way
	if err != nil {
		return err
	}
	wanted, err := wantedOf(b, s.resource(now, busy[k]), now)
	if err != nil {
		return err
	}
	act, err := wanted.act(now, x.token.Scope)
	if err != nil {
		return err
	}
	if act == nil {
		if err := terms.Judge(now); err != nil {
			return err
		}
		return s.answerWith(x, http.StatusOK, now, busy[k], query{})
	}
	receipt, again, err := s.accounts.ApplyIf(x.ctx(), x.by(), k, act, terms)
	if err != nil {
		return err
	}
	x.replayed(again)
	return s.answerWith(x, http.StatusOK, receipt.After, busy[k], query{})
}

// checkType reads the query of a PATCH or a POST: it may name the type, as operators do.
func checkType(raw string) error {
	all, err := terms(raw)
	if err != nil {
		return err
	}
	for _, term := range all {
		name, value, _ := strings.Cut(term, "=")
		if name != "@type" {
			return badRequest(codeQuery, "the query has more than @type", "")
		}
		if value != typeMailbox {
			return badRequest(codeQuery, "there are no resources of this @type", "Use "+typeMailbox+".")
		}
	}
	return nil
}
