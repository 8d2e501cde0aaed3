package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

const lease = 2 * time.Minute

// due lists the mails to be sent now, and in how long the next one is.
func (o *office) due(limit int) (ids []uint64, in time.Duration) {
	o.Helper()
	ids, next, err := o.DueMails(o.Context(), limit)
	if err != nil {
		o.Fatal(err)
	}
	if next.IsZero() {
		return ids, 0
	}
	return ids, next.Sub(o.wall.Now())
}

func (o *office) claim(id uint64) mailbox.Mail {
	o.Helper()
	m, err := o.ClaimMail(o.Context(), id, lease)
	if err != nil {
		o.Fatal(err)
	}
	return m
}

func (o *office) mail(id uint64) mailbox.Mail {
	o.Helper()
	m, err := o.Mail(o.Context(), id)
	if err != nil {
		o.Fatal(err)
	}
	return m
}

func TestMailsAreDueOldestFirst(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})
	o.apply(olga, mailbox.Reset{To: mailbox.CredentialTemporary})
	o.claim(2)
	for _, tt := range []struct {
		limit int
		want  []uint64
	}{{10, []uint64{1, 3}}, {1, []uint64{1}}, {0, []uint64{}}} {
		ids, next := o.due(tt.limit)
		if diff := cmp.Diff(tt.want, ids); diff != "" || next != lease {
			t.Errorf("at most %d: next in %v, want %v; mails (-want +got):\n%s", tt.limit, next, lease, diff)
		}
	}
	if err := o.Delivered(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if ids, _ := o.due(10); !cmp.Equal(ids, []uint64{3}) {
		t.Errorf("a mail that has left is due again: %v", ids)
	}
}

func TestAClaimKeepsOthersAwayUntilItsLeaseIsOver(t *testing.T) {
	t.Parallel()
	o := open(t)
	other := o.another(2)
	m := o.claim(1)
	if m.Attempts != 1 || m.Secret == nil {
		t.Errorf("claimed with %d attempts, sealed %v; want 1 and a sealed PIN", m.Attempts, m.Secret != nil)
	}
	o.advance(lease - time.Second)
	if _, err := other.ClaimMail(t.Context(), 1, lease); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("second claim: %v, want ErrClaimed", err)
	}
	o.advance(time.Second)
	again, err := other.ClaimMail(t.Context(), 1, lease)
	if err != nil || again.Attempts != 2 || again.MessageID != m.MessageID {
		t.Errorf("after the lease: %v, attempts %d, Message-ID %q, want the same mail's second attempt", err, again.Attempts, again.MessageID)
	}
}

func TestWhatBecameOfATryIsNoted(t *testing.T) {
	t.Parallel()
	type noted struct {
		State    mailbox.MailState
		Problem  string
		Attempts int
		NextTry  time.Time
		Sealed   bool
	}
	later := morning.Add(time.Hour)
	for _, tt := range []struct {
		name string
		note func(o *office, m mailbox.Mail) error
		want noted
	}{
		{
			"delivered", func(o *office, m mailbox.Mail) error { return o.Delivered(o.Context(), m.ID) },
			noted{State: mailbox.MailSent, Attempts: 1},
		},
		{
			"put off", func(o *office, m mailbox.Mail) error { return o.PutOff(o.Context(), m, "451 busy", later) },
			noted{mailbox.MailQueued, "451 busy", 1, later, true},
		},
		{
			"given up", func(o *office, m mailbox.Mail) error { return o.GiveUp(o.Context(), m, "550 unknown") },
			noted{mailbox.MailFailed, "550 unknown", 1, time.Time{}, true},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if err := tt.note(o, o.claim(1)); err != nil {
				t.Fatal(err)
			}
			m := o.mail(1)
			got := noted{m.State, m.Problem, m.Attempts, m.NextTry, m.Secret != nil}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Whoever was suspended beyond the lease has no say any more in what became of the mail.
func TestAnOldClaimHasNoSay(t *testing.T) {
	t.Parallel()
	for name, note := range map[string]func(o *office, m mailbox.Mail) error{
		"put off": func(o *office, m mailbox.Mail) error { return o.PutOff(o.Context(), m, "old", morning) },
		"give up": func(o *office, m mailbox.Mail) error { return o.GiveUp(o.Context(), m, "old") },
	} {
		for _, sent := range []bool{false, true} {
			o := open(t)
			old := o.claim(1)
			o.advance(lease)
			newer := o.claim(1)
			if sent {
				if err := o.Delivered(t.Context(), newer.ID); err != nil {
					t.Fatal(err)
				}
			}
			want := o.mail(1)
			if err := note(o, old); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, o.mail(1)); diff != "" {
				t.Errorf("%s, sent by the newer claim %v: the old one changed the mail (-want +got):\n%s", name, sent, diff)
			}
		}
	}
}

func TestAMailWhosePINHasExpiredIsNotSent(t *testing.T) {
	t.Parallel()
	o := open(t, func(r rulebook) { r["broadcloud"].Temporary.Lifetime = day })
	id := o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary}).Mails[0]
	o.advance(day)
	if _, err := o.ClaimMail(t.Context(), id, lease); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("claim: %v, want ErrClaimed", err)
	}
	m := o.mail(id)
	if m.State != mailbox.MailFailed || m.Secret != nil || m.Problem != "what it carries expired before it could be sent" {
		t.Errorf("state %s, sealed %v, problem %q", m.State, m.Secret != nil, m.Problem)
	}
	r := o.refusal(o.RetryMail(t.Context(), kim, id), mailbox.RefusedAlready)
	if r.Next != "reset the mailbox again" {
		t.Errorf("the next step is %q", r.Next)
	}
}

func TestAFailedMailIsSentAgainWhenAnAdminSaysSo(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.refusal(o.RetryMail(t.Context(), kim, 1), mailbox.RefusedAlready)
	if err := o.GiveUp(t.Context(), o.claim(1), "550 unknown"); err != nil {
		t.Fatal(err)
	}
	if ids, _ := o.due(10); len(ids) != 0 {
		t.Errorf("a failed mail is due: %v", ids)
	}
	if err := o.RetryMail(t.Context(), kim, 1); err != nil {
		t.Fatal(err)
	}
	if m := o.mail(1); m.State != mailbox.MailQueued || m.Attempts != 0 || m.Problem != "" {
		t.Errorf("state %s, %d attempts, problem %q; want a mail that was never tried", m.State, m.Attempts, m.Problem)
	}
	if ids, _ := o.due(10); !cmp.Equal(ids, []uint64{1}) {
		t.Errorf("due are %v, want the mail", ids)
	}
	if diff := cmp.Diff([]string{mailbox.EntryRetryMail}, o.log(dara)); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
}

func TestAMailThatIsGoneCannotBeClaimed(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, claimErr := o.ClaimMail(t.Context(), 99, lease)
	for what, err := range map[string]error{"claim": claimErr, "retry": o.RetryMail(t.Context(), kim, 99)} {
		if !errors.Is(err, mailbox.ErrNoMail) {
			t.Errorf("%s: %v, want no such mail", what, err)
		}
	}
}
