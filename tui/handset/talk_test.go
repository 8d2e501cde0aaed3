package handset

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
	"voiceportal/prompts"
)

// reading is a voice that says a word a second.
type reading struct{}

func (reading) Words(ivr.Utterance) []prompts.Word {
	return []prompts.Word{
		{Text: "Stop.", At: 0}, {Text: "Then", At: time.Second}, {Text: "go.", At: 2 * time.Second},
	}
}

func (reading) Length(ivr.Utterance) time.Duration { return 3 * time.Second }

func TestPromptsAppearAsTheyAreSpoken(t *testing.T) {
	t.Parallel()
	var spoken talk
	spoken.say(10*time.Second, ivr.Play{Say: []ivr.Utterance{{}, {}}}, reading{})
	for _, tt := range []struct {
		at     time.Duration
		motion Motion
		want   string
	}{
		{10 * time.Second, MotionFull, "Stop."},
		{11 * time.Second, MotionFull, "Stop. Then"},
		{14 * time.Second, MotionFull, "Stop. Then go. Stop. Then"},
		{time.Minute, MotionFull, "Stop. Then go. Stop. Then go."},
		{10 * time.Second, MotionCalm, "Stop."},
		{11 * time.Second, MotionCalm, "Stop. Then go."},
		{10 * time.Second, MotionOff, "Stop. Then go. Stop. Then go."},
	} {
		if got, _ := spoken[0].said(tt.at, tt.motion); got != tt.want {
			t.Errorf("%s at %s: %q, want %q", tt.motion, tt.at, got, tt.want)
		}
	}
}

func TestACutPromptStopsWhereItWasCut(t *testing.T) {
	t.Parallel()
	var spoken talk
	spoken.say(0, ivr.Play{Say: []ivr.Utterance{{}}}, reading{})
	spoken.press(time.Second, "4")
	spoken.cut(1500*time.Millisecond, byKey)
	got, unsaid := spoken[0].said(time.Minute, MotionFull)
	if got != "Stop. Then" || unsaid != 1 {
		t.Errorf("said %q, %d words unsaid", got, unsaid)
	}
	if string(spoken[0].by) != "you cut in" {
		t.Errorf("cut by %q", string(spoken[0].by))
	}
}

func TestEntriesAreShownAsTheyMayBe(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		entry ivr.Entry
		want  string
	}{
		{ivr.Entry{Kind: ivr.EntryMailbox, Text: "4012"}, "4 0 1 2 #"},
		{ivr.Entry{Kind: ivr.EntryPIN, Slot: "a", Digits: 4}, "● ● ● ● #"},
		{ivr.Entry{Kind: ivr.EntryPIN, Digits: 2, Over: 1, End: ivr.EndTimeout}, "● ● ●"},
		{ivr.Entry{Kind: ivr.EntryNewPIN, Digits: 3, End: ivr.EndCleared}, "● ● ● *"},
		{ivr.Entry{Kind: ivr.EntryPIN, End: ivr.EndEscape}, "*"},
		{ivr.Entry{Kind: ivr.EntryPIN, End: ivr.EndEmpty}, "#"},
		{ivr.Entry{Kind: ivr.EntryChoice, Text: "1"}, "1"},
		{ivr.Entry{Kind: ivr.EntryMailbox, Digits: 2, End: ivr.EndShort}, "● ●"},
	} {
		if got := keysOf(tt.entry); got != tt.want {
			t.Errorf("%+v is shown as %q, want %q", tt.entry, got, tt.want)
		}
	}
}

func TestThePathLosesItsLoops(t *testing.T) {
	t.Parallel()
	s := &session{}
	for _, to := range []ivr.State{
		ivr.StateWelcome, ivr.StateCollectMailbox, ivr.StateCollectPIN, ivr.StateVerifyPIN, ivr.StateCollectPIN,
		ivr.StateCollectMailbox, ivr.StateCollectPIN, ivr.StateMainMenu, ivr.StateMessages, ivr.StateMainMenu,
	} {
		s.pass(to)
	}
	want := []station{atWelcome, atMailbox, atPIN, atMenu}
	if diff := cmp.Diff(want, s.path); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEveryStateHasAStation(t *testing.T) {
	t.Parallel()
	for _, s := range ivr.States() {
		if _, ok := stations[s]; !ok && s != ivr.StateOnHook {
			t.Errorf("state %s has no place on the path", s)
		}
	}
	for s := range stations {
		known := false
		for _, of := range ivr.States() {
			known = known || of == s
		}
		if !known {
			t.Errorf("the path knows %s, the flow does not", s)
		}
	}
}

func TestLessMotionMeansNumbersAndNoLights(t *testing.T) {
	t.Parallel()
	s, e := phone(t, func(o *Options) { o.Motion = MotionOff })
	c := ring(t, s, e, ivr.DoorMailbox, "4012")
	c.wait(6 * time.Second)
	if cmd := s.press('4'); cmd != nil || s.lit != 0 {
		t.Errorf("key %c is lit", s.lit)
	}
	got := frame(s, 80, 24).Plain()
	if !strings.Contains(got, "Silence timer ") || !strings.Contains(got, " s left") || strings.Contains(got, "█") {
		t.Errorf("the timer is no number:\n%s", got)
	}
}

func TestAPromptSaysWhoCutIt(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		facts []ivr.Fact
		want  cutter
	}{
		{"a key", []ivr.Fact{ivr.Pressed{}, ivr.StopPlay{Bargein: true}}, byKey},
		{"the caller going away", []ivr.Fact{ivr.HungUp{}, ivr.StopPlay{}}, byHangUp},
		{"an act on the account", []ivr.Fact{ivr.AccountChanged{What: ivr.ChangeReset}, ivr.StopPlay{}}, byAdmin},
	} {
		s := session{}
		s.record(ivr.Record{What: ivr.Play{Say: []ivr.Utterance{{Prompt: ivr.Welcome}}}}, voice(t))
		for _, f := range tt.facts {
			s.record(ivr.Record{At: time.Second, What: f}, voice(t))
		}
		if got := s.talk[0].by; got != tt.want {
			t.Errorf("cut by %s: it says %q, want %q", tt.name, got, tt.want)
		}
	}
}
