package mailbox_test

import (
	"context"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// interrupted is a store in which something happens between the reading of an attempt and the
// counting of its outcome.
type interrupted struct {
	mailbox.Store
	before func() // the next Update
}

func (s *interrupted) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	if before := s.before; before != nil {
		s.before = nil
		before()
	}
	return s.Store.Update(ctx, fn)
}

// TestWhatHappensWhileAPINIsComparedIsNotMissed interrupts a sign-in after its PIN was compared,
// outside any transaction, and before the outcome is counted.
func TestWhatHappensWhileAPINIsComparedIsNotMissed(t *testing.T) {
	t.Parallel()
	chosen := mailbox.SetPIN{PIN: fresh, CustomerChose: true}
	for _, tt := range []struct {
		name   string
		box    mailbox.Key
		first  func(*office)
		during mailbox.Act
		pin    pin.PIN
		want   mailbox.Verdict
		counts int
	}{
		{"the PIN is replaced: the old one is wrong", ana, nil, chosen, anaPIN, mailbox.Refused, 1},
		{"the PIN is replaced: the new one is right", ana, nil, chosen, fresh, mailbox.SignedIn, 0},
		{"an admin locks", ana, nil, mailbox.LockOut{}, anaPIN, mailbox.Locked, 0},
		{"an admin unlocks: the right PIN is not charged", ana, func(o *office) { o.fail(ana, 5) }, mailbox.Unlock{}, anaPIN, mailbox.SignedIn, 0},
		{"an admin unlocks: the wrong PIN is", ana, func(o *office) { o.fail(ana, 5) }, mailbox.Unlock{}, wrong, mailbox.Refused, 1},
		{"the number is deactivated", ana, nil, mailbox.Deactivate{}, anaPIN, mailbox.Refused, 0},
		{"the number is activated: its PIN is not charged", noah, func(o *office) { o.apply(noah, mailbox.Deactivate{}) }, mailbox.Activate{}, pin.New("613904"), mailbox.MustChange, 0},
		{"the mailbox is deleted", ana, nil, mailbox.Delete{}, anaPIN, mailbox.Refused, 0},
		{"the mailbox is made", nobody, nil, mailbox.Create{Owner: mailbox.Owner{Last: "New", Email: "new@harbor.example"}}, wrong, mailbox.Refused, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.first != nil {
				tt.first(o)
			}
			slow, err := mailbox.New(mailbox.Config{
				Store: &interrupted{o.store, func() { o.apply(tt.box, tt.during) }},
				Keys:  o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: zeros{},
			})
			if err != nil {
				t.Fatal(err)
			}
			out, err := slow.SignIn(t.Context(), mailbox.Attempt{Mailbox: tt.box, Door: mailbox.DoorPortal, PIN: tt.pin})
			if err != nil {
				t.Fatal(err)
			}
			if out.Verdict != tt.want || out.Failures != tt.counts {
				t.Errorf("verdict %s with %d failures, want %s with %d", out.Verdict, out.Failures, tt.want, tt.counts)
			}
		})
	}
}

// restless is a store in which the credential is replaced before every Update.
type restless struct {
	mailbox.Store
	replace func()
}

func (s *restless) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	s.replace()
	return s.Store.Update(ctx, fn)
}

func TestASignInThatNeverCatchesUpGivesUpWithoutAVerdict(t *testing.T) {
	t.Parallel()
	o := open(t)
	a, err := mailbox.New(mailbox.Config{
		Store: &restless{o.store, func() { o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary}) }},
		Keys:  o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: zeros{},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.SignIn(t.Context(), mailbox.Attempt{Mailbox: ana, Door: mailbox.DoorPortal, PIN: anaPIN}); err == nil {
		t.Error("a verdict was given on a credential that was gone")
	}
	if got := o.summary(ana).Failures; got != 0 {
		t.Errorf("%d tries charged, want none", got)
	}
}

// zeros is a source of randomness for acts that need none.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// counted is a store that counts how often it is asked.
type counted struct {
	mailbox.Store
	views, updates int
}

func (s *counted) View(ctx context.Context, fn func(mailbox.Reader) error) error {
	s.views++
	return s.Store.View(ctx, fn)
}

func (s *counted) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	s.updates++
	return s.Store.Update(ctx, fn)
}

func TestUnknownAndDeactivatedMailboxesCostTheWorkOfAWrongPIN(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, k := range []mailbox.Key{ana, nobody, gia} {
		s := &counted{Store: o.store}
		a, err := mailbox.New(mailbox.Config{Store: s, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: zeros{}, Cost: cheap})
		if err != nil {
			t.Fatal(err)
		}
		before, err := o.LastEntry(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.SignIn(t.Context(), mailbox.Attempt{Mailbox: k, Door: mailbox.DoorPortal, PIN: wrong}); err != nil {
			t.Fatal(err)
		}
		after, err := o.LastEntry(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if s.views != 1 || s.updates != 1 || after != before+1 {
			t.Errorf("%s: %d reads, %d commits, %d audit entries; want one of each", k, s.views, s.updates, after-before)
		}
	}
}
