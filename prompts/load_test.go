package prompts

import (
	"errors"
	"strings"
	"testing"

	"voiceportal/ivr"
)

// edited is the English catalogue with one piece of text replaced.
func edited(t testing.TB, from, to string) []byte {
	t.Helper()
	if strings.Count(string(english), from) != 1 {
		t.Fatalf("%q is not exactly once in en.yaml", from)
	}
	return []byte(strings.Replace(string(english), from, to, 1))
}

// lineOf is the line of en.yaml that begins a prompt.
func lineOf(t testing.TB, prompt string) int {
	t.Helper()
	before, _, ok := strings.Cut(string(english), "\n  "+prompt+":")
	if !ok {
		t.Fatalf("no prompt %s in en.yaml", prompt)
	}
	return strings.Count(before, "\n") + 2
}

func TestABrokenCatalogueIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	const goodbye = "  goodbye: Goodbye."
	for _, tt := range []struct {
		name, from, to string
		want           Error // Problem is a part of the problem; Line -1 is that of the prompt
	}{
		{"missing", goodbye, "", Error{Prompt: "goodbye", Problem: "missing"}},
		{"unused", goodbye, goodbye + "\n  farewell: Farewell.", Error{
			Line: lineOf(t, "goodbye") + 1, Prompt: "farewell", Problem: "no such prompt",
		}},
		{"twice", goodbye, goodbye + "\n" + goodbye, Error{
			Line: lineOf(t, "goodbye") + 1, Problem: "already defined",
		}},
		{"empty", goodbye, `  goodbye: ""`, Error{Line: -1, Prompt: "goodbye", Problem: "has no text"}},
		{"null", goodbye, `  goodbye:`, Error{Line: -1, Prompt: "goodbye", Problem: "has no text"}},
		{"a digit", goodbye, "  goodbye: See you at 5.", Error{Line: -1, Prompt: "goodbye", Problem: "holds a digit"}},
		{"only digits", goodbye, "  goodbye: 2580", Error{Line: -1, Prompt: "goodbye", Problem: "holds a digit"}},
		{"a digit in a form", "one: tomorrow", "one: in 1 day", Error{
			Line: -1, Prompt: "expiry_warning", Problem: "form one of days: holds a digit",
		}},
		{"a form missing", "one: tomorrow, ", "", Error{
			Line: -1, Prompt: "expiry_warning", Problem: "form one of days: has no text",
		}},
		{"a form with another value", "one: tomorrow", "one: '{days}'", Error{
			Line: -1, Prompt: "expiry_warning", Problem: "may hold the number once, as {n}",
		}},
		{"an unknown form", "one: tomorrow", "one: tomorrow, two: x", Error{
			Line: lineOf(t, "expiry_warning") + 3, Problem: "unknown field",
		}},
		{"an unknown value", goodbye, "  goodbye: Goodbye, {name}.", Error{
			Line: -1, Prompt: "goodbye", Problem: "no value {name} with it; it gives none",
		}},
		{"a misspelt value", "mailbox of {number}", "mailbox of {nmber} {number}", Error{
			Line: -1, Prompt: "callee_greeting", Problem: "no value {nmber} with it; it gives {number}",
		}},
		{"a value not said", "mailbox of {number}", "mailbox of somebody", Error{
			Line: -1, Prompt: "callee_greeting", Problem: "does not say the value {number}",
		}},
		{"an open brace", "mailbox of {number}", "mailbox of {number", Error{
			Line: -1, Prompt: "callee_greeting", Problem: "must enclose the name",
		}},
		{"a stray brace", goodbye, "  goodbye: 'Good}bye.'", Error{
			Line: -1, Prompt: "goodbye", Problem: "must enclose the name",
		}},
		{"counting what is not said", "expires {days}", "expires soon, {days}", Error{}},
		{
			"counting a text", `  message_body: "{text}"`,
			`  message_body: { text: "{text}", counts: { text: { none: a, one: b, other: c } } }`,
			Error{Line: -1, Prompt: "message_body", Problem: "counts text, which is not a number"},
		},
		{
			"counting nothing", `  message_body: "{text}"`,
			`  message_body: { text: "{text}", counts: { more: { none: a, one: b, other: c } } }`,
			Error{Line: -1, Prompt: "message_body", Problem: "counts more, which its text does not say"},
		},
		{"an unknown key", "language: en", "language: en\ntempo: slow", Error{Line: 12, Problem: "unknown field"}},
		{"no language", "language: en", "", Error{Problem: "language is missing"}},
		{"not a list of prompts", "prompts:\n", "prompts: none\nother:\n", Error{Problem: "want a list of names"}},
		{"not YAML", "prompts:\n", "prompts: [\n", Error{Line: 17, Problem: "must be specified"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse("my.yaml", edited(t, tt.from, tt.to))
			if tt.want == (Error{}) {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			got, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("error %v (%T), want an *Error", err, err)
			}
			line := tt.want.Line
			if line == -1 {
				line = lineOf(t, tt.want.Prompt)
			}
			if got.File != "my.yaml" || got.Line != line || got.Prompt != tt.want.Prompt ||
				!strings.Contains(got.Problem, tt.want.Problem) {
				t.Errorf("got  %v\nwant my.yaml:%d: prompt %q: … %s …", got, line, tt.want.Prompt, tt.want.Problem)
			}
		})
	}
}

