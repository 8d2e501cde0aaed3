package console

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// fakeDesk answers from what a test put into it, and keeps what was asked of it. It is used from
// one goroutine only: the stage runs commands in order.
type fakeDesk struct {
	tenants  []mailbox.Tenant
	boxes    []mailbox.Summary
	entries  []mailbox.AuditEntry
	mails    []mailbox.Mail
	clock    mailbox.Clock
	class    mailbox.Class
	secret   pin.PIN         // in every mail, and every default PIN
	broken   []pin.Violation // what CheckPIN finds
	foresees mailbox.Consequences
	calls    []mailbox.Call
	fail     error // every question fails with it

	undone  []uint64 // the entries that were taken back
	moved   bool     // every mailbox has moved on
	applied []applied
	marked  map[uint64]bool
	moves   []mailbox.ClockAct
	shown   []string // what was revealed
	retried []uint64 // the mails that are to be sent again

	onboarded []string // what companies decided
}

// applied is an act that was done.
type applied struct {
	By  mailbox.By
	Key mailbox.Key
	Act mailbox.Act
}

var _ Desk = (*fakeDesk)(nil)

// newFakeDesk is harbor at the instant [lesson].
func newFakeDesk() *fakeDesk {
	return &fakeDesk{
		tenants: []mailbox.Tenant{
			{ID: "harbor", Name: "Harbor Logistics", Profile: "broadcloud", PortalNumber: "7000"},
			{ID: "riverside", Name: "Riverside Offices", Profile: "essensys", PortalNumber: "7000"},
		},
		boxes:   harbor(),
		entries: ledgerOfToday(),
		mails:   mailsOfToday(),
		clock:   mailbox.Clock{Mode: mailbox.ClockReal},
		secret:  pin.New("7294150"),
		marked:  map[uint64]bool{},
	}
}

func (d *fakeDesk) Tenants(context.Context) ([]mailbox.Tenant, error) { return d.tenants, d.fail }

func (d *fakeDesk) Summaries(_ context.Context, tenant string) ([]mailbox.Summary, error) {
	var out []mailbox.Summary
	for _, s := range d.boxes {
		if tenant == "" || s.Tenant == tenant {
			out = append(out, s)
		}
	}
	return out, d.fail
}

// Apply does the act roughly: enough for a page to show that something was done.
func (d *fakeDesk) Apply(ctx context.Context, by mailbox.By, k mailbox.Key, act mailbox.Act) (mailbox.Receipt, error) {
	r, err := d.Preview(ctx, by, k, act)
	if err != nil {
		return r, err
	}
	for i := range d.boxes {
		if d.boxes[i].Key == k {
			d.boxes[i] = r.After
		}
	}
	d.applied = append(d.applied, applied{by, k, act})
	r.Audit = uint64(200 + len(d.applied))
	return r, nil
}

func (d *fakeDesk) Preview(_ context.Context, _ mailbox.By, k mailbox.Key, act mailbox.Act) (mailbox.Receipt, error) {
	if d.fail != nil {
		return mailbox.Receipt{}, d.fail
	}
	i := slices.IndexFunc(d.boxes, func(s mailbox.Summary) bool { return s.Key == k })
	if i < 0 {
		return mailbox.Receipt{}, fmt.Errorf("mailbox %s: %w", k, mailbox.ErrNoMailbox)
	}
	s := d.boxes[i]
	if r := mailbox.Can(s, act); r != nil {
		return mailbox.Receipt{}, r
	}
	r := mailbox.Receipt{Before: s, After: s}
	if err := pretend(&r, act); err != nil {
		return mailbox.Receipt{}, err
	}
	return r, nil
}

