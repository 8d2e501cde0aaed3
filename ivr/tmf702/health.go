package tmf702

import "net/http"

// getHealth answers GET /healthz: the process runs.
func (s *Server) getHealth(x *exchange) error {
	return x.reply(http.StatusOK, object{"status": "ok"})
}

// getReadiness answers GET /readyz: the store can be read.
func (s *Server) getReadiness(x *exchange) error {
	if _, err := s.accounts.Now(x.ctx()); err != nil {
		s.log.ErrorContext(x.ctx(), "not ready", "err", err.Error())
		return &problem{status: http.StatusServiceUnavailable, code: codeUnavailable, reason: "the store cannot be read"}
	}
	return x.reply(http.StatusOK, object{"status": "ready"})
}
