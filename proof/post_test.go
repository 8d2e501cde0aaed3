package proof_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
	"voiceportal/store/bolt"
)

// telling is a sender that says which letter left, with the number that is the same at every try.
type telling struct{ tell func(messageID string) }

func (s telling) Send(_ context.Context, l notify.Letter) error {
	s.tell(l.MessageID)
	return nil
}

// deliverPost is a process that delivers the outbox until it is killed.
func deliverPost(ctx context.Context, args []string) error {
	p, err := openPortal(args[0], bolt.Options{})
	if err != nil {
		return err
	}
	d, err := notify.NewDeliverer(p.Accounts, telling{func(id string) { fmt.Println("sent", id) }}, time.Now, nil)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	bufio.NewScanner(os.Stdin).Scan() // an order to begin
	return d.Run(ctx)
}

// TestAKilledMailCarrierLosesNoMail kills processes that deliver the outbox, each a moment after a
// letter has left. Nobody can know then whether the letter counts as sent, so it may leave once more;
// it then says so, by the same Message-ID and a second attempt in the outbox.
func TestAKilledMailCarrierLosesNoMail(t *testing.T) {
	t.Parallel()
	rounds := kills(t, 6)
	mails := 10 * rounds // more than the dead can have delivered
	p := makePortal(t, mails)
	for i := range mails {
		if _, err := p.Apply(t.Context(), tester, box(i), mailbox.Reset{To: mailbox.CredentialTemporary}); err != nil {
			t.Fatal(err)
		}
	}
	sent := map[string]int{}
	for i := range rounds {
		carrier := start(t, "deliver", p.path)
		if got := carrier.line(); got != "ready" {
			t.Fatal(got)
		}
		if err := carrier.order("go"); err != nil {
			t.Fatal(err)
		}
		giveUp := time.AfterFunc(10*time.Second, func() { _ = carrier.Process.Kill() })
		first := true
		for line := range carrier.all() {
			id, ok := strings.CutPrefix(line, "sent ")
			if !ok {
				t.Error(line)
			}
			sent[id]++
			if first {
				first = false
				giveUp.Reset(time.Duration(i%3) * time.Millisecond)
			}
		}
	}
	deliverRest(t, p, sent)
	twice := 0
	outbox, err := p.Mails(t.Context(), tenant, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range outbox {
		times := sent[m.MessageID]
		if m.State != mailbox.MailSent || times == 0 {
			t.Errorf("mail %d is %s and left %d times", m.ID, m.State, times)
		}
		if times > m.Attempts {
			t.Errorf("mail %d left %d times, the outbox tells of %d attempts", m.ID, times, m.Attempts)
		}
		if times > 1 {
			twice++
		}
	}
	if len(outbox) != mails || twice > rounds {
		t.Errorf("%d mails, %d of them left more than once in %d kills", len(outbox), twice, rounds)
	}
}

// deliverRest delivers what is left when the claims of the dead have run out.
func deliverRest(t *testing.T, p *portal, sent map[string]int) {
	t.Helper()
	later := func() time.Time { return time.Now().Add(time.Hour) }
	q, err := openPortalAt(p.path, bolt.Options{}, later)
	if err != nil {
		t.Fatal(err)
	}
	defer q.store.Close() //nolint:errcheck // the end of the test
	var mu sync.Mutex
	d, err := notify.NewDeliverer(q.Accounts, telling{func(id string) {
		mu.Lock()
		defer mu.Unlock()
		sent[id]++
	}}, later, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	changes, err := q.Watch(ctx)
	if err != nil {
		t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() { over <- d.Run(ctx) }()
	for waiting := true; waiting; {
		due, next, err := q.DueMails(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		if waiting = len(due) > 0 || !next.IsZero(); waiting {
			<-changes
		}
	}
	cancel()
	if err := <-over; err != nil {
		t.Error(err)
	}
}
