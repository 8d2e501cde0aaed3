package ivr_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// leak fails the test if a text shows one of the PINs, without printing either.
func leak(t *testing.T, where, text string, pins ...string) {
	t.Helper()
	for i, p := range pins {
		if strings.Contains(text, p) {
			t.Errorf("%s shows PIN number %d", where, i+1)
		}
		// As fmt prints a slice of keys: [50 53 56 48].
		if strings.Contains(text, strings.Trim(fmt.Sprint([]byte(p)), "[]")) {
			t.Errorf("%s shows the keys of PIN number %d", where, i+1)
		}
	}
}

func TestNothingThatIsPrintedShowsAPIN(t *testing.T) {
	t.Parallel()
	// PINs that stand in no instant, number or name of this call; being odd, nor at the end of
	// an address.
	const first, second = "864209", "975313"
	l := call(t, flow(), ivr.DoorMailbox)
	look := func() {
		t.Helper()
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			leak(t, "the machine by "+verb, fmt.Sprintf(verb, l.m), first, second)
			leak(t, "the machine itself by "+verb, fmt.Sprintf(verb, *l.m), first, second)
			leak(t, "a snapshot by "+verb, fmt.Sprintf(verb, l.m.Snapshot()), first, second)
			leak(t, "effects by "+verb, fmt.Sprintf(verb, l.effects), first, second)
			leak(t, "records by "+verb, fmt.Sprintf(verb, l.tape), first, second)
		}
		var log bytes.Buffer
		logger := slog.New(slog.NewJSONHandler(&log, nil))
		for _, e := range l.effects {
			logger.Info("effect", "effect", e)
		}
		logger.Info("leg", "machine", l.m, "snapshot", l.m.Snapshot(), "records", l.tape)
		leak(t, "the log", log.String(), first, second)
		leak(t, "the transcript", l.transcript(), first, second)
	}
	press := func(keys string) {
		t.Helper()
		for _, k := range keys {
			l.press(string(k))
			look()
		}
	}
	press(first) // barges in, typed in part, then whole
	press("#" + second[:5])
	l.answer(due)
	look()
	press(second + "#" + second)
	l.answer(acceptable)
	look()
	press("#")
	l.answer(committed)
	look()
	press("9")
	l.listen()
	look()
	if len(l.secrets) != 3 || !l.secrets[0].Equal(pin.New(first)) || !l.secrets[2].Equal(pin.New(second)) {
		t.Error("the PINs did not reach the accounts, so this test proves nothing")
	}
}

func TestAKeyIsNotPrintedEither(t *testing.T) {
	t.Parallel()
	key := ivr.Digit{Key: '7'}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x", "%c"} {
		if got := fmt.Sprintf(verb, key); got != "key" {
			t.Errorf("%s prints a key that may be part of a PIN", verb)
		}
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("pressed", "event", key)
	if !strings.Contains(log.String(), "event=key\n") {
		t.Error("the log shows which key was pressed")
	}
}

func TestARequestWithAPINIsNeverMarshalled(t *testing.T) {
	t.Parallel()
	for _, e := range []ivr.Effect{
		ivr.SignIn{PIN: pin.New("864209")}, ivr.CheckPIN{PIN: pin.New("864209")}, ivr.ChangePIN{PIN: pin.New("864209")},
	} {
		if _, err := json.Marshal(e); err == nil {
			t.Errorf("%T was marshalled", e)
		}
	}
}
