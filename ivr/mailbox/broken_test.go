package mailbox_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
)

// errDisk is what a broken store says.
var errDisk = errors.New("the disk is on fire")

// breaking is a store that fails at one step of a transaction: at the step that finds none left.
type breaking struct {
	mailbox.Store
	left int
}

func (s *breaking) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	return s.Store.Update(ctx, func(tx mailbox.Tx) error { return fn(breakingTx{tx, s}) })
}

func (s *breaking) step() error {
	s.left--
	if s.left == -1 {
		return errDisk
	}
	return nil
}

// breakingTx fails at reads and writes alike.
type breakingTx struct {
	mailbox.Tx
	s *breaking
}

func (t breakingTx) Clock() (c mailbox.Clock, err error) {
	if err := t.s.step(); err != nil {
		return c, err
	}
	return t.Tx.Clock()
}

func (t breakingTx) Class() (c mailbox.Class, err error) {
	if err := t.s.step(); err != nil {
		return c, err
	}
	return t.Tx.Class()
}

func (t breakingTx) Tenant(id string) (out mailbox.Tenant, err error) {
	if err := t.s.step(); err != nil {
		return out, err
	}
	return t.Tx.Tenant(id)
}

func (t breakingTx) Mailbox(k mailbox.Key) (m mailbox.Mailbox, err error) {
	if err := t.s.step(); err != nil {
		return m, err
	}
	return t.Tx.Mailbox(k)
}

func (t breakingTx) ByUserName(name string) (k mailbox.Key, err error) {
	if err := t.s.step(); err != nil {
		return k, err
	}
	return t.Tx.ByUserName(name)
}

func (t breakingTx) Messages(k mailbox.Key) ([]mailbox.Message, error) {
	if err := t.s.step(); err != nil {
		return nil, err
	}
	return t.Tx.Messages(k)
}

func (t breakingTx) Calls() ([]mailbox.Call, error) {
	if err := t.s.step(); err != nil {
		return nil, err
	}
	return t.Tx.Calls()
}

func (t breakingTx) Revision() (uint64, error) {
	if err := t.s.step(); err != nil {
		return 0, err
	}
	return t.Tx.Revision()
}

func (t breakingTx) PutTenant(v mailbox.Tenant) error {
	return errors.Join(t.s.step(), t.Tx.PutTenant(v))
}

func (t breakingTx) PutMailbox(v mailbox.Mailbox) error {
	return errors.Join(t.s.step(), t.Tx.PutMailbox(v))
}

func (t breakingTx) DeleteMailbox(k mailbox.Key) error {
	return errors.Join(t.s.step(), t.Tx.DeleteMailbox(k))
}

func (t breakingTx) PutMessage(v mailbox.Message) (uint64, error) {
	id, err := t.Tx.PutMessage(v)
	return id, errors.Join(t.s.step(), err)
}

func (t breakingTx) DeleteMessage(k mailbox.Key, id uint64) error {
	return errors.Join(t.s.step(), t.Tx.DeleteMessage(k, id))
}

func (t breakingTx) PutMail(v mailbox.Mail) (uint64, error) {
	id, err := t.Tx.PutMail(v)
	return id, errors.Join(t.s.step(), err)
}

func (t breakingTx) AppendAudit(e mailbox.AuditEntry) (uint64, error) {
	seq, err := t.Tx.AppendAudit(e)
	return seq, errors.Join(t.s.step(), err)
}

func (t breakingTx) PutClock(c mailbox.Clock) error {
	return errors.Join(t.s.step(), t.Tx.PutClock(c))
}

func (t breakingTx) PutClass(c mailbox.Class) error {
	return errors.Join(t.s.step(), t.Tx.PutClass(c))
}

func (t breakingTx) PutCall(c mailbox.Call) error {
	return errors.Join(t.s.step(), t.Tx.PutCall(c))
}

func (t breakingTx) Throttle(name string) (k mailbox.Throttle, err error) {
	if err := t.s.step(); err != nil {
		return k, err
	}
	return t.Tx.Throttle(name)
}

func (t breakingTx) Throttles() ([]mailbox.Throttle, error) {
	if err := t.s.step(); err != nil {
		return nil, err
	}
	return t.Tx.Throttles()
}

func (t breakingTx) PutThrottle(k mailbox.Throttle) error {
	return errors.Join(t.s.step(), t.Tx.PutThrottle(k))
}

func (t breakingTx) DeleteThrottle(name string) error {
	return errors.Join(t.s.step(), t.Tx.DeleteThrottle(name))
}

func (t breakingTx) Clear() error { return errors.Join(t.s.step(), t.Tx.Clear()) }

