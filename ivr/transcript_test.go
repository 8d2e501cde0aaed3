package ivr_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/pin"
)

// lines are records and how they are written, one of each kind at least.
func lines() map[string]ivr.Record {
	at := func(d time.Duration, what ivr.Fact) ivr.Record { return ivr.Record{At: d, What: what} }
	noon := time.Date(2025, 11, 4, 12, 0, 0, 500, time.UTC)
	return map[string]ivr.Record{
		`00:00.000 < offered from=4012 to=*98 door=mailbox mailbox=4012`: at(0, ivr.Offered{From: "4012", To: "*98", Door: ivr.DoorMailbox, Mailbox: "4012"}),
		`00:00.000 < offered from="a b" to="#" greeting="Say \"hi\"\n" trusted`: at(0, ivr.Offered{
			From: "a b", To: "#", Greeting: "Say \"hi\"\n", Trusted: true,
		}),
		`00:00.000 < offered from="\xff" to="="`:        at(0, ivr.Offered{From: "\xff", To: "="}),
		`00:01.200 < key`:                               at(1200*time.Millisecond, ivr.Pressed{}),
		`00:01.200 - dropped`:                           at(1200*time.Millisecond, ivr.Dropped{}),
		`59:59.999 < completed`:                         at(time.Hour-time.Millisecond, ivr.PlayDone{}),
		`60:00.000 < hung-up`:                           at(time.Hour, ivr.HungUp{}),
		`1440:00.001 > ring`:                            at(24*time.Hour+time.Millisecond, ivr.Ring{}),
		`00:05.912 < sign-in refused failures=1 left=4`: at(5912*time.Millisecond, ivr.SignInDone{Verdict: ivr.VerdictRefused, Failures: 1, Left: 4}),
		`00:00.000 < sign-in must-change due=expired left=-1 new=2 saved=3 default-in-use expires-in-days=4`: at(0, ivr.SignInDone{
			Verdict: ivr.VerdictMustChange, Due: ivr.DueExpired, Left: -1, New: 2, Saved: 3, DefaultInUse: true, ExpiresInDays: 4,
		}),
		`00:00.000 < check-pin unacceptable rule=length rule=keypad-line`: at(0, ivr.CheckDone{
			Verdict: ivr.VerdictUnacceptable, Rules: []pin.Rule{pin.RuleLength, pin.RuleKeypadLine},
		}),
		`00:00.000 < change-pin superseded`: at(0, ivr.ChangeDone{Verdict: ivr.VerdictSuperseded}),
		`00:00.000 < message none`:          at(0, ivr.MessageDone{}),
		`00:00.000 < message unavailable`:   at(0, ivr.MessageDone{Unavailable: true}),
		`00:00.000 < message found id=7 from=4019 at=2025-11-04T12:00:00.0000005Z text="Call me." new index=1 total=2`: at(0, ivr.MessageDone{
			Found: true, Message: 7, From: "4019", At: noon, Text: "Call me.", New: true, Index: 1, Total: 2,
		}),
		`00:00.000 < greeting text="Ana here." has-own`: at(0, ivr.GreetingDone{Text: "Ana here.", HasOwn: true}),
		`00:00.000 < keep-message unavailable`:          at(0, ivr.KeepDone{Unavailable: true}),
		`00:00.000 < account-changed deactivated`:       at(0, ivr.AccountChanged{What: ivr.ChangeDeactivated}),
		`00:00.000 > answer`:                            at(0, ivr.Answer{}),
		`00:00.000 > play welcome enter_passcode`:       at(0, ivr.Play{Barge: true, Say: []ivr.Utterance{{Prompt: ivr.Welcome}, {Prompt: ivr.EnterPasscode}}}),
		`00:00.000 > play barge=no locked_out`:          at(0, ivr.Play{Say: []ivr.Utterance{{Prompt: ivr.LockedOut}}}),
		`00:00.000 > play message_intro index=-1 from=#"anonymous caller" number=#4019 at=2025-11-04T12:00:00.0000005Z text="12" main_menu`: at(0, ivr.Play{Barge: true, Say: []ivr.Utterance{
			{Prompt: ivr.MessageIntro, Args: []ivr.Arg{
				{Name: "index", Kind: ivr.ArgNumber, Number: -1},
				{Name: "from", Kind: ivr.ArgDigits, Digits: "anonymous caller"},
				{Name: "number", Kind: ivr.ArgDigits, Digits: "4019"},
				{Name: "at", Kind: ivr.ArgTime, Time: noon},
				{Name: "text", Kind: ivr.ArgText, Text: "12"},
			}},
			{Prompt: ivr.MainMenu},
		}}),
		`00:00.000 > stop bargein`:                            at(0, ivr.StopPlay{Bargein: true}),
		`00:00.000 > stop`:                                    at(0, ivr.StopPlay{}),
		`00:00.000 > sign-in 4012`:                            at(0, ivr.SignIn{Mailbox: "4012"}),
		`00:00.000 > sign-in "" trusted`:                      at(0, ivr.SignIn{Trusted: true}),
		`00:00.000 > check-pin`:                               at(0, ivr.CheckPIN{}),
		`00:00.000 > change-pin`:                              at(0, ivr.ChangePIN{}),
		`00:00.000 > messages delete id=18446744073709551615`: at(0, ivr.Messages{Op: ivr.MessageDelete, Message: 1<<64 - 1}),
		`00:00.000 > greeting standard`:                       at(0, ivr.Greeting{Op: ivr.GreetingStandard}),
		`00:00.000 > keep-message 4019 from=4012 for=00:12.300`: at(0, ivr.KeepMessage{
			Mailbox: "4019", From: "4012", Duration: 12300 * time.Millisecond,
		}),
		`00:00.000 > display 4019 default-in-use`:                at(0, ivr.Display{Mailbox: "4019", DefaultInUse: true}),
		`00:00.000 > release cause=account-changed`:              at(0, ivr.Release{Cause: ivr.CauseAccountChanged}),
		`00:00.000 - flushed keys=3`:                             at(0, ivr.Flushed{Keys: 3}),
		`00:00.000 - timeout first_digit`:                        at(0, ivr.TimedOut{Timer: ivr.TimerFirstDigit}),
		`00:00.000 - entry pin •a digits=4`:                      at(0, ivr.Entry{Kind: ivr.EntryPIN, Slot: "a", Digits: 4}),
		`00:00.000 - entry new_pin •aa digits=13 over=2 timeout`: at(0, ivr.Entry{Kind: ivr.EntryNewPIN, Slot: "aa", Digits: 13, Over: 2, End: ivr.EndTimeout}),
		`00:00.000 - entry confirmation digits=2 cleared`:        at(0, ivr.Entry{Kind: ivr.EntryConfirmation, Digits: 2, End: ivr.EndCleared}),
		`00:00.000 - entry mailbox 4012`:                         at(0, ivr.Entry{Kind: ivr.EntryMailbox, Text: "4012"}),
		`00:00.000 - entry mailbox escape`:                       at(0, ivr.Entry{Kind: ivr.EntryMailbox, End: ivr.EndEscape}),
		`00:00.000 - entry choice *`:                             at(0, ivr.Entry{Kind: ivr.EntryChoice, Text: "*"}),
		`00:00.000 - entry message #`:                            at(0, ivr.Entry{Kind: ivr.EntryMessage, Text: "#"}),
		`00:05.900 - collect_pin --pin_entered--> verify_pin`:    at(5900*time.Millisecond, ivr.Moved{From: ivr.StateCollectPIN, Trigger: ivr.TriggerPINEntered, To: ivr.StateVerifyPIN}),
	}
}

