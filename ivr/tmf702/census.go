package tmf702

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"voiceportal/ivr/mailbox"
)

// censusTimeout bounds how long a scrape may wait for the store.
const censusTimeout = 5 * time.Second

// census counts what there is at the moment of a scrape. It is a prometheus.Collector.
type census struct {
	accounts *mailbox.Accounts
	calls    *prometheus.Desc
	mails    *prometheus.Desc
	hub      *prometheus.Desc
}

func newCensus(a *mailbox.Accounts) *census {
	return &census{
		accounts: a,
		calls:    prometheus.NewDesc("voiceportal_calls", "Calls in progress, in every process.", nil, nil),
		mails:    prometheus.NewDesc("voiceportal_mails", "Mails in the outbox.", []string{"state"}, nil),
		hub:      prometheus.NewDesc("voiceportal_subscriptions", "Subscriptions to events.", []string{"state"}, nil),
	}
}

// Describe implements prometheus.Collector.
func (c *census) Describe(ch chan<- *prometheus.Desc) {
	ch <- c.calls
	ch <- c.mails
	ch <- c.hub
}

// Collect implements prometheus.Collector.
func (c *census) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), censusTimeout)
	defer cancel()
	if calls, err := c.accounts.Calls(ctx); err != nil {
		ch <- prometheus.NewInvalidMetric(c.calls, err)
	} else {
		ch <- prometheus.MustNewConstMetric(c.calls, prometheus.GaugeValue, float64(len(calls)))
	}
	mails, err := c.accounts.Mails(ctx, "", 0)
	tally(ch, c.mails, err, []string{string(mailbox.MailQueued), string(mailbox.MailSent), string(mailbox.MailFailed)},
		mails, func(m mailbox.Mail) string { return string(m.State) })
	subs, err := c.accounts.Subscriptions(ctx)
	tally(ch, c.hub, err, []string{hubActive, hubFailing, hubGivenUp}, subs, hubState)
}

// tally sends how many of some things are in each state.
func tally[T any](ch chan<- prometheus.Metric, d *prometheus.Desc, err error, states []string, all []T, state func(T) string) {
	if err != nil {
		ch <- prometheus.NewInvalidMetric(d, err)
		return
	}
	counts := make(map[string]int, len(states))
	for _, v := range all {
		counts[state(v)]++
	}
	for _, s := range states {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(counts[s]), s)
	}
}
