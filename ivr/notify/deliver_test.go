package notify_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
)

var (
	ana = mailbox.Key{Tenant: "harbor", Number: "4012"}
	kim = mailbox.By{Actor: "kim"}
)

// server takes letters, or does not, and notes when which one was tried.
type server struct {
	start time.Time
	mu    sync.Mutex
	tries []try
	takes func(ctx context.Context, l notify.Letter, n int) error
}

type try struct {
	At        time.Duration // since the server's start
	MessageID string
}

func (s *server) Send(ctx context.Context, l notify.Letter) error {
	s.mu.Lock()
	s.tries = append(s.tries, try{time.Since(s.start), l.MessageID})
	n, takes := len(s.tries), s.takes
	s.mu.Unlock()
	if takes == nil {
		return nil
	}
	return takes(ctx, l, n)
}

// answers says what the server answers to a try from now on; nil takes everything.
func (s *server) answers(takes func(ctx context.Context, l notify.Letter, n int) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.takes = takes
}

// times are the instants of the tries.
func (s *server) times() (at []time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.tries {
		at = append(at, t.At)
	}
	return at
}

// office is the class training with a mail server, in a bubble whose clock stands until everybody
// waits.
type office struct {
	testing.TB
	*mailbox.Accounts
	*server
}

// inOffice runs a test in a bubble. Only the mails that the test queues are in the outbox.
func inOffice(t *testing.T, test func(o *office)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		o := &office{TB: t, Accounts: fixturetest.Accounts(t, "training"), server: &server{start: time.Now()}}
		for _, m := range o.mails() {
			if err := o.Delivered(t.Context(), m.ID); err != nil {
				t.Fatal(err)
			}
		}
		test(o)
	})
}

// deliver starts a deliverer; stop ends it and waits for it.
func (o *office) deliver(s notify.Sender) (stop func() error) {
	o.Helper()
	d, err := notify.NewDeliverer(o.Accounts, s, time.Now, nil)
	if err != nil {
		o.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		defer close(ended) // however it ends
		ended <- d.Run(ctx)
	}()
	return func() error {
		cancel()
		return <-ended
	}
}

// reset queues a mail with a temporary PIN for Ana.
func (o *office) reset() mailbox.Mail {
	o.Helper()
	r, err := o.Apply(o.Context(), kim, ana, mailbox.Reset{To: mailbox.CredentialTemporary})
	if err != nil {
		o.Fatal(err)
	}
	return o.mail(r.Mails[0])
}

func (o *office) mail(id uint64) mailbox.Mail {
	o.Helper()
	m, err := o.Mail(o.Context(), id)
	if err != nil {
		o.Fatal(err)
	}
	return m
}

func (o *office) mails() []mailbox.Mail {
	o.Helper()
	all, err := o.Mails(o.Context(), "", 0)
	if err != nil {
		o.Fatal(err)
	}
	return all
}

// pass lets time pass.
func (o *office) pass(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

func (o *office) stopped(stop func() error) {
	o.Helper()
	if err := stop(); err != nil {
		o.Errorf("the deliverer ended with %v", err)
	}
}

func TestWhatWaitsLeavesOldestFirstAndIsForgotten(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		var want []string
		for range 3 {
			want = append(want, o.reset().MessageID)
		}
		stop := o.deliver(o.server)
		synctest.Wait()
		var got []string
		for _, try := range o.tries {
			got = append(got, try.MessageID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			o.Errorf("letters (-want +got):\n%s", diff)
		}
		for _, m := range o.mails() {
			if m.State != mailbox.MailSent || m.Secret != nil {
				o.Errorf("mail %d is %s, sealed PIN kept: %v", m.ID, m.State, m.Secret != nil)
			}
		}
		o.stopped(stop)
	})
}

func TestAMailThatIsQueuedLaterLeavesAtOnce(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		stop := o.deliver(o.server)
		o.pass(time.Hour)
		m := o.reset()
		o.pass(0)
		if diff := cmp.Diff([]time.Duration{time.Hour}, o.times()); diff != "" || o.mail(m.ID).State != mailbox.MailSent {
			o.Errorf("mail %s; tries (-want +got):\n%s", o.mail(m.ID).State, diff)
		}
		o.stopped(stop)
	})
}