func TestEveryFaultIsReported(t *testing.T) {
	t.Parallel()
	src := edited(t, "  goodbye: Goodbye.", "  farewell: Call 5.\n  no_input: ''")
	src = []byte(strings.Replace(string(src), "  no_input: Sorry, I did not hear anything.\n", "", 1))
	_, err := Parse("my.yaml", src)
	for _, want := range []string{"prompt farewell: ", "prompt no_input: has no text", "prompt goodbye: missing"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not report %q", err, want)
		}
	}
}

func TestErrorsReadAsAPlaceAndAProblem(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]*Error{
		"f.yaml: broken":                        {File: "f.yaml", Problem: "broken"},
		"f.yaml:3: broken":                      {File: "f.yaml", Line: 3, Problem: "broken"},
		"f.yaml:3: prompt goodbye: has no text": {File: "f.yaml", Line: 3, Prompt: "goodbye", Problem: "has no text"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestALanguageWithoutPromptsIsRefusedWithThoseThereAre(t *testing.T) {
	t.Parallel()
	_, err := Load("tlh")
	if err == nil || !strings.Contains(err.Error(), `"tlh"`) || !strings.Contains(err.Error(), "en") {
		t.Errorf("Load(tlh): %v, want an error naming the language and those there are", err)
	}
	for _, l := range Languages() {
		c, err := Load(l)
		if err != nil {
			t.Errorf("Load(%s): %v", l, err)
		} else if c.Language() != l {
			t.Errorf("Load(%s) is in language %s", l, c.Language())
		}
	}
}

func TestSourceGivesTheTextBack(t *testing.T) {
	t.Parallel()
	want := "You have reached the mailbox of {number}. Nobody can take your call right now."
	if got := load(t).Source(ivr.CalleeStandard); got != want {
		t.Errorf("source = %q, want %q", got, want)
	}
}

// A catalogue that loads can speak every prompt; one that does not gives a placed error.
func FuzzParse(f *testing.F) {
	f.Add(string(english))
	f.Add("language: en\nprompts:\n  welcome: Hello {name}.\n")
	f.Add("prompts: {a: {text: '{', counts: {n: {}}}}")
	f.Add("prompts:\n  ? [a]\n  : b\n")
	f.Add("prompts: &x\n  <<: *x\n")
	f.Fuzz(func(t *testing.T, src string) {
		c, err := Parse("fuzz.yaml", []byte(src))
		if err != nil {
			if e, ok := errors.AsType[*Error](err); !ok || e.File != "fuzz.yaml" {
				t.Errorf("error without a place: %v (%T)", err, err)
			}
			return
		}
		for _, id := range ivr.Prompts() {
			if text := c.Text(filled(id, 2)); strings.TrimSpace(text) == "" {
				t.Errorf("%s says nothing", id)
			}
		}
	})
}
