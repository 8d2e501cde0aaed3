package profile_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/profile"
)

// shipped are the profiles that the program comes with.
func shipped(t testing.TB) *profile.Library {
	t.Helper()
	l, err := profile.LoadLibrary(os.DirFS("../../fixtures"), "profiles")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func named(t testing.TB, name string) *profile.Profile {
	t.Helper()
	p, err := shipped(t).Profile(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWords(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"broadcloud": `digits: only the digits 0 to 9
length: 4 to 8 digits
repeat: no digit more than twice in a row
sequence: no run of 3 or more digits such as 1234 or 4321
pattern: no block that repeats itself, such as 1212 or 408408
extension: the mailbox number nowhere in it, either way round
default: not the default PIN
current: not the current PIN, either way round
history: not any previous PIN, either way round
new mailbox: a temporary PIN by e-mail
reset: a temporary PIN by e-mail
default PIN: none
temporary PIN: 6 digits, good until it is changed
ageing: a PIN ages out after 30 days
dormant: after 90 days without a sign-in
lock: after 5 wrong PINs in a row, until an admin acts`,
		"company-default": `digits: only the digits 0 to 9
length: 4 to 12 digits
repeat: no digit more than twice in a row
sequence: no run of 3 or more digits such as 1234 or 4321
pattern: no block that repeats itself, such as 1212 or 408408
extension: the mailbox number nowhere in it, either way round
default: not the default PIN
current: not the current PIN, either way round
history: not any previous PIN, either way round
new mailbox: as the company has set: its default PIN, or a temporary one by e-mail
reset: a temporary PIN by e-mail
default PIN: one of exactly 7 digits for the company, given to new mailboxes only
handset: the handset asks for a new PIN as well
temporary PIN: 7 digits, good for one sign-in
ageing: a PIN never ages out
dormant: after 90 days without a sign-in
lock: after 5 wrong PINs in a row, until an admin acts`,
	} {
		got := strings.Join(named(t, name).Words(), "\n")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Words of %s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRowsSayEveryFieldThatIsSet(t *testing.T) {
	t.Parallel()
	p, err := profile.Load("full.yaml", []byte(full))
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, row := range p.Rows() {
		if texts[row.Field] != "" || row.Section == "" || row.Label == "" || row.Text == "" {
			t.Errorf("row %+v is incomplete or comes twice", row)
		}
		texts[row.Field] = row.Text
	}
	for field, want := range map[string]string{
		"default":                  "every number has its own of 6 digits, which its admin sees; one of exactly 6 digits for the company, given to new mailboxes only",
		"temporary":                "7 digits, good for one sign-in, dead after 36 hours",
		"ageing.warn_before":       "from 5 days before",
		"ageing.min_age":           "at least 24 hours",
		"dormant_after":            "after 60 days without a sign-in",
		"lockout":                  "after 3 wrong PINs in a row within 30 minutes, for 90 seconds, and twice as long at every further lock",
		"tries_per_call":           "goodbye after 2 wrong PINs",
		"trusted_line":             "a phone needs no PIN for its own mailbox",
		"flow.first_digit":         "awaited for 5 seconds",
		"flow.inter_digit":         "awaited for 3 seconds",
		"flow.menu":                "awaits a key for 20 seconds",
		"flow.slow_caller":         "have twice the time",
		"web.min_length":           "at least 10 characters",
		"web.classes":              "an upper-case letter, a lower-case letter, a digit and another character",
		"web.identifiers":          "neither user name nor telephone number nor alternate ID in it",
		"web.max_age":              "ages out after 90 days",
		"web.temporary_lifetime":   "dead after 24 hours",
		"pin.keypad_line":          "no straight line on the keypad, such as 2580 or 159",
		"default.force_on_handset": "the handset asks for a new PIN as well",
	} {
		if texts[field] != want {
			t.Errorf("row %s says %q, want %q", field, texts[field], want)
		}
	}
}

func TestLockoutWords(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"asterisk": "none",
		"zoom":     "after 5 wrong PINs in a row, for 30 minutes",
		"unity":    "after 3 wrong PINs in a row within 30 minutes, for 30 minutes",
	} {
		if got := named(t, name).Lockout.Words(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A page of rules must not be wider than a terminal of 80 columns less its frame.
func TestWordsAreShort(t *testing.T) {
	t.Parallel()
	for _, name := range shipped(t).Names() {
		lines := named(t, name).Words()
		if long := slices.MaxFunc(lines, func(a, b string) int { return len(a) - len(b) }); len(long) > 100 {
			t.Errorf("%s: %q has %d letters", name, long, len(long))
		}
	}
}