// pretend is what an act does to a summary, for a mailbox on a profile like broadcloud.
func pretend(r *mailbox.Receipt, act mailbox.Act) error {
	a := &r.After
	calm := func() { a.Lock, a.Failures = mailbox.Lock{}, 0 }
	switch act := act.(type) {
	case mailbox.Unlock:
		r.Act = "unlock"
		calm()
		a.Status = mailbox.StatusActive
	case mailbox.Reset:
		r.Act, r.MailTo = "reset-temporary", a.Owner.Email
		calm()
		if act.To == mailbox.CredentialDefault {
			r.Act = "reset-default"
			a.Status, a.Credential, a.Due = mailbox.StatusDefault, mailbox.CredentialDefault, mailbox.DueDefault
			a.Generation++
			a.SetAt, a.ExpiresAt = lesson, time.Time{}
			return nil
		}
		a.Status, a.Credential, a.Due = mailbox.StatusTemporary, mailbox.CredentialTemporary, mailbox.DueTemporary
		a.Generation++
		a.SetAt, a.ExpiresAt = lesson, lesson.Add(24*time.Hour)
	case mailbox.SetPIN:
		r.Act = "set-pin"
		calm()
		a.Generation++
		a.Status, a.Credential = mailbox.StatusMustChange, mailbox.CredentialPersonal
	case mailbox.ForceChange:
		r.Act = "force-change"
		a.Status, a.Due = mailbox.StatusMustChange, mailbox.DueAdmin
	case mailbox.ExpireNow:
		r.Act = "expire"
		a.Status, a.Due = mailbox.StatusExpired, mailbox.DueExpired
	case mailbox.LockOut:
		r.Act = "lock"
		a.Status, a.Lock = mailbox.StatusLocked, mailbox.Lock{Kind: mailbox.LockAdmin, At: lesson}
	case mailbox.Deactivate:
		r.Act = "deactivate"
		calm()
		a.Active, a.Status, a.Remembered, a.NewMessages = false, mailbox.StatusDeactivated, 0, 0
	case mailbox.Activate:
		r.Act = "activate"
		a.Active, a.Status = true, mailbox.StatusDefault
	case mailbox.Edit:
		r.Act = "edit"
		if act.Email != nil && *act.Email == "not an address" {
			return &mailbox.Refusal{Code: mailbox.RefusedBadValue, Problem: "the e-mail address has no @", Next: "write it as name@host"}
		}
		if act.Email != nil {
			a.Owner.Email = *act.Email
		}
		if act.First != nil {
			a.Owner.First = *act.First
		}
		if act.Number != nil {
			a.Number = *act.Number
		}
	}
	return nil
}

func (d *fakeDesk) CheckPIN(context.Context, mailbox.Key, pin.PIN) ([]pin.Violation, error) {
	return d.broken, d.fail
}

func (d *fakeDesk) RevealDefault(_ context.Context, _ mailbox.By, k mailbox.Key) (pin.PIN, error) {
	d.shown = append(d.shown, "default of "+k.String())
	return d.secret, d.fail
}

func (d *fakeDesk) Mails(context.Context, string, int) ([]mailbox.Mail, error) {
	return slices.Clone(d.mails), d.fail
}

func (d *fakeDesk) Reveal(_ context.Context, _ mailbox.By, id uint64) (pin.PIN, error) {
	d.shown = append(d.shown, fmt.Sprintf("mail %d", id))
	return d.secret, d.fail
}

func (d *fakeDesk) RetryMail(_ context.Context, _ mailbox.By, id uint64) error {
	if d.fail != nil {
		return d.fail
	}
	d.retried = append(d.retried, id)
	return nil
}

func (d *fakeDesk) MarkRead(_ context.Context, id uint64, read bool) error {
	d.marked[id] = read
	for i := range d.mails {
		if d.mails[i].ID == id {
			d.mails[i].Read = read
		}
	}
	return d.fail
}

func (d *fakeDesk) AuditLog(_ context.Context, f mailbox.AuditFilter, limit int) ([]mailbox.AuditEntry, error) {
	var out []mailbox.AuditEntry
	for _, e := range d.entries {
		if (f.Mailbox == mailbox.Key{} || f.Mailbox == e.Mailbox) && e.Seq > f.Since && (limit == 0 || len(out) < limit) {
			out = append(out, e)
		}
	}
	return out, d.fail
}

func (d *fakeDesk) PortalClock(context.Context) (mailbox.Clock, time.Time, error) {
	return d.clock, d.clock.At(lesson), d.fail
}

func (d *fakeDesk) Class(context.Context) (mailbox.Class, error) { return d.class, d.fail }