func TestRecordsAreWrittenAndReadBack(t *testing.T) {
	t.Parallel()
	for line, rec := range lines() {
		if got := rec.String(); got != line {
			t.Errorf("record reads\n%s, want\n%s", got, line)
		}
		got, err := ivr.ParseTranscript(strings.NewReader(line + "\r\n"))
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if diff := cmp.Diff([]ivr.Record{rec}, got, comparePINs); diff != "" {
			t.Errorf("%s reads back differently (-want +got):\n%s", line, diff)
		}
	}
}

func TestEmptyLinesAreSkippedAndCounted(t *testing.T) {
	t.Parallel()
	got, err := ivr.ParseTranscript(strings.NewReader("\n00:00.000 > ring\n\n  \n00:01.000 > answer"))
	if err != nil || len(got) != 2 {
		t.Errorf("ParseTranscript = %d records, %v; want 2", len(got), err)
	}
	_, err = ivr.ParseTranscript(strings.NewReader("\n00:00.000 > ring\n\nnonsense"))
	if err == nil || !strings.HasPrefix(err.Error(), "line 4: ") {
		t.Errorf("error is %v, want one of line 4", err)
	}
}

func TestALineThatCannotBeReadSaysWhy(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"00:00.000":                               "an instant, a mark and a fact",
		"soon > ring":                             "soon is not an instant",
		"0:00.000 > ring":                         "0:00.000 is not an instant",
		"00:60.000 > ring":                        "00:60.000 is not an instant",
		"-1:00.000 > ring":                        "is not an instant",
		"999999999999:00.000 > ring":              "is not an instant",
		"99999999999999999999:00.000 > ring":      "is not an instant",
		"00:00.000 > sing":                        "unknown fact > sing",
		"00:00.000 < ring":                        "unknown fact < ring",
		"00:00.000 > ring twice":                  "ring: twice does not belong here",
		"00:00.000 > release cause=\"x":           "a quoted text has no end",
		"00:00.000 > release cause=\"x\"y":        "a blank is missing",
		"00:00.000 > release cause=a(b)":          "cause a(b) needs quotes",
		"00:00.000 > sign-in":                     "the line ends where mailbox is wanted",
		"00:00.000 < sign-in maybe":               `unknown verdict "maybe"`,
		"00:00.000 < sign-in refused due=soon":    `unknown due "soon"`,
		"00:00.000 < sign-in refused left=x":      "left=x is not a number",
		"00:00.000 < sign-in refused left=1 x":    "x does not belong here",
		"00:00.000 < offered door=back":           `unknown door "back"`,
		"00:00.000 < message found id=-1":         "id=-1 is not a number",
		"00:00.000 < message found at=noon":       "noon is not an instant like 2025",
		"00:00.000 < message lost":                `unknown outcome "lost"`,
		"00:00.000 < account-changed painted":     `unknown change "painted"`,
		"00:00.000 < check-pin acceptable rule=(": "rule ( needs quotes",
		"00:00.000 > play barge=yes welcome":      "barge=yes is unknown",
		"00:00.000 > play (":                      "prompt ( needs quotes",
		"00:00.000 > play main_menu new=x":        "x is not an instant",
		"00:00.000 > play main_menu new=#(":       "new ( needs quotes",
		"00:00.000 > keep-message 4019 for=long":  "long is not an instant like 00:05.900",
		"00:00.000 > messages burn":               `unknown operation "burn"`,
		"00:00.000 - flushed keys=-1":             "keys=-1 is not from 0",
		"00:00.000 - flushed keys=1000001":        "keys=1000001 is not from 0",
		"00:00.000 - entry riddle":                `unknown entry "riddle"`,
		"00:00.000 - entry pin •":                 "is not a slot like •a",
		"00:00.000 - entry pin •A":                "is not a slot like •a",
		"00:00.000 - entry pin secret":            "secret does not belong here",
		"00:00.000 - a --b--> c d":                "a move is STATE --TRIGGER--> STATE",
		"00:00.000 - a --b-- c":                   "a move is STATE --TRIGGER--> STATE",
		"00:00.000 - A --b--> c":                  "a move is STATE --TRIGGER--> STATE",
	} {
		_, err := ivr.ParseTranscript(strings.NewReader(line))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n gives %v, want … %s …", line, err, want)
		}
	}
}

