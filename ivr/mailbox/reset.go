package mailbox

import (
	"strings"

	"voiceportal/ivr/pin"
)

// reset puts the default PIN back, or sends a temporary one. Both open a mailbox that wrong tries
// had locked; an admin's lock stays.
func (d *deed) reset(act Reset) error {
	d.c.box.clear(false)
	if act.To == CredentialTemporary {
		return d.sendTemporary(MailTemporaryPIN)
	}
	d.notice(MailResetNotice)
	return d.putDefault()
}

// putDefault puts the number's own default PIN in force.
func (d *deed) putDefault() error {
	p, err := d.a.vault.ownDefault(&d.c)
	if err != nil {
		return err
	}
	return d.a.vault.replace(&d.c, CredentialDefault, p, d.now)
}

// sendTemporary puts a temporary PIN in force that nobody sees but the mail's reader.
func (d *deed) sendTemporary(kind MailKind) error {
	p, err := d.a.vault.temporary(d.c)
	if err != nil {
		return err
	}
	if err := d.a.vault.replace(&d.c, CredentialTemporary, p, d.now); err != nil {
		return err
	}
	return d.mailSecret(kind, p)
}

// mailSecret queues a mail to the owner that carries a PIN, sealed for that mail.
func (d *deed) mailSecret(kind MailKind, p pin.PIN) error {
	m := d.toOwner(kind)
	var err error
	if m.MessageID, err = d.a.messageID(); err != nil {
		return err
	}
	if m.Secret, err = d.a.vault.seal(p, placeOfMail(m.MessageID)); err != nil {
		return err
	}
	cr := d.c.box.Credential
	m.Expires = cr.ExpiresAt
	m.OneTime = cr.Kind == CredentialTemporary && d.c.rules.Temporary.Once
	d.mail = &m
	d.detail = "PIN by e-mail to " + m.ToAddress
	return nil
}

// notice queues a mail without a PIN, where the owner has an address.
func (d *deed) notice(kind MailKind) {
	if d.c.box.Owner.Email == "" {
		return
	}
	m := d.toOwner(kind)
	d.mail = &m
	d.detail = "notice by e-mail to " + m.ToAddress
}

func (d *deed) toOwner(kind MailKind) Mail {
	return Mail{
		Tenant: d.c.tenant.ID, Mailbox: d.c.box.Key, Kind: kind, By: d.by.Actor,
		ToName: d.c.box.Owner.Name(), ToAddress: d.c.box.Owner.Email,
	}
}

// setPIN puts a chosen PIN in force, for which the same rules hold as for a caller's.
func (d *deed) setPIN(act SetPIN) error {
	broken, err := d.a.violations(d.c, act.PIN)
	if err != nil {
		return err
	}
	if len(broken) > 0 {
		return refuseRules(d.c.box.Key, "mailbox "+d.c.box.Key.String(), broken)
	}
	d.c.box.clear(false)
	if err := d.a.vault.replace(&d.c, CredentialPersonal, act.PIN, d.now); err != nil {
		return err
	}
	d.notice(MailPINSet)
	if act.CustomerChose {
		d.detail = joinDetail("chosen by the customer", d.detail)
		return nil
	}
	d.c.box.Credential.Due = DueAdmin
	return nil
}

// refuseRules refuses a PIN that breaks rules, naming them and never the PIN.
func refuseRules(k Key, whose string, broken []pin.Violation) *Refusal {
	names := make([]string, 0, len(broken))
	for _, b := range broken {
		names = append(names, string(b.Rule))
	}
	return &Refusal{
		Code: RefusedRule, Mailbox: k, Violations: broken,
		Problem: "the PIN for " + whose + " breaks the rules " + strings.Join(names, ", "),
		Next:    "choose another",
	}
}

func joinDetail(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, ", ")
}