func (d *fakeDesk) PreviewClock(_ context.Context, act mailbox.ClockAct) (mailbox.Consequences, error) {
	c := d.foresees
	c.From = lesson
	switch {
	case act.Advance != 0:
		c.To = lesson.Add(act.Advance)
	case !act.SetTo.IsZero():
		c.To = act.SetTo
	default:
		c.To = lesson
	}
	return c, d.fail
}

func (d *fakeDesk) MoveClock(ctx context.Context, _ mailbox.By, act mailbox.ClockAct) (mailbox.Consequences, error) {
	if act.Freeze {
		d.clock.Frozen, d.clock.FrozenAt = true, lesson
	}
	d.moves = append(d.moves, act)
	c, err := d.PreviewClock(ctx, act)
	c.Audit = uint64(300 + len(d.moves))
	return c, err
}

func (d *fakeDesk) Calls(context.Context) ([]mailbox.Call, error) { return d.calls, d.fail }

// Undo takes nothing back, and remembers that it was asked to.
func (d *fakeDesk) Undo(_ context.Context, _ mailbox.By, seq uint64) (mailbox.Undone, error) {
	if d.moved {
		return mailbox.Undone{}, &mailbox.Refusal{Code: mailbox.RefusedMoved, Problem: "mailbox harbor/4012 has moved on", Next: "look at its audit trail"}
	}
	d.undone = append(d.undone, seq)
	return mailbox.Undone{Audit: seq + 1000}, d.fail
}

func (d *fakeDesk) SetOnboarding(_ context.Context, _ mailbox.By, tenant string, mode mailbox.OnboardingMode, company pin.PIN) error {
	d.onboarded = append(d.onboarded, fmt.Sprintf("%s %s, %d digits", tenant, mode, company.Len()))
	for i := range d.tenants {
		if d.tenants[i].ID == tenant {
			d.tenants[i].Onboarding = mode
		}
	}
	return d.fail
}

// Watch reports nothing: a closed channel ends the waiting at once.
func (d *fakeDesk) Watch(context.Context) (<-chan mailbox.Change, error) {
	c := make(chan mailbox.Change)
	close(c)
	return c, nil
}

// fakeProfiles knows three profiles, in the manner of broadcloud.
type fakeProfiles struct{}

func (fakeProfiles) Profile(name string) (*profile.Profile, error) {
	p := broadcloud(name)
	switch name {
	case "broadcloud":
	case "essensys":
		p.Default = profile.Default{PerNumber: true, Length: 6}
	case "company-default":
		p.Default = profile.Default{Company: true, Length: 7}
	default:
		return nil, errors.New("no such profile")
	}
	return p, nil
}

func broadcloud(name string) *profile.Profile {
	return &profile.Profile{
		Name: name, Title: "Cisco BroadCloud voicemail passcode", Source: "BroadCloud passcode rules",
		PIN: pin.Rules{
			MinLength: 4, MaxLength: 8, RepeatMax: 2, RepeatScope: pin.ScopeConsecutive, SequenceMax: 2,
			Pattern: true, Extension: pin.ExtensionContains, Current: true, History: pin.HistoryAll,
		},
		Onboard: profile.GiveTemporary, Reset: profile.GiveTemporary,
		Temporary: profile.Temporary{Length: 7},
		MaxAge:    30 * profile.Day, DormantAfter: 90 * profile.Day,
		Lockout: profile.Lockout{Kind: profile.LockAdmin, Tries: 5},
	}
}

