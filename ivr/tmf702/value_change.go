package tmf702

import (
	"context"
	"errors"
	"strings"

	"voiceportal/ivr/mailbox"
)

// change gathers the characteristics that an audit entry changed.
type change struct{ list []any }

func (c *change) add(name, kind string, value any) {
	c.list = append(c.list, object{"name": name, "valueType": kind, "value": value})
}

// fieldPath names what changed.
func (c *change) fieldPath() string {
	paths := make([]string, 0, len(c.list))
	for _, entry := range c.list {
		paths = append(paths, "resourceCharacteristic."+entry.(object)["name"].(string))
	}
	return strings.Join(paths, ",")
}

// valueChange tells which attributes of a mailbox have new values, and only those; nil where none
// has.
func (s *Server) valueChange(ctx context.Context, e mailbox.AuditEntry) (*event, error) {
	payload := s.named(e.Mailbox)
	if e.Act == actEdit {
		return s.ownerChange(ctx, e, payload)
	}
	var c change
	c.credential(e)
	if e.FailuresBefore != e.FailuresAfter {
		c.add(charFailed, "integer", e.FailuresAfter)
	}
	if e.Act == mailbox.EntrySignIn {
		c.add(charLastSignIn, "dateTime", stamp(e.At))
	}
	if len(c.list) == 0 {
		return nil, nil
	}
	payload["resourceCharacteristic"] = c.list
	changed := s.resourceEvent(e, eventValue, "changed", payload)
	changed.fieldPath = c.fieldPath()
	return &changed, nil
}

// credential adds what an entry says of the PIN.
func (c *change) credential(e mailbox.AuditEntry) {
	state := ""
	switch e.Act {
	case actResetDefault:
		state = string(mailbox.CredentialDefault)
	case actResetTemporary:
		state = string(mailbox.CredentialTemporary)
	case actSetPIN, mailbox.EntryPINChanged:
		state = string(mailbox.CredentialPersonal)
	case actActivate:
		state = e.After
	case actExpire:
		c.add(charPINState, "string", string(mailbox.DueExpired))
		c.add(charPINMustChange, "boolean", true)
		return
	case actForceChange:
		c.add(charPINMustChange, "boolean", true)
		return
	default:
		return
	}
	c.add(charPINState, "string", state)
	// An admin's lock hides whether the new PIN must be changed.
	if e.After != string(mailbox.StatusLocked) || state != string(mailbox.CredentialPersonal) {
		due := state != string(mailbox.CredentialPersonal) || e.After == string(mailbox.StatusMustChange)
		c.add(charPINMustChange, "boolean", due)
	}
	c.add(charPINChangedAt, "dateTime", stamp(e.At))
}

// ownerChange tells of an edit. The audit does not keep the old values, so all that an edit can
// change is told as it is now.
func (s *Server) ownerChange(ctx context.Context, e mailbox.AuditEntry, payload object) (*event, error) {
	m, err := s.accounts.Summary(ctx, e.Mailbox)
	switch {
	case errors.Is(err, mailbox.ErrNoMailbox), errors.Is(err, mailbox.ErrNoTenant):
		return nil, nil
	case err != nil:
		return nil, err
	}
	now := s.resource(m, false)
	paths := []string{"name", "relatedParty", "resourceCharacteristic"}
	for _, name := range paths {
		if v, ok := now[name]; ok {
			payload[name] = v
		}
	}
	changed := s.resourceEvent(e, eventValue, "changed", payload)
	changed.fieldPath = strings.Join(paths, ",")
	return &changed, nil
}
