package scenario_test

import (
	"strings"
	"testing"
)

func TestNever(t *testing.T) {
	t.Parallel()
	const dial = "call from=harbor/4012 to=*98\npress 1111#\nwait prompt\n"
	judge(t, []verdict{
		{"a text that is nowhere", dial + "never text 1111", ""},
		{"a text in a transcript", dial + "never text enter_passcode", "it stands in the transcript of call a"},
		{"a text in the audit", "admin lock harbor/4012 why=stolen\nnever text stolen", "it stands in the audit: lock harbor/4012"},
		{"a text in a mail", "admin reset-temporary harbor/4012\nnever text \"temporary PIN\"", "it stands in a mail: temporary-pin to ana.duarte@harbor.example"},
		{"a text in a mail of the class", "clock +1m\nnever text \"temporary PIN\"", ""},
		{"a text in the log", "call from=harbor/4012 to=*98\npress 2580\nfail store next-commit\npress #\nnever text \"makes the store fail\"", "it stands in the log"},
		{"a prompt that is not said", dial + "never hear main_menu", ""},
		{"a prompt that is said", dial + "never hear main_menu incorrect", "incorrect was heard on call a"},
		{"a prompt that was cut before it began", "call from=harbor/4012 to=*98\npress 1111#2\nnever hear main_menu", ""},
		{"a state that is not reached", dial + "never state main_menu", ""},
		{"a state that is reached", dial + "never state verify_pin", "call a was in verify_pin"},
	})
}

func TestFailuresShowNoKeysAndNoPINs(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, src, want string }{
		{"keys", "call from=harbor/4012 to=*98\npress on=b 4012#2580#", "press on=b ****#****#"},
		{"pauses and stars among them", "call from=harbor/4012 to=*98\npress on=b *w25W80#", "press on=b *w****W****#"},
		{"a PIN to be set", "admin set-pin harbor/4012 pin=2580", "admin set-pin harbor/4012 pin=****"},
		{"a default PIN", "admin create harbor/4012 default-pin=2580", "admin create harbor/4012 default-pin=****"},
		{"a web password", "portal sign-in user=lena password=Gull2580", "portal sign-in user=lena password=****"},
		{"a new web password", "portal change user=lena password=Gull2580 new=Tram2580", "portal change user=lena password=**** new=****"},
		{"what must never be", "admin lock harbor/4012 why=2580\nnever text 2580", "never text ****"},
		{"a negation", "! expect harbor/4012.failures=0", "! expect harbor/4012.failures=0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := play(t, tt.src+"\n")
			if r.Passed() || r.Failures[0].Line != tt.want {
				t.Fatalf("failures:\n%s\nwant the line %q", failures(r), tt.want)
			}
			if strings.Contains(failures(r), "2580") {
				t.Errorf("a PIN is in the report")
			}
		})
	}
}

func TestWhatMustNeverBeIsStruckOutOfTheReport(t *testing.T) {
	t.Parallel()
	r := play(t, "call from=harbor/4012 to=*98\nhear text~zebra\nnever text zebra welcome\n")
	if got := failures(r); r.Passed() || strings.Contains(got, "zebra") || strings.Contains(got, "welcome") || !strings.Contains(got, "****") {
		t.Errorf("report:\n%s\nwant stars instead of zebra and welcome", got)
	}
}
