package prompts

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func load(t testing.TB) *Catalog {
	t.Helper()
	c, err := Load("en")
	if err != nil {
		t.Fatalf("Load(en): %v", err)
	}
	return c
}

// filled is an utterance with a value for each placeholder of the prompt, numbers being n.
func filled(id ivr.PromptID, n int) ivr.Utterance {
	u := ivr.Utterance{Prompt: id}
	for _, p := range ivr.Placeholders(id) {
		u.Args = append(u.Args, ivr.Arg{
			Name: p.Name, Kind: p.Kind, Number: n, Digits: "4015", Text: "Hello there.",
			Time: time.Date(2025, 11, 3, 16, 42, 0, 0, time.UTC),
		})
	}
	return u
}

func TestTheFixedAnnouncementsAreWordForWord(t *testing.T) {
	t.Parallel()
	c := load(t)
	for _, tt := range []struct {
		id           ivr.PromptID
		text, spoken string
	}{
		{
			ivr.Expired,
			"Your passcode is expired; please enter a new one now to get access to the Voice Portal. " +
				"Please enter the new passcode, followed by # sign.",
			"Your passcode is expired; please enter a new one now to get access to the Voice Portal. " +
				"Please enter the new passcode, followed by pound sign.",
		},
		{
			ivr.LockedOut,
			"Your voice portal access is locked out. Please contact your group administrator to reset " +
				"the passcode. This operation cannot be completed at this time. Please hang up and try again later.",
			"Your voice portal access is locked out. Please contact your group administrator to reset " +
				"the passcode. This operation cannot be completed at this time. Please hang up and try again later.",
		},
	} {
		u := ivr.Utterance{Prompt: tt.id}
		if got := c.Text(u); got != tt.text {
			t.Errorf("text of %s:\n got %s\nwant %s", tt.id, got, tt.text)
		}
		if got := c.Spoken(u); got != tt.spoken {
			t.Errorf("%s as spoken:\n got %s\nwant %s", tt.id, got, tt.spoken)
		}
	}
}

func TestEveryPromptSpeaksWithItsValues(t *testing.T) {
	t.Parallel()
	c := load(t)
	for _, id := range ivr.Prompts() {
		for _, n := range []int{0, 1, 2, 21} {
			u := filled(id, n)
			for side, text := range map[string]string{"text": c.Text(u), "speech": c.Spoken(u)} {
				if text == "" || strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") {
					t.Errorf("%s of %s with %d = %q: empty, unfilled or with gaps", side, id, n, text)
				}
				if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r > '~' }); i >= 0 {
					t.Errorf("%s of %s = %q: not plain ASCII at %d", side, id, text, i)
				}
			}
			if c.Length(u) < perWord {
				t.Errorf("%s takes %v to say, which is too short to hear", id, c.Length(u))
			}
		}
	}
}

func TestSpeechHasNoDigitsNorSigns(t *testing.T) {
	t.Parallel()
	c := load(t)
	for _, id := range ivr.Prompts() {
		if got := c.Spoken(filled(id, 12)); strings.ContainsAny(got, "0123456789#*") {
			t.Errorf("%s as spoken = %q: a voice cannot say that", id, got)
		}
	}
}

func TestCountsHaveTheirPlurals(t *testing.T) {
	t.Parallel()
	c := load(t)
	for _, tt := range []struct {
		new, saved   int
		text, spoken string
	}{
		{
			0, 0, "Your mailbox has no new messages and no saved messages.",
			"Your mailbox has no new messages and no saved messages.",
		},
		{
			1, 2, "Your mailbox has 1 new message and 2 saved messages.",
			"Your mailbox has one new message and two saved messages.",
		},
		{
			2, 1, "Your mailbox has 2 new messages and 1 saved message.",
			"Your mailbox has two new messages and one saved message.",
		},
	} {
		u := ivr.Utterance{Prompt: ivr.MessageCounts, Args: []ivr.Arg{
			{Name: "new", Kind: ivr.ArgNumber, Number: tt.new},
			{Name: "saved", Kind: ivr.ArgNumber, Number: tt.saved},
		}}
		if got := c.Text(u); got != tt.text {
			t.Errorf("%d new, %d saved: text %q, want %q", tt.new, tt.saved, got, tt.text)
		}
		if got := c.Spoken(u); got != tt.spoken {
			t.Errorf("%d new, %d saved: spoken %q, want %q", tt.new, tt.saved, got, tt.spoken)
		}
	}
}

