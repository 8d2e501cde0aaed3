package mailbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func (o *office) messages(k mailbox.Key) []mailbox.Message {
	o.Helper()
	all, err := o.Messages(o.Context(), k)
	if err != nil {
		o.Fatal(err)
	}
	return all
}

func TestMessagesAreHeardSavedAndDeletedForGood(t *testing.T) {
	t.Parallel()
	o := open(t)
	first := o.messages(ana)[0]
	if first.Text != "The ferry is late." || !first.At.Equal(morning.Add(-16*time.Hour)) || !first.New {
		t.Errorf("the oldest message is %+v", first)
	}
	for range 2 { // doing it twice is no error
		if err := o.SaveMessage(t.Context(), ana, first.ID); err != nil {
			t.Fatal(err)
		}
	}
	if s := o.summary(ana); s.NewMessages != 1 || s.SavedMessages != 1 {
		t.Errorf("%d new and %d saved, want 1 and 1", s.NewMessages, s.SavedMessages)
	}
	for range 2 {
		if err := o.DeleteMessage(t.Context(), ana, first.ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.SaveMessage(t.Context(), ana, first.ID); err != nil {
		t.Errorf("saving a message that is gone: %v", err)
	}
	if all := o.messages(ana); len(all) != 1 || all[0].ID == first.ID {
		t.Errorf("left are %+v", all)
	}
}

func TestACallerLeavesAMessageEvenOnALockedMailbox(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ana, mailbox.LockOut{})
	o.advance(time.Minute)
	id, err := o.LeaveMessage(t.Context(), mailbox.Message{ID: 99, Mailbox: ana, From: "4015", Duration: 12 * time.Second, At: morning.AddDate(1, 0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	all := o.messages(ana)
	want := mailbox.Message{
		ID: id, Mailbox: ana, From: "4015", At: morning.Add(time.Minute), Duration: 12 * time.Second,
		Text: "Voice message of 12 seconds.", New: true,
	}
	if diff := cmp.Diff(want, all[len(all)-1]); diff != "" {
		t.Errorf("the message (-want +got):\n%s", diff)
	}
}

func TestAMessageSaysHowLongItIs(t *testing.T) {
	t.Parallel()
	o := open(t)
	for d, want := range map[time.Duration]string{
		time.Second:              "Voice message of 1 second.",
		1499 * time.Millisecond:  "Voice message of 1 second.",
		time.Minute:              "Voice message of 1 minute.",
		2*time.Minute + 1e9:      "Voice message of 2 minutes and 1 second.",
		3 * time.Minute:          "Voice message of 3 minutes.",
		61*time.Second + 3*1e9/4: "Voice message of 1 minute and 2 seconds.",
	} {
		id, err := o.LeaveMessage(t.Context(), mailbox.Message{Mailbox: ben, Duration: d})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range o.messages(ben) {
			if m.ID == id && m.Text != want {
				t.Errorf("%v: %q, want %q", d, m.Text, want)
			}
		}
	}
}

func TestNoMessageIsTakenForANumberThatIsNotInService(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, k := range []mailbox.Key{gia, nobody} {
		if _, err := o.LeaveMessage(t.Context(), mailbox.Message{Mailbox: k}); !errors.Is(err, mailbox.ErrNoMailbox) {
			t.Errorf("a message for %s: %v, want no such mailbox", k, err)
		}
	}
	if _, err := o.Messages(t.Context(), nobody); !errors.Is(err, mailbox.ErrNoMailbox) {
		t.Errorf("messages of an unknown mailbox: %v", err)
	}
}

func TestTheGreetingIsSwitchedAndKept(t *testing.T) {
	t.Parallel()
	o := open(t)
	use := func(k mailbox.Key, own bool) mailbox.Greeting {
		g, err := o.UseGreeting(t.Context(), k, own, "call-1")
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	if got, want := use(ana, false), (mailbox.Greeting{Text: "This is Ana."}); got != want {
		t.Errorf("standard: %+v, want %+v", got, want)
	}
	if got, want := use(ana, true), (mailbox.Greeting{Text: "This is Ana.", Own: true}); got != want {
		t.Errorf("own: %+v, want %+v", got, want)
	}
	if got := use(ben, true); got.Own {
		t.Errorf("an own greeting where there is none: %+v", got)
	}
	if diff := cmp.Diff([]string{mailbox.EntryGreeting, mailbox.EntryGreeting}, o.log(ana)); diff != "" {
		t.Errorf("audit (-want +got):\n%s", diff)
	}
	if got := o.log(ben); len(got) != 0 {
		t.Errorf("nothing changed, but the audit says %v", got)
	}
	if g, err := o.Greeting(t.Context(), ana); err != nil || !g.Own {
		t.Errorf("greeting %+v, %v", g, err)
	}
}
