package tmf702

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"voiceportal/ivr/mailbox"
)

// metrics count what happens in the portal, in whichever process: they follow the audit. Counters
// begin at zero with the server. No label names a mailbox.
type metrics struct {
	accounts *mailbox.Accounts
	requests *prometheus.HistogramVec
	signIns  *prometheus.CounterVec
	locks    *prometheus.CounterVec
	resets   *prometheus.CounterVec
	events   *prometheus.CounterVec
}

func newMetrics(r *prometheus.Registry, a *mailbox.Accounts) *metrics {
	counter := func(name, help, label string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "voiceportal_" + name, Help: help}, []string{label})
		r.MustRegister(c)
		return c
	}
	m := &metrics{
		accounts: a,
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "voiceportal_api_request_seconds", Help: "How long requests took, by operation and status.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"operation", "status"}),
		signIns: counter("sign_ins_total", "Attempts of callers to sign in.", "outcome"),
		locks:   counter("locks_total", "Mailboxes locked.", "by"),
		resets:  counter("resets_total", "PINs reset or set by somebody else than the caller.", "act"),
		events:  counter("events_total", "Tries to tell a listener of an event.", "result"),
	}
	r.MustRegister(m.requests, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), newCensus(a))
	return m
}

func (m *metrics) answered(operation string, status int, took time.Duration) {
	m.requests.WithLabelValues(operation, strconv.Itoa(status)).Observe(took.Seconds())
}

func (m *metrics) delivered(result string) { m.events.WithLabelValues(result).Inc() }

// outcomes are the entries that count as an attempt to sign in.
func outcomes() map[string]string {
	return map[string]string{
		mailbox.EntrySignIn: "signed-in", mailbox.EntryWrongPIN: "wrong-pin", mailbox.EntryBarred: "locked",
		mailbox.EntryUnknown: "unknown", mailbox.EntryOff: "deactivated",
	}
}

// count counts an audit entry.
func (m *metrics) count(e mailbox.AuditEntry) {
	switch e.Act {
	case mailbox.EntryLocked:
		m.locks.WithLabelValues("portal").Inc()
	case actLock:
		m.locks.WithLabelValues("admin").Inc()
	case actResetDefault, actResetTemporary, actSetPIN:
		m.resets.WithLabelValues(e.Act).Inc()
	default:
		if outcome, ok := outcomes()[e.Act]; ok {
			m.signIns.WithLabelValues(outcome).Inc()
		}
	}
}

// follow counts what is recorded from now on, until ctx ends.
func (m *metrics) follow(ctx context.Context) error {
	changes, err := m.accounts.Watch(ctx)
	if err != nil {
		return fmt.Errorf("watch the audit: %w", err)
	}
	at, err := m.accounts.LastEntry(ctx)
	if err != nil {
		return stopped(ctx, err)
	}
	for c := range changes {
		if c.Kind != mailbox.ChangedAudit && c.Kind != mailbox.ChangedAll {
			continue
		}
		for {
			entries, upTo, err := m.accounts.AuditAfter(ctx, at, auditWindow)
			if err != nil {
				return stopped(ctx, err)
			}
			for _, e := range entries {
				m.count(e)
			}
			if upTo == at {
				break
			}
			at = upTo
		}
	}
	return nil
}

// getMetrics answers GET /metrics in the form of Prometheus.
func (s *Server) getMetrics(x *exchange) error {
	promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{}).ServeHTTP(x.w, x.r)
	return nil
}
