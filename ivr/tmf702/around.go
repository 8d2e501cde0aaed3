package tmf702

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// around wraps an operation in what all have in common: the correlation id, the token, the limits,
// the error body, the measurement and the line in the log.
func (s *Server) around(op operation) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &watched{ResponseWriter: w}
		x := &exchange{w: seen, r: r, operation: op.id}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		err := s.attempt(x, op)
		if err != nil {
			s.fail(x, seen, err)
		}
		s.settle(x, seen, time.Since(began))
	})
}

// attempt carries the operation out. A panic is an error like any other: it ends one request.
func (s *Server) attempt(x *exchange, op operation) (err error) {
	defer func() {
		if p := recover(); p != nil {
			// The value may hold what came in, so only its type is told.
			err = fmt.Errorf("panic of %T at\n%s", p, debug.Stack())
		}
	}()
	x.w.Header().Set("X-Content-Type-Options", "nosniff")
	x.w.Header().Set("Cache-Control", "no-store")
	if err := x.correlate(); err != nil {
		return err
	}
	if op.scope != "" {
		if err := s.admit(x, op.scope); err != nil {
			return err
		}
	}
	return op.serve(x)
}

// fail answers with the error, and logs it where it is the portal's own.
func (s *Server) fail(x *exchange, seen *watched, err error) {
	p := s.problemOf(x.ctx(), err)
	if p.status >= http.StatusInternalServerError && x.ctx().Err() == nil {
		s.log.ErrorContext(x.ctx(), "request failed", "operation", x.operation, "correlation", x.correlation, "err", err.Error())
	}
	if seen.status == 0 { // else the answer has begun, and nothing can be taken back
		x.refuse(p)
	}
}

// settle measures and logs. The path stands in the log as its pattern, and the query not at all:
// nobody knows what a client puts there.
func (s *Server) settle(x *exchange, seen *watched, took time.Duration) {
	s.metrics.answered(x.operation, seen.status, took)
	level := slog.LevelInfo
	if x.token.ID == "" {
		level = slog.LevelDebug // health checks and the like
	}
	s.log.Log(x.ctx(), level, "request", "operation", x.operation, "method", x.r.Method, "route", x.r.Pattern,
		"status", seen.status, "took", took.Round(time.Microsecond), "token", x.token.ID, "correlation", x.correlation)
}

// watched remembers the status of an answer.
type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets net/http reach what it has wrapped.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }
