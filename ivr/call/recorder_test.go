package call_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

func (w *world) tapes(t *testing.T) []mailbox.Tape {
	t.Helper()
	all, err := w.Tapes(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheTapeOfACallIsItsTranscriptAndReplays(t *testing.T) {
	t.Parallel()
	w := newWorld(t).withBoard(t)
	c := w.dial(t, "harbor/4015", "7000").keys("4012#", "1111#", "2580#", "1", "*")
	if got := w.tapes(t); len(got) != 0 {
		t.Errorf("a tape was kept before the call had ended: %+v", got)
	}
	c.keys("9").wantReleased(ivr.CauseCompleted)
	c.Close() // which is nothing by now
	tapes := w.tapes(t)
	if len(tapes) != 1 {
		t.Fatalf("%d tapes, want 1", len(tapes))
	}
	got := tapes[0]
	want := mailbox.Tape{
		ID: got.ID, Tenant: "harbor", From: "4015", To: "7000", Mailbox: mailbox.Key{Tenant: "harbor", Number: "4012"},
		Started: got.Started, Ended: got.Ended, Length: c.At(), Cause: string(ivr.CauseCompleted), Text: c.transcript(),
	}
	if diff := cmp.Diff(want, got); diff != "" || got.ID == "" || got.Started.IsZero() || got.Ended.IsZero() {
		t.Errorf("tape (-want +got):\n%s", diff)
	}
	records, err := ivr.ParseTranscript(strings.NewReader(got.Text))
	if err != nil {
		t.Fatal(err)
	}
	played, err := ivr.Replay(flowOf(t, w, c), records)
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	if err := ivr.WriteTranscript(&again, played); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got.Text, again.String()); diff != "" {
		t.Errorf("the replay (-tape +replay):\n%s", diff)
	}
}

func TestNoPINIsOnATape(t *testing.T) {
	t.Parallel()
	w := newWorld(t).withBoard(t)
	w.dial(t, "harbor/4012", "*98").keys("1111#", "2580#", "8", "40719#", "40719#", "9").wantReleased(ivr.CauseCompleted)
	for _, tape := range w.tapes(t) {
		for _, secret := range []string{"1111", "2580", "40719"} {
			if strings.Contains(tape.Text, secret) {
				t.Error("a PIN that was keyed in is on the tape")
			}
		}
	}
}

func TestACallThatIsBrokenOffKeepsItsTape(t *testing.T) {
	t.Parallel()
	w := newWorld(t).withBoard(t)
	c := w.dial(t, "harbor/4012", "*98").settle()
	c.Close()
	if got := w.tapes(t); len(got) != 1 || got[0].Cause != "" || got[0].Text != c.transcript() {
		t.Errorf("tapes %+v", got)
	}
}

func TestACallInRealTimeKeepsItsTape(t *testing.T) {
	t.Parallel()
	w := newWorld(t).withBoard(t)
	cfg := w.config("harbor/4012", "*98")
	cfg.Slow = true
	keypad := call.NewKeypad(nil)
	defer keypad.Close()
	keypad.HangUp()
	r, err := call.Run(t.Context(), cfg, keypad, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := w.tapes(t)
	if len(got) != 1 || got[0].Cause != string(r.Cause) || got[0].Length != r.Length || !got[0].Slow || !strings.HasSuffix(got[0].Text, "\n") {
		t.Errorf("tapes %+v of a call that ended %+v", got, r)
	}
}

func TestACallWithoutABoardKeepsNoTape(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.dial(t, "harbor/4012", "*98").settle()
	if err := c.Wait(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	if got := w.tapes(t); !c.Released() || len(got) != 0 {
		t.Errorf("released %v, tapes %+v", c.Released(), got)
	}
}
