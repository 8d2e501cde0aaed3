package scenario_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/ivr/scenario"
)

// recorded is the tape of the last call of a text.
func recorded(t *testing.T, src string) []ivr.Record {
	t.Helper()
	r := play(t, src+"\nexpect calls count=99\n")
	if r.Passed() || !strings.Contains(r.Failures[0].Line, "count=99") {
		t.Fatalf("the call to be recorded:\n%s", failures(r))
	}
	calls := r.Failures[0].Transcripts
	tape, err := ivr.ParseTranscript(strings.NewReader(strings.Join(calls[len(calls)-1].Lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return tape
}

func TestATapeBecomesAScenario(t *testing.T) {
	t.Parallel()
	tape := recorded(t, "call from=harbor/4012 to=*98\nwait prompt\nwait 2s\npress every=300ms 1111#\nwait prompt\npress 2580#w9\nexpect released=completed")
	f, err := scenario.FromTape("tape.call", "harbor", tape)
	if err != nil {
		t.Fatal(err)
	}
	const want = `goal   A call that was recorded.

# The tape does not know its PINs: write each in place of its ?.
table
  pin-a  pin-b
  ?      ?

call   from=harbor/4012 to=*98
hear   welcome
wait   1.95s
hear   enter_passcode
wait   4.7s
press  every=300ms ${pin-a}#
hear   incorrect
wait   5.55s
press  ${pin-b}#
hear   message_counts
wait   500ms
press  9
hear   goodbye
wait   750ms
expect released=completed
`
	if diff := cmp.Diff(want, string(f.Format())); diff != "" {
		t.Errorf("exported (-want +got):\n%s", diff)
	}
}

// TestAnExportedTapePlaysTheSameCall goes once around: play, record, export, play, record.
func TestAnExportedTapePlaysTheSameCall(t *testing.T) {
	t.Parallel()
	const dial = "call from=harbor/4012 to=*98\n"
	for _, tt := range []struct{ name, src, pins string }{
		{"sign-in", dial + "press 2580#1", "2580"},
		{"typed ahead at the portal", "call from=harbor/4015 to=7000\npress 4012#2580#8*9\nwait prompt", "2580"},
		{"slowly, with a pause", dial + "wait prompt\nwait 8s\npress every=3.5s 2580#\nwait prompt\nwait 14s\npress 1", "2580"},
		{"a PIN that is mistyped at the confirmation", dial + "press 2580#8\nwait prompt\npress 5937#\nwait prompt\npress 5938#\nwait prompt\npress 5937#5937#\nwait prompt", "2580 5937 5938"},
		{"silence and slips", dial + "press 25*\nwait prompt\npress #\nwait prompt\nwait 10s\nwait prompt", ""},
		{"guesses strung together", dial + "press 1111#2222#\nwait prompt\nhangup", "1111"},
		{"too short, and the time-out", dial + "press 25\nwait 4s\nwait prompt\npress 2580\nwait 4s\nwait prompt", "2580"},
		{"an entry that is too long", dial + "press 25802580258025802580#\nwait prompt", "2580258025802"},
		{"a message", "call from=harbor/4012 to=4015\nwait prompt\nwait 5s\npress #\nwait prompt", ""},
		{"an act of an admin", dial + "press 2580#\nwait 1s\nadmin lock harbor/4012\nwait prompt", "2580"},
		{"keys into the lockout", "call from=harbor/4044 to=*98\npress 1111#\nwait 1s\npress 123\nwait prompt", "1111"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tape := recorded(t, tt.src)
			f, err := scenario.FromTape("tape.call", "harbor", tape)
			if err != nil {
				t.Fatal(err)
			}
			exported := string(f.Format())
			for _, p := range strings.Fields(tt.pins) {
				exported = strings.Replace(exported, "?", p, strings.Count(exported, "its ?")+1)
				exported = strings.Replace(exported, "its "+p, "its ?", 1)
			}
			again := recorded(t, exported)
			if diff := cmp.Diff(moves(tape), moves(again)); diff != "" {
				t.Errorf("exported:\n%s\nit goes another way (-recorded +played):\n%s", exported, diff)
			}
		})
	}
}

// moves are the transitions of a tape, and what was said.
func moves(tape []ivr.Record) []string {
	var all []string
	for _, r := range tape {
		switch r.What.(type) {
		case ivr.Moved, ivr.Play, ivr.Release:
			all = append(all, r.String()[len("00:00.000 "):])
		}
	}
	return all
}

func TestAnExportedTapeAsksForItsPINs(t *testing.T) {
	t.Parallel()
	f, err := scenario.FromTape("tape.call", "harbor", recorded(t, "call from=harbor/4012 to=*98\npress 2580#"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Link(fstest.MapFS{}, f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := player(t).Play(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if want := `expected keys of a telephone, 0 to 9, * and #; w waits half a second, W a second, found "?#"`; !strings.Contains(failures(r), want) {
		t.Errorf("with its PINs left open it says:\n%s\nwant %s", failures(r), want)
	}
}

func TestTapesThatCannotBeExported(t *testing.T) {
	t.Parallel()
	offered := ivr.Record{What: ivr.Offered{From: "4012", To: "*98", Door: ivr.DoorMailbox, Mailbox: "4012"}}
	for _, tt := range []struct {
		name string
		tape []ivr.Record
		want string
	}{
		{"an empty one", nil, "export the tape tape.call: there is nothing on it"},
		{"one without a call", []ivr.Record{{What: ivr.Answer{}}}, "it begins with 00:00.000 > answer, expected the call being offered"},
		{"an entry without keys", []ivr.Record{offered, {What: ivr.Entry{Kind: ivr.EntryChoice, Text: "1"}}}, "record 2, 00:00.000 - entry choice 1: fewer keys were pressed"},
		{"a dropped key that nobody pressed", []ivr.Record{offered, {What: ivr.Dropped{}}}, "fewer keys were pressed"},
	} {
		if _, err := scenario.FromTape("tape.call", "harbor", tt.tape); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func FuzzFromTape(f *testing.F) {
	f.Add("00:00.000 < offered from=4012 to=*98 door=mailbox mailbox=4012\n00:00.000 < key\n00:00.000 - entry choice 1\n")
	f.Add("00:00.000 < offered from=4012 to=*98 door=mailbox mailbox=4012\n00:00.100 < key\n00:00.900 < key\n00:01.000 - flushed 2\n00:02.000 < hung-up\n")
	f.Fuzz(func(t *testing.T, text string) {
		tape, err := ivr.ParseTranscript(strings.NewReader(text))
		if err != nil {
			return
		}
		exported, err := scenario.FromTape("fuzz.call", "harbor", tape)
		if err == nil && len(exported.Statements) == 0 {
			t.Errorf("exported without a statement:\n%s", text)
		}
	})
}
