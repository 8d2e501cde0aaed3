package mailbox

import (
	"errors"
	"fmt"

	"voiceportal/ivr/profile"
)

// create makes a mailbox and onboards its owner as the profile says: with the number's own default
// PIN, which its admin passes on; with the company's default PIN by e-mail; or with a temporary PIN
// by e-mail. The last two need an address.
func (d *deed) create(act Create) error {
	k := d.c.box.Key
	if err := d.free(k); err != nil {
		return err
	}
	if act.Kind == "" {
		act.Kind = KindExtension
	}
	if err := d.checkMain(k, act); err != nil {
		return err
	}
	owner, err := d.checkOwner(k, act.Owner)
	if err != nil {
		return err
	}
	generation, err := d.firstGeneration()
	if err != nil {
		return err
	}
	d.c.box = Mailbox{
		Key: k, Born: k.Number, Kind: act.Kind, Main: act.Main, Owner: owner,
		Active: true, CreatedAt: d.now, Credential: Credential{Generation: generation},
	}
	return d.onboard(act)
}

// firstGeneration is above every generation that any mailbox of this store ever had, so that a
// call in progress on a deleted mailbox never commits into a new one of the same number.
func (t *turn) firstGeneration() (uint64, error) {
	revision, err := t.Revision()
	if err != nil {
		return 0, fmt.Errorf("read the store's revision: %w", err)
	}
	return revision, nil
}

// free refuses a number that is no number, or that somebody has.
func (d *deed) free(k Key) error {
	if !isNumber(k.Number) {
		return &Refusal{
			Code: RefusedBadValue, Mailbox: k, Field: FieldNumber,
			Problem: fmt.Sprintf("%q is no mailbox number", k.Number),
			Next:    fmt.Sprintf("use 1 to %d digits", maxNumber),
		}
	}
	taken := &Refusal{Code: RefusedTaken, Mailbox: k, Field: FieldNumber, Next: "choose another number"}
	if d.c.tenant.PortalNumber == k.Number {
		taken.Problem = fmt.Sprintf("%s is the portal number of %s", k.Number, k.Tenant)
		return taken
	}
	switch _, err := d.Mailbox(k); {
	case err == nil:
		taken.Problem = fmt.Sprintf("mailbox %s exists already", k)
		return taken
	case errors.Is(err, ErrNoMailbox):
		return nil
	default:
		return fmt.Errorf("mailbox %w", err)
	}
}

// checkMain refuses an extension under a number that is no main number, and a number of no kind.
func (d *deed) checkMain(k Key, act Create) error {
	if act.Kind != KindExtension && act.Kind != KindMain {
		return badValue(k, FieldKind, fmt.Sprintf("%q is no kind of number", act.Kind), "use extension or main")
	}
	if act.Main == "" {
		return nil
	}
	box, err := d.Mailbox(Key{k.Tenant, act.Main})
	switch {
	case errors.Is(err, ErrNoMailbox), err == nil && box.Kind != KindMain, err == nil && act.Kind == KindMain:
		return badValue(k, FieldMain, fmt.Sprintf("%q cannot be the main number of this one", act.Main), "name a main number of the tenant")
	case err != nil:
		return fmt.Errorf("main number %w", err)
	}
	return nil
}

// onboard gives a new mailbox its first PIN.
func (d *deed) onboard(act Create) error {
	rules := d.c.rules
	if !act.DefaultPIN.IsZero() && !rules.HasDefault() {
		return d.summaryNow().refuse(RefusedNoDefault,
			"cannot have a default PIN of its own: its profile "+rules.Name+" has none", "leave the default PIN out")
	}
	switch {
	case rules.Onboard == profile.GiveDefault && rules.HasDefault():
		return d.onboardDefault(act)
	case rules.Onboard == profile.GiveCompany && d.c.tenant.Onboarding == OnboardDefault && d.c.tenant.CompanyPIN != nil:
		return d.onboardCompany()
	}
	if r := needEmail(d.summaryNow()); r != nil {
		return r
	}
	return d.sendTemporary(MailWelcomeTemporary)
}

func (d *deed) onboardDefault(act Create) error {
	if p := act.DefaultPIN; !p.IsZero() {
		broken, err := d.a.violations(d.c, p)
		if err != nil {
			return err
		}
		if len(broken) > 0 {
			return refuseRules(d.c.box.Key, "mailbox "+d.c.box.Key.String(), broken)
		}
		if err := d.a.vault.setDefault(&d.c, p); err != nil {
			return err
		}
	}
	return d.putDefault()
}

func (d *deed) onboardCompany() error {
	if r := needEmail(d.summaryNow()); r != nil {
		return r
	}
	p, err := d.a.vault.open(d.c.tenant.CompanyPIN, placeOfCompany(d.c.tenant.ID))
	if err != nil {
		return err
	}
	if err := d.a.vault.replace(&d.c, CredentialDefault, p, d.now); err != nil {
		return err
	}
	return d.mailSecret(MailWelcomeDefault, p)
}

func (d *deed) summaryNow() Summary { return d.c.summary(d.now) }