// TestAnActIsDoneWholeOrNotAtAll breaks the store at every step of everything that writes. Each
// time the error must come back, and the store must be as it was.
func TestAnActIsDoneWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	apply := func(k mailbox.Key, act mailbox.Act) func(context.Context, *mailbox.Accounts) error {
		return func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.Apply(ctx, kim, k, act)
			return err
		}
	}
	signIn := func(k mailbox.Key, p pin.PIN) func(context.Context, *mailbox.Accounts) error {
		return func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.SignIn(ctx, mailbox.Attempt{Mailbox: k, Door: mailbox.DoorPortal, PIN: p})
			return err
		}
	}
	signInWeb := func(p password.Password) func(context.Context, *mailbox.Accounts) error {
		return func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.SignInWeb(ctx, mailbox.WebAttempt{User: lenaUser, Password: p, App: mailbox.MyPhone})
			return err
		}
	}
	for _, tt := range []struct {
		name    string
		prepare func(*office)
		do      func(context.Context, *mailbox.Accounts) error
	}{
		{"right web password", nil, signInWeb(lenaPassword)},
		{"wrong web password", nil, signInWeb(wrongPassword)},
		{"wrong web password, older ones to forget", func(o *office) {
			o.failWeb("one", "nobody", 1)
			o.advance(day)
		}, signInWeb(wrongPassword)},
		{"temporary web password", nil, apply(lena, mailbox.ResetWeb{})},
		{"forgotten web password", nil, func(ctx context.Context, a *mailbox.Accounts) error { return a.ForgotWeb(ctx, lenaUser) }},
		{"changed web password", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			s, err := a.Summary(ctx, lena)
			if err == nil {
				_, _, err = a.ChangeWeb(ctx, lena, s.Web.Generation, newPassword)
			}
			return err
		}},
		{"right PIN", nil, signIn(ana, anaPIN)},
		{"wrong PIN", nil, signIn(ana, wrong)},
		{"fifth wrong PIN", func(o *office) { o.fail(ana, 4) }, signIn(ana, wrong)},
		{"locked", func(o *office) { o.fail(ana, 5) }, signIn(ana, wrong)},
		{"unknown", nil, signIn(nobody, wrong)},
		{"default PIN", nil, apply(noah, mailbox.Reset{To: mailbox.CredentialDefault})},
		{"temporary PIN", nil, apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})},
		{"chosen PIN", nil, apply(ana, mailbox.SetPIN{PIN: fresh})},
		{"lock", nil, apply(ana, mailbox.LockOut{})},
		{"deactivate", nil, apply(ana, mailbox.Deactivate{})},
		{"activate", nil, apply(gia, mailbox.Activate{})},
		{"edit", nil, apply(ana, mailbox.Edit{UserName: to("duarte"), Number: to("4500")})},
		{"edit a main number", nil, apply(desk, mailbox.Edit{Number: to("2900")})},
		{"delete", nil, apply(desk, mailbox.Delete{})},
		{"create by company default", nil, apply(mailbox.Key{Tenant: "oakfield", Number: "3050"}, mailbox.Create{Owner: mailbox.Owner{Email: "n@oakfield.example"}})},
		{"create by own default", nil, apply(mailbox.Key{Tenant: "riverside", Number: "2050"}, mailbox.Create{Main: "2000", DefaultPIN: fresh})},
		{"change", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			s, err := a.Summary(ctx, ana)
			if err == nil {
				_, _, err = a.ChangePIN(ctx, ana, s.Generation, fresh, "call-1")
			}
			return err
		}},
		{"greeting", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.UseGreeting(ctx, ana, false, "call-1")
			return err
		}},
		{"message", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.LeaveMessage(ctx, mailbox.Message{Mailbox: ana})
			return err
		}},
		{"clock", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.MoveClock(ctx, kim, mailbox.ClockAct{Reset: true})
			return err
		}},
		{"tenant", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			return a.EditTenant(ctx, kim, "harbor", mailbox.TenantEdit{Name: to("Harbour")})
		}},
		{"onboarding", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			return a.SetOnboarding(ctx, kim, "oakfield", mailbox.OnboardSystem, pin.PIN{})
		}},
		{"default PIN shown", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.RevealDefault(ctx, kim, mia)
			return err
		}},
		{"call", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			_, err := a.OpenCall(ctx, mailbox.Call{})
			return err
		}},
		{"class", nil, func(ctx context.Context, a *mailbox.Accounts) error {
			return a.Load(ctx, kim, town(), false)
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				tt.prepare(o)
			}
			disk := &breaking{Store: o.store}
			a, err := mailbox.New(mailbox.Config{Store: disk, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: rand.NewChaCha8([32]byte{4}), Cost: cheap})
			if err != nil {
				t.Fatal(err)
			}
			before := o.state()
			steps := 0
			for ; ; steps++ {
				disk.left = steps
				err := tt.do(t.Context(), a)
				if err == nil {
					break
				}
				if !errors.Is(err, errDisk) {
					t.Fatalf("broken at step %d: error %v", steps, err)
				}
				if o.state() != before {
					t.Fatalf("broken at step %d, yet something was done", steps)
				}
			}
			if steps < 3 {
				t.Errorf("only %d steps were broken", steps)
			}
		})
	}
}