func TestTheReaderGetsTheirPIN(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		secret, err := o.Secret(o.Context(), m)
		if err != nil {
			o.Fatal(err)
		}
		right := false
		o.answers(func(_ context.Context, l notify.Letter, _ int) error {
			right = l.Secret.Equal(secret) && strings.Contains(l.Text.PlainWith(l.Secret), secret.Reveal()) &&
				l.ToAddress == "ana.duarte@harbor.example" && l.ToName == "Ana Duarte" && strings.HasPrefix(l.Text.Plain(), "Hello Ana,")
			return nil
		})
		stop := o.deliver(o.server)
		synctest.Wait()
		if !right {
			o.Error("the letter is not the mail to Ana with her PIN")
		}
		o.stopped(stop)
	})
}

func TestATemporaryRefusalIsTriedAgainMoreAndMoreSeldom(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		o.answers(func(_ context.Context, _ notify.Letter, n int) error {
			if n < 10 {
				return errors.New("451 come back later")
			}
			return nil
		})
		stop := o.deliver(o.server)
		o.pass(time.Second)
		if now := o.mail(m.ID); now.State != mailbox.MailQueued || now.Problem != "451 come back later" {
			o.Errorf("after the first try: %s, problem %q", now.State, now.Problem)
		}
		o.pass(3 * time.Hour)
		want := []time.Duration{0}
		for _, wait := range []time.Duration{
			15 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute,
			16 * time.Minute, 30 * time.Minute, 30 * time.Minute,
		} {
			want = append(want, want[len(want)-1]+wait)
		}
		if diff := cmp.Diff(want, o.times()); diff != "" {
			o.Errorf("tries (-want +got):\n%s", diff)
		}
		if now := o.mail(m.ID); now.State != mailbox.MailSent || now.Problem != "" || now.Attempts != 10 {
			o.Errorf("in the end: %s after %d tries, problem %q", now.State, now.Attempts, now.Problem)
		}
		o.stopped(stop)
	})
}

func TestARefusalForGoodIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		o.answers(func(_ context.Context, _ notify.Letter, n int) error {
			if n == 1 {
				return fmt.Errorf("%w: 550 no such user", notify.ErrRefused)
			}
			return nil
		})
		stop := o.deliver(o.server)
		o.pass(24 * time.Hour)
		now := o.mail(m.ID)
		if now.State != mailbox.MailFailed || !strings.Contains(now.Problem, "550 no such user") || len(o.times()) != 1 {
			o.Errorf("%s after %d tries, problem %q; want failed after one", now.State, len(o.times()), now.Problem)
		}
		if now.Secret == nil {
			o.Error("nobody has got the PIN, and an admin cannot see it either")
		}
		if err := o.RetryMail(o.Context(), kim, m.ID); err != nil {
			o.Fatal(err)
		}
		synctest.Wait()
		if now := o.mail(m.ID); now.State != mailbox.MailSent {
			o.Errorf("retried by an admin it is %s", now.State)
		}
		o.stopped(stop)
	})
}

func TestAfterFiveDaysAMailIsGivenUp(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		o.answers(func(context.Context, notify.Letter, int) error { return errors.New("connection refused") })
		stop := o.deliver(o.server)
		o.pass(4 * 24 * time.Hour)
		if now := o.mail(m.ID); now.State != mailbox.MailQueued {
			o.Errorf("after four days it is %s", now.State)
		}
		o.pass(24 * time.Hour)
		if now := o.mail(m.ID); now.State != mailbox.MailFailed || now.Problem != "connection refused" {
			o.Errorf("after five days it is %s, problem %q", now.State, now.Problem)
		}
		o.stopped(stop)
	})
}

// A deliverer dies when the server has taken the letter and nobody has noted it yet: the one moment
// at which a mail must leave twice.
func TestAMailOfADelivererThatDiedLeavesAgainAsTheSame(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		o.answers(func(context.Context, notify.Letter, int) error {
			runtime.Goexit()
			return nil
		})
		died := o.deliver(o.server)
		synctest.Wait()
		o.answers(nil)
		stop := o.deliver(o.server)
		o.pass(time.Hour)
		want := []try{{0, m.MessageID}, {2 * time.Minute, m.MessageID}}
		if diff := cmp.Diff(want, o.tries); diff != "" {
			o.Errorf("tries (-want +got):\n%s", diff)
		}
		if now := o.mail(m.ID); now.State != mailbox.MailSent || now.Secret != nil {
			o.Errorf("in the end it is %s, sealed PIN kept: %v", now.State, now.Secret != nil)
		}
		o.stopped(stop)
		_ = died()
	})
}