func TestWordsArePrintedOneWayAndSaidAnother(t *testing.T) {
	t.Parallel()
	got := load(t).Words(filled(ivr.MessageIntro, 2))
	word, comma := perWord, atComma
	want := []Word{
		{"Message", "Message", 0},
		{"2", "two", word},
		{"of", "of", 2 * word},
		{"2,", "two,", 3 * word},
		{"from", "from", 4*word + comma},
		{"4015,", "four zero one five,", 5*word + comma},
		{"Monday", "Monday", 9*word + 2*comma},
		{"3", "the third of", 10*word + 2*comma},
		{"November", "November", 13*word + 2*comma},
		{"at", "at", 14*word + 2*comma},
		{"16:42.", "four forty-two in the afternoon.", 15*word + 2*comma},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("words of the message introduction (-want +got):\n%s", diff)
	}
}

// What the screen types, what the log prints and how long the voice speaks are one thing.
func TestWordsTextAndLengthAgree(t *testing.T) {
	t.Parallel()
	c := load(t)
	for _, id := range ivr.Prompts() {
		u := filled(id, 3)
		words := c.Words(u)
		texts := make([]string, len(words))
		for i, w := range words {
			texts[i] = w.Text
		}
		if got, want := strings.Join(texts, " "), c.Text(u); got != want {
			t.Errorf("words of %s join to %q, want its text %q", id, got, want)
		}
		if !slices.IsSortedFunc(words, func(a, b Word) int { return int(a.At - b.At) }) {
			t.Errorf("words of %s are not in order of time: %v", id, words)
		}
		if last := words[len(words)-1].At; last >= c.Length(u) {
			t.Errorf("the last word of %s begins at %v, after its end at %v", id, last, c.Length(u))
		}
	}
}

func TestThePaceIsAbout170WordsAMinute(t *testing.T) {
	t.Parallel()
	c := load(t)
	var words int
	var length time.Duration
	for _, id := range ivr.Prompts() {
		u := filled(id, 2)
		words += len(strings.Fields(strings.ReplaceAll(c.Spoken(u), "-", " ")))
		length += c.Length(u)
	}
	if pace := float64(words) / length.Minutes(); pace < 150 || pace > 190 {
		t.Errorf("the whole catalogue is %d words in %v: %.0f words a minute, want about 170", words, length, pace)
	}
}

func TestAForgottenValueIsSeen(t *testing.T) {
	t.Parallel()
	got := load(t).Text(ivr.Utterance{Prompt: ivr.CalleeStandard})
	if !strings.Contains(got, "{number}") {
		t.Errorf("callee_greeting without its number = %q, want the placeholder left to be seen", got)
	}
}

func TestAnUnknownPromptSaysItsName(t *testing.T) {
	t.Parallel()
	if got := load(t).Text(ivr.Utterance{Prompt: "no_such_prompt"}); got != "no_such_prompt" {
		t.Errorf("text of an unknown prompt = %q, want its name", got)
	}
}

func TestATextOfAPersonIsSaidAsItIs(t *testing.T) {
	t.Parallel()
	c := load(t)
	u := ivr.Utterance{Prompt: ivr.MessageBody, Args: []ivr.Arg{
		{Name: "text", Kind: ivr.ArgText, Text: " Hi Ana,\n press # for {me}.  Bye "},
	}}
	if got, want := c.Text(u), "Hi Ana, press # for {me}. Bye"; got != want {
		t.Errorf("text of a message = %q, want %q", got, want)
	}
	if got, want := c.Spoken(u), "Hi Ana, press pound for {me}. Bye"; got != want {
		t.Errorf("message as spoken = %q, want %q", got, want)
	}
}

func BenchmarkLength(b *testing.B) {
	c := load(b)
	u := filled(ivr.MessageIntro, 2)
	b.ReportAllocs()
	for b.Loop() {
		c.Length(u)
	}
}