func TestALineWithoutEndIsNoTranscript(t *testing.T) {
	t.Parallel()
	_, err := ivr.ParseTranscript(strings.NewReader("00:00.000 > ring\n" + strings.Repeat("x", 2<<20)))
	if err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
		t.Errorf("error is %v, want one of line 2", err)
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestATranscriptThatCannotBeWrittenSaysSo(t *testing.T) {
	t.Parallel()
	err := ivr.WriteTranscript(full{}, []ivr.Record{{What: ivr.Ring{}}})
	if !errors.Is(err, errFull) {
		t.Errorf("WriteTranscript = %v, want the writer's error", err)
	}
}

func TestTheEmptyRecordIsWrittenWithoutAPanic(t *testing.T) {
	t.Parallel()
	if got, want := (ivr.Record{}).String(), "00:00.000 - unknown"; got != want {
		t.Errorf("the empty record reads %q, want %q", got, want)
	}
}

func TestRecordsAreTakenOnce(t *testing.T) {
	t.Parallel()
	l := call(t, flow(), ivr.DoorPortal)
	if len(l.tape) == 0 || len(l.m.Records()) != 0 {
		t.Errorf("%d records were taken, and %d are taken again", len(l.tape), len(l.m.Records()))
	}
}

func FuzzParseTranscript(f *testing.F) {
	for line := range lines() {
		f.Add(line)
	}
	for _, s := range stories() {
		f.Add(s.play(f).transcript())
	}
	f.Fuzz(func(t *testing.T, text string) {
		records, err := ivr.ParseTranscript(strings.NewReader(text))
		if err != nil {
			return
		}
		var b strings.Builder
		if err := ivr.WriteTranscript(&b, records); err != nil {
			t.Fatal(err)
		}
		again, err := ivr.ParseTranscript(strings.NewReader(b.String()))
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v\n%s", err, b.String())
		}
		if diff := cmp.Diff(records, again, comparePINs); diff != "" {
			t.Errorf("read twice (-first +second):\n%s", diff)
		}
		// Whatever the tape says, playing it ends.
		if _, err := ivr.Replay(flow(), records); err != nil && err.Error() == "" {
			t.Error("a replay failed without a word")
		}
	})
}
