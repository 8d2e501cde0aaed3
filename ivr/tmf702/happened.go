package tmf702

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
)

// The priorities of events.
const (
	priorityNormal = "normal"
	priorityHigh   = "high"
)

// happened are the events that an audit entry is for a listener of a tenant, of all tenants for "".
// What an event says of a change is taken from the entry, so that a lock that was lifted at once is
// still told as a lock.
func (s *Server) happened(ctx context.Context, e mailbox.AuditEntry, tenant string) ([]event, error) {
	switch e.Act {
	case mailbox.EntryJobBegun, mailbox.EntryJobEnded:
		return s.jobEvents(ctx, e, tenant)
	}
	if e.Mailbox == (mailbox.Key{}) || tenant != "" && tenant != e.Mailbox.Tenant {
		return nil, nil
	}
	switch e.Act {
	case actCreate:
		return s.createEvent(ctx, e)
	case actDelete:
		return []event{s.resourceEvent(e, eventDelete, "deleted", s.named(e.Mailbox))}, nil
	}
	var all []event
	if changed := s.stateChange(e); changed != nil {
		all = append(all, *changed)
	}
	changed, err := s.valueChange(ctx, e)
	if changed != nil {
		all = append(all, *changed)
	}
	return all, err
}

// resourceEvent is an event about a mailbox.
func (s *Server) resourceEvent(e mailbox.AuditEntry, kind, what string, payload object) event {
	suffix := strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(kind, "Resource"), "Event"))
	return event{
		id: fmt.Sprintf("%d-%s", e.Seq, suffix), kind: kind, at: e.At, title: "Voice mailbox " + what,
		priority: priorityNormal, correlation: e.Correlation, about: collectionResource, payload: payload,
	}
}

// named is a mailbox without anything but its name: what does not change.
func (s *Server) named(k mailbox.Key) object {
	id := idOf(k)
	return object{
		"id": id, "href": s.href(collectionResource, id),
		"@type": typeMailbox, "@baseType": "Resource", "@schemaLocation": s.schemaHref(typeMailbox), "vmid": k.Number,
	}
}

// createEvent tells of a new mailbox in full, as it is now; one that is gone again is only named.
func (s *Server) createEvent(ctx context.Context, e mailbox.AuditEntry) ([]event, error) {
	payload := s.named(e.Mailbox)
	m, err := s.accounts.Summary(ctx, e.Mailbox)
	switch {
	case err == nil:
		payload = s.resource(m, false)
	case !errors.Is(err, mailbox.ErrNoMailbox) && !errors.Is(err, mailbox.ErrNoTenant):
		return nil, err
	}
	return []event{s.resourceEvent(e, eventCreate, "created", payload)}, nil
}

// stateChange tells that a mailbox was locked, unlocked, deactivated or activated.
func (s *Server) stateChange(e mailbox.AuditEntry) *event {
	before, after := object{}, object{}
	setState(before, mailbox.Status(e.Before))
	setState(after, mailbox.Status(e.After))
	if before["administrativeState"] == after["administrativeState"] {
		return nil
	}
	payload := s.named(e.Mailbox)
	setState(payload, mailbox.Status(e.After))
	changed := s.resourceEvent(e, eventState, "is now "+after["administrativeState"].(string), payload)
	if after["administrativeState"] != adminUnlocked {
		changed.priority = priorityHigh
	}
	return &changed
}

// jobEvents tell that a bulk reset has begun or has ended. A job that was forgotten is told no more.
func (s *Server) jobEvents(ctx context.Context, e mailbox.AuditEntry, tenant string) ([]event, error) {
	jobs, err := s.accounts.Jobs(ctx, tenant)
	if err != nil {
		return nil, err
	}
	for _, j := range jobs {
		kind, title := eventBegun, "Reset of dormant voice mailboxes begun"
		if j.Ended == e.Seq {
			kind, title = eventMonitor, "Reset of dormant voice mailboxes ended"
		}
		if j.Begun == e.Seq || j.Ended == e.Seq {
			return []event{{
				id: fmt.Sprintf("%d-monitor", e.Seq), kind: kind, at: e.At, title: title, priority: priorityNormal,
				correlation: e.Correlation, about: collectionMonitor, payload: s.monitor(j),
			}}, nil
		}
	}
	return nil, nil
}
