package mailbox

import "fmt"

// post queues a mail at this instant, for the audit entry that caused it.
func (t *turn) post(m Mail, audit uint64) (uint64, error) {
	m.QueuedAt, m.State, m.Audit = t.now, MailQueued, audit
	if m.MessageID == "" {
		var err error
		if m.MessageID, err = t.a.messageID(); err != nil {
			return 0, err
		}
	}
	id, err := t.tx.PutMail(m)
	if err != nil {
		return 0, fmt.Errorf("queue a mail: %w", err)
	}
	return id, nil
}

// messageID draws a Message-ID that stays the same over retries.
func (a *Accounts) messageID() (string, error) {
	name, err := a.vault.name()
	if err != nil {
		return "", err
	}
	return "<" + name + "@voiceportal>", nil
}

// tellAdmin queues the mail about a lock: one for each lock, to the tenant's admin address.
func (t *turn) tellAdmin(c account, audit uint64) error {
	if c.tenant.AdminEmail == "" {
		return nil
	}
	_, err := t.post(Mail{
		Tenant: c.tenant.ID, Mailbox: c.box.Key, Kind: MailLocked,
		ToName: c.tenant.Name, ToAddress: c.tenant.AdminEmail, By: ActorPortal,
	}, audit)
	return err
}
