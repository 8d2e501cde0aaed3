package tmf702

import (
	"fmt"

	"voiceportal/ivr/mailbox"
)

// The names of the characteristics.
const (
	charNumber        = "number"
	charTenant        = "tenant"
	charEmail         = "email"
	charPhone         = "phone"
	charUserName      = "userName"
	charAlternateID   = "alternateId"
	charSite          = "site"
	charMain          = "mainNumber"
	charProfile       = "profile"
	charPINState      = "pinState"
	charPINMustChange = "pinMustChange"
	charFailed        = "failedAttempts"
	charPINChangedAt  = "pinChangedAt"
	charPINExpiresAt  = "pinExpiresAt"
	charLastSignIn    = "lastSignIn"
	charDormant       = "dormant"
	// charPassword carries a PIN in, and is in nothing that goes out.
	charPassword = "voicemailPassword"
)

// The values of TM Forum's enumerations that mailboxes use.
const (
	adminLocked   = "locked"
	adminUnlocked = "unlocked"
	adminShutdown = "shutdown"

	statusAvailable = "available"
	statusSuspended = "suspended"

	operationEnable  = "enable"
	operationDisable = "disable"

	usageIdle   = "idle"
	usageActive = "active"
)

// resource is a mailbox as TM Forum's resource. Active says that a call on it is in progress.
func (s *Server) resource(m mailbox.Summary, active bool) object {
	id := idOf(m.Key)
	o := object{
		"id": id, "href": s.href(collectionResource, id),
		"@type": typeMailbox, "@baseType": "Resource", "@schemaLocation": s.schemaHref(typeMailbox),
		"category": string(m.Kind), "description": "Voice mailbox " + m.Key.String(),
		"resourceVersion": fmt.Sprint(m.Version), "vmid": m.Number,
		"usageState": usageIdle,
	}
	setText(o, "name", m.Owner.Name())
	setTime(o, "startOperatingDate", m.CreatedAt)
	if active {
		o["usageState"] = usageActive
	}
	setState(o, m.Status)
	o["resourceCharacteristic"] = characteristics(m)
	o["relatedParty"] = relatedParties(m)
	if m.Main != "" {
		main := idOf(mailbox.Key{Tenant: m.Tenant, Number: m.Main})
		o["resourceRelationship"] = []any{object{
			"relationshipType": "extensionOf",
			"resource":         object{"id": main, "href": s.href(collectionResource, main)},
		}}
	}
	return o
}

// setState puts the states that follow from a status into a resource.
func setState(o object, status mailbox.Status) {
	o["administrativeState"], o["resourceStatus"], o["operationalState"] = adminUnlocked, statusAvailable, operationEnable
	switch status {
	case mailbox.StatusLocked:
		o["administrativeState"] = adminLocked
	case mailbox.StatusDeactivated:
		o["administrativeState"], o["resourceStatus"], o["operationalState"] = adminShutdown, statusSuspended, operationDisable
	}
}

// characteristics are what the API tells of a mailbox beyond TM Forum's attributes. None of them
// can be changed by a PATCH but the password, which is not among them.
func characteristics(m mailbox.Summary) []any {
	var list []any
	add := func(name, kind string, value any) {
		list = append(list, object{"name": name, "valueType": kind, "value": value})
	}
	text := func(name, value string) {
		if value != "" {
			add(name, "string", value)
		}
	}
	text(charTenant, m.Tenant)
	text(charNumber, m.Number)
	text(charMain, m.Main)
	text(charEmail, m.Owner.Email)
	text(charPhone, m.Owner.Phone)
	text(charUserName, m.Owner.UserName)
	text(charAlternateID, m.Owner.AltID)
	text(charSite, m.Owner.Site)
	text(charProfile, m.Profile)
	text(charPINState, pinState(m))
	add(charPINMustChange, "boolean", m.Due != mailbox.DueNone)
	add(charFailed, "integer", m.Failures)
	add(charDormant, "boolean", m.Status == mailbox.StatusDormant)
	times := object{}
	setTime(times, charPINChangedAt, m.SetAt)
	setTime(times, charPINExpiresAt, m.ExpiresAt)
	setTime(times, charLastSignIn, m.LastSignIn)
	for _, name := range []string{charPINChangedAt, charPINExpiresAt, charLastSignIn} {
		if at, ok := times[name]; ok {
			add(name, "dateTime", at)
		}
	}
	return list
}

// pinState is what kind of PIN is in force.
func pinState(m mailbox.Summary) string {
	if m.Due == mailbox.DueExpired {
		return string(mailbox.DueExpired)
	}
	return string(m.Credential)
}

// relatedParties are the mailbox's owner and its company.
func relatedParties(m mailbox.Summary) []any {
	list := []any{object{"id": m.Tenant, "role": "company", "@referredType": "Organization"}}
	if name := m.Owner.Name(); name != "" {
		list = append(list, object{"id": idOf(m.Key), "name": name, "role": "owner", "@referredType": "Individual"})
	}
	return list
}