func TestSeveralDeliverersSendEachMailOnce(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		const mails, deliverers = 30, 4
		want := make(map[string]int)
		for range mails {
			want[o.reset().MessageID] = 1
		}
		o.answers(func(context.Context, notify.Letter, int) error {
			<-time.After(time.Second) // a slow server, so that all are at it at once
			return nil
		})
		var stops []func() error
		for range deliverers {
			stops = append(stops, o.deliver(o.server))
		}
		o.pass(time.Hour)
		got := make(map[string]int)
		for _, try := range o.tries {
			got[try.MessageID]++
		}
		if diff := cmp.Diff(want, got); diff != "" {
			o.Errorf("how often each letter was sent (-want +got):\n%s", diff)
		}
		if last := slices.Max(o.times()); last > mails/2*time.Second {
			o.Errorf("the last one left after %v: they did not work side by side", last)
		}
		for _, stop := range stops {
			o.stopped(stop)
		}
	})
}

func TestAStopBringsTheLetterUnderWayToItsEnd(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		first, second := o.reset(), o.reset()
		o.answers(func(ctx context.Context, _ notify.Letter, _ int) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(20 * time.Second):
				return nil
			}
		})
		stop := o.deliver(o.server)
		o.pass(time.Second)
		o.stopped(stop)
		if a, b := o.mail(first.ID).State, o.mail(second.ID); a != mailbox.MailSent || b.State != mailbox.MailQueued || b.Attempts != 0 {
			o.Errorf("the first mail is %s, the second %s after %d tries; want it sent, and the other left alone", a, b.State, b.Attempts)
		}
	})
}

// A server that never answers must not keep a mail for longer than its claim.
func TestASenderHasOnlySoMuchTime(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		o.answers(func(ctx context.Context, _ notify.Letter, _ int) error {
			<-ctx.Done()
			return ctx.Err()
		})
		stop := o.deliver(o.server)
		o.pass(notify.SendTimeout + time.Second)
		if now := o.mail(m.ID); now.Problem != context.DeadlineExceeded.Error() || now.Attempts != 1 {
			o.Errorf("after %d tries the problem is %q", now.Attempts, now.Problem)
		}
		o.answers(nil)
		o.pass(time.Minute)
		o.stopped(stop)
	})
}

func TestAMailOutlivesItsMailbox(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		if _, err := o.Apply(o.Context(), kim, ana, mailbox.Delete{}); err != nil {
			o.Fatal(err)
		}
		var hello string
		o.answers(func(_ context.Context, l notify.Letter, _ int) error {
			hello, _, _ = strings.Cut(l.Text.Plain(), "\n")
			return nil
		})
		stop := o.deliver(o.server)
		synctest.Wait()
		if o.mail(m.ID).State != mailbox.MailSent || hello != "Hello," {
			o.Errorf("the mail is %s and begins %q", o.mail(m.ID).State, hello)
		}
		o.stopped(stop)
	})
}

func TestTheLogTellsOfMailsAndOfNoPIN(t *testing.T) {
	t.Parallel()
	inOffice(t, func(o *office) {
		m := o.reset()
		secret, err := o.Secret(o.Context(), m)
		if err != nil {
			o.Fatal(err)
		}
		o.answers(func(_ context.Context, l notify.Letter, n int) error {
			if n == 1 {
				return fmt.Errorf("451 no room for %v, %+v, %#v", l, l, l.Text)
			}
			return nil
		})
		var log strings.Builder
		d, err := notify.NewDeliverer(o.Accounts, o.server, time.Now, slog.New(slog.NewTextHandler(&log, nil)))
		if err != nil {
			o.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(o.Context(), time.Minute)
		defer cancel()
		if err := d.Run(ctx); err != nil {
			o.Fatal(err)
		}
		for _, want := range []string{
			`level=WARN msg="mail not delivered"`, `level=INFO msg="mail delivered"`, "mailbox=harbor/4012", "kind=temporary-pin", "try=2",
		} {
			if !strings.Contains(log.String(), want) {
				o.Errorf("the log lacks %q", want)
			}
		}
		if strings.Contains(log.String(), secret.Reveal()) {
			o.Error("the log holds the PIN")
		}
	})
}

func TestADelivererNeedsItsParts(t *testing.T) {
	t.Parallel()
	a := fixturetest.Accounts(t, "training")
	for name, err := range map[string]error{
		"no accounts": second(notify.NewDeliverer(nil, &server{}, time.Now, nil)),
		"no sender":   second(notify.NewDeliverer(a, nil, time.Now, nil)),
		"no clock":    second(notify.NewDeliverer(a, &server{}, nil, nil)),
	} {
		if err == nil {
			t.Errorf("%s: a deliverer was made", name)
		}
	}
}

func second(_ *notify.Deliverer, err error) error { return err }