// ledgerOfToday is the audit of a morning, newest first.
func ledgerOfToday() []mailbox.AuditEntry {
	at := func(clock string) time.Time {
		t, err := time.Parse("2006-01-02 15:04:05", lesson.Format(time.DateOnly)+" "+clock)
		if err != nil {
			panic(err)
		}
		return t
	}
	wrong := func(seq uint64, clock string, n int) mailbox.AuditEntry {
		return mailbox.AuditEntry{
			Seq: seq, At: at(clock), Actor: mailbox.ActorCaller, Act: mailbox.EntryWrongPIN, Mailbox: key("4012"),
			Before: "active", After: "active", FailuresBefore: n - 1, FailuresAfter: n, Correlation: "call-7",
		}
	}
	list := []mailbox.AuditEntry{
		{
			Seq: 118, At: at("09:17:05"), Actor: "admin", Act: "reset-temporary", Mailbox: key("4027"),
			Before: "active", After: "temporary", Detail: "one e-mail", Reason: "forgot the PIN",
		},
		{
			Seq: 117, At: at("09:16:48"), Actor: mailbox.ActorPortal, Act: mailbox.EntryLocked, Mailbox: key("4012"),
			Before: "active", After: "locked", FailuresBefore: 5, FailuresAfter: 5, Detail: "after 5 wrong PINs in a row",
		},
		wrong(116, "09:16:48", 5), wrong(115, "09:15:40", 4), wrong(114, "09:14:54", 3), wrong(113, "09:14:32", 2), wrong(112, "09:14:19", 1),
		{Seq: 111, At: at("09:02:10"), Actor: "admin", Act: mailbox.EntryClock, Detail: "from 2025-11-03T09:02:10Z to 2025-11-04T09:02:10Z"},
		{
			Seq: 110, At: at("08:50:33"), Actor: mailbox.ActorPortal, Act: mailbox.EntryLocked, Mailbox: key("4044"),
			Before: "active", After: "locked", FailuresBefore: 5, FailuresAfter: 5,
		},
		{Seq: 109, At: at("08:40:00"), Actor: "admin", Act: mailbox.EntryClassReset, Detail: "training"},
		{
			Seq: 108, At: at("08:30:59"), Actor: mailbox.ActorCaller, Act: mailbox.EntryPINChanged, Mailbox: key("4088"),
			Before: "must-change", After: "active",
		},
		{Seq: 107, At: at("08:29:12"), Actor: mailbox.ActorCaller, Act: mailbox.EntrySignIn, Mailbox: key("4088"), Before: "must-change", After: "must-change"},
		{Seq: 106, At: at("08:28:00"), Actor: mailbox.ActorCaller, Act: mailbox.EntryUnknown},
		{Seq: 60, At: lesson.AddDate(0, 0, -1), Actor: "admin", Act: "deactivate", Mailbox: key("4073"), Before: "dormant", After: "deactivated"},
		{Seq: 12, At: lesson.AddDate(0, 0, -12), Actor: mailbox.ActorCaller, Act: mailbox.EntryPINChanged, Mailbox: key("4012"), Before: "active", After: "active"},
	}
	for i := range list {
		list[i].Wall = list[i].At.AddDate(0, 0, -1)
	}
	return list
}

// mailsOfToday are the mails of that morning, newest first.
func mailsOfToday() []mailbox.Mail {
	mail := func(id uint64, num string, kind mailbox.MailKind, at time.Time, read bool) mailbox.Mail {
		s := harbor()[slices.IndexFunc(harbor(), func(s mailbox.Summary) bool { return s.Number == num })]
		return mailbox.Mail{
			ID: id, Tenant: "harbor", Mailbox: s.Key, Kind: kind, ToName: s.Owner.Name(), ToAddress: s.Owner.Email,
			By: "admin", QueuedAt: at, State: mailbox.MailQueued, Read: read,
		}
	}
	temporary := mail(5, "4027", mailbox.MailTemporaryPIN, todayAt("09:17"), false)
	temporary.Secret, temporary.OneTime, temporary.Expires, temporary.Audit = pin.Sealed("sealed"), true, lesson.Add(24*time.Hour), 118
	locked := mail(4, "4012", mailbox.MailLocked, todayAt("09:16"), false)
	locked.ToName, locked.ToAddress, locked.By, locked.Audit = "", "admin@harbor.example", mailbox.ActorPortal, 117
	delivered := mail(2, "4107", mailbox.MailTemporaryPIN, lesson.AddDate(0, 0, -1), true)
	delivered.State, delivered.OneTime = mailbox.MailSent, true
	bounced := mail(1, "4091", mailbox.MailResetNotice, lesson.AddDate(0, 0, -2), true)
	bounced.State, bounced.Problem = mailbox.MailFailed, "550 no such user"
	return []mailbox.Mail{temporary, locked, mail(3, "4088", mailbox.MailPINSet, todayAt("08:31"), true), delivered, bounced}
}
