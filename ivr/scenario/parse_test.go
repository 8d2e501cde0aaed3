package scenario_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"voiceportal/ivr/scenario"
)

// lockout is the scenario of the language's description.
const lockout = `# PIN lockout
goal   See why a lock exists, and who can lift it.
class  training
clock  2025-11-04T09:14Z

step Call your own mailbox
  call   from=harbor/4012 to=*98
  hear   welcome enter_passcode
step A wrong PIN
  ask    What will the portal say?
  press  1111#
  hear   incorrect
  expect state=collect_pin harbor/4012.failures=1
step Four more
  note   People expect a longer wait. There is none: a person must act.
  repeat 4
    press  1111#
  hear   locked_out
  expect released=locked harbor/4012.status=locked
  expect audit act=locked mailbox=harbor/4012
  expect mail to=admin@harbor.example count=1
step The admin unlocks
  admin  unlock harbor/4012
  ! admin unlock harbor/4012 reason=not-locked
step A month later
  clock  +31d
  call   from=harbor/4012 to=*98
  press  2580#
  hear   expired
  hangup
# nowhere: transcript, audit, mail, log, report
never  text 2580
`

func parse(t *testing.T, src string) *scenario.File {
	t.Helper()
	f, err := scenario.Parse("test.call", []byte(src))
	if err != nil {
		t.Fatalf("parse:\n%s\n%v", src, err)
	}
	return f
}

func TestParseReadsWhatIsWritten(t *testing.T) {
	t.Parallel()
	f := parse(t, lockout)
	var verbs []string
	for _, s := range f.Statements {
		verbs = append(verbs, s.Verb)
	}
	want := []string{"goal", "class", "clock", "step", "step", "step", "step", "step", "never"}
	if diff := cmp.Diff(want, verbs); diff != "" {
		t.Errorf("verbs in the first column (-want +got):\n%s", diff)
	}
	goal := f.Statements[0]
	wantGoal := scenario.Statement{
		Pos: scenario.Pos{Line: 2, Column: 1}, Above: []string{"# PIN lockout"}, Verb: "goal",
		Words: []scenario.Word{{Pos: scenario.Pos{Line: 2, Column: 8}, Text: "See why a lock exists, and who can lift it."}},
	}
	if diff := cmp.Diff(wantGoal, goal); diff != "" {
		t.Errorf("goal (-want +got):\n%s", diff)
	}
	repeat := f.Statements[5].Block[1]
	wantRepeat := scenario.Statement{
		Pos: scenario.Pos{Line: 16, Column: 3}, Verb: "repeat",
		Words: []scenario.Word{{Pos: scenario.Pos{Line: 16, Column: 10}, Text: "4"}},
		Block: []scenario.Statement{{
			Pos: scenario.Pos{Line: 17, Column: 5}, Verb: "press",
			Words: []scenario.Word{{Pos: scenario.Pos{Line: 17, Column: 12}, Text: "1111#"}},
		}},
	}
	if diff := cmp.Diff(wantRepeat, repeat); diff != "" {
		t.Errorf("repeat (-want +got):\n%s", diff)
	}
	if refused := f.Statements[6].Block[1]; !refused.Negated || refused.Verb != "admin" {
		t.Errorf("line 24 = %+v, want a negated admin", refused)
	}
}

func TestWordsMeanWhatTheySay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, line string
		want       []string
	}{
		{"hash and star are keys", "press *98# 0123", []string{"*98#", "0123"}},
		{"quotes keep blanks", `hear text~"two new messages"`, []string{"text~two new messages"}},
		{"a quoted quote", `never text "say \"no\""`, []string{"text", `say "no"`}},
		{"a quoted backslash", `never text "a\\" "b\d"`, []string{"text", `a\`, `b\d`}},
		{"a pattern needs no quotes", `mail open save pin=\d{7}`, []string{"open", "save", `pin=\d{7}`}},
		{"an empty text", `expect audit detail=""`, []string{"audit", "detail="}},
		{"tabs part words", "press\t1\t2", []string{"1", "2"}},
		{"the rest of the line is text", `note He said "no"  twice # really `, []string{`He said "no"  twice # really`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := parse(t, "wait 1s\n"+tt.line+"\n")
			var got []string
			for _, w := range f.Statements[1].Words {
				got = append(got, w.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("words of %s (-want +got):\n%s", tt.line, diff)
			}
		})
	}
}

func TestParseAcceptsForeignLineEnds(t *testing.T) {
	t.Parallel()
	plain := parse(t, lockout)
	dos := parse(t, "\uFEFF"+strings.ReplaceAll(lockout, "\n", "\r\n"))
	if diff := cmp.Diff(plain.Statements, dos.Statements); diff != "" {
		t.Errorf("with a byte order mark and CRLF (-plain +dos):\n%s", diff)
	}
}

func TestMistakesTellHowToMendThem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, src, want string
	}{
		{
			"a verb that is nearly one", "step A\n  pres 1111#\n",
			"test.call:2:3: unknown verb \"pres\"; did you mean press?\n      pres 1111#\n      ^",
		},
		{"no verb at all", "frobnicate\n", `1:1: unknown verb "frobnicate"` + "\n"},
		{"a comment that is indented", "step A\n  # hello\n", "2:3: expected a verb; a comment begins in the first column"},
		{"a prompt that is nearly one", "hear welcom\n", `1:6: expected a prompt, found "welcom"; did you mean welcome?`},
		{"a state that is nearly one", "expect state=collect_pn\n", `1:8: expected a state of the call, found "collect_pn"; did you mean collect_pin?`},
		{"a fact that is nearly one", "expect harbor/4012.failure=1\n", `a mailbox has no fact "failure"; did you mean failures?`},
		{"an argument that is nearly one", "call form=harbor/4012 to=*98\n", "1:6: call has no argument form=; did you mean from?"},
		{"an argument that is missing", "call from=harbor/4012\n", "1:22: expected to= with what is dialled: digits, * and #; it is written: call from=MAILBOX to=DIALLED"},
		{"a word that is missing", "wait\n", `1:5: expected a time span, as in 9.9s, 500ms, 36h or 31d, or "deadline", or "prompt"`},
		{"one word too many", "hangup now\n", "1:8: expected nothing more here; it is written: hangup [on=LEG]"},
		{"an argument twice", "hear on=a on=b welcome\n", "1:11: on= is said twice; keep one"},
		{"keys that no telephone has", "press 12a#\n", `1:7: expected keys of a telephone, 0 to 9, * and #`},
		{"a pattern that is none", "hear text~(\n", `1:11: expected a regular expression (RE2), found "("`},
		{"a pattern where none can be", "call from~harbor/4012 to=*98\n", "1:6: expected from=; only a text can be matched with ~"},
		{"a quote that is not closed", "hear text~\"two\n", "1:11: this quote is never closed"},
		{"an act that is nearly one", "admin unlok harbor/4012\n", `1:7: expected an act on a mailbox, found "unlok"; did you mean unlock?`},
		{"an option of another act", "admin unlock harbor/4012 pin=1\n", "1:26: unlock has no option pin; there are admin-lock"},
		{"an act without options", "admin lock harbor/4012 now\n", "1:24: lock takes no options"},
		{"a PIN that is missing", "admin set-pin harbor/4012\n", "expected pin= with the PIN to set"},
		{"a flag with a value", "admin unlock harbor/4012 admin-lock=yes\n", "admin-lock takes no value"},
		{"! without a verb", "!\n", "1:2: expected a verb after !"},
		{"! before a verb that has no opposite", "! press 1\n", "1:3: press cannot be negated"},
		{"a text that is missing", "note\n", "1:5: expected a text after note"},
		{"a block where none belongs", "press 1\n  press 2\n", "2:3: press takes no indented lines"},
		{"a block that is missing", "repeat 3\nhangup\n", "1:1: expected lines that belong to repeat"},
		{"nothing to belong to", "  hangup\n", "1:3: an indented line belongs to the line above it"},
		{"an indentation between two", "step A\n    press 1\n  press 2\n", "3:3: this indentation matches no line above"},
		{"a tab among blanks", "step A\n  press 1\n\tpress 2\n", "3:2: this indentation matches no line above"},
		{"a header after the steps", "hangup\nclass none\n", "2:1: class stands before the first step"},
		{"a header twice", "goal A\ngoal B\nhangup\n", "2:1: goal is said twice"},
		{"a header in a block", "step A\n  class none\n", "2:3: class belongs to the whole scenario"},
		{"no step", "goal A\n", "expected a step, for example: call"},
		{"a table without rows", "table\n  pin\nhangup\n", "2:3: expected a row below the names of the columns"},
		{"a row that is short", "table\n  pin phone\n  1\nhangup\n", "3:3: expected 2 values, one for each of pin, phone, found 1"},
		{"a column without a name", "table\n  PIN\n  1\nhangup\n", "2:3: expected the name of a column"},
		{"a column twice", "table\n  a a\n  1 1\nhangup\n", "2:5: two columns are named a"},
		{"a line that cannot race", "race\n  wait 1s\n", "2:3: wait cannot race"},
		{"a race without end", "race orders=all\n" + raceOf(7), "1:1: these lines have more than 1000 orders"},
		{"a control character", "note a\x07b\n", "1:7: a control character"},
		{"no UTF-8", "note a\xffb\n", "1:7: this is not UTF-8"},
		{"a file to be used that is elsewhere", "use ../a.call\n", "1:5: expected a scenario file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := scenario.Parse("test.call", []byte(tt.src))
			if err == nil {
				t.Fatalf("parsed without complaint:\n%s", tt.src)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("parse:\n%s\ngot:  %v\nwant: %s", tt.src, err, tt.want)
			}
		})
	}
}

// raceOf is n lines of n calls.
func raceOf(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("  press on=" + string(rune('a'+i)) + " 1#\n")
	}
	return b.String()
}

func TestEveryMistakeIsTold(t *testing.T) {
	t.Parallel()
	_, err := scenario.Parse("test.call", []byte("pres 1\nhear welcom\nhangup\nwait\n"))
	errs, ok := errors.AsType[scenario.Errors](err)
	if !ok || len(errs) != 3 {
		t.Fatalf("parse = %v, want three mistakes", err)
	}
	for i, line := range []int{1, 2, 4} {
		if errs[i].Pos.Line != line {
			t.Errorf("mistake %d is in line %d, want %d", i, errs[i].Pos.Line, line)
		}
	}
	_, err = scenario.Parse("test.call", []byte(strings.Repeat("pres 1\n", 10*scenario.MaxErrors)))
	if errs, ok := errors.AsType[scenario.Errors](err); !ok || len(errs) != scenario.MaxErrors {
		t.Errorf("a file full of mistakes brings %d, want %d", len(errs), scenario.MaxErrors)
	}
}

func TestTheCaretStandsUnderTheMistake(t *testing.T) {
	t.Parallel()
	_, err := scenario.Parse("test.call", []byte("step Ä\n\thear\twelcom\n"))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || lines[1] != "    \thear\twelcom" || lines[2] != "    \t    \t^" {
		t.Errorf("excerpt:\n%s", err)
	}
}

func TestFormatIsWhatTheDescriptionShows(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(lockout, string(parse(t, lockout).Format())); diff != "" {
		t.Errorf("the described scenario is not in its own form (-described +formatted):\n%s", diff)
	}
}

func TestFormatTidies(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, src, want string }{
		{"blank lines", "\n\nhangup\n\n\n\nhangup\n\n", "hangup\n\nhangup\n"},
		{"indentation", "step A\n     hangup\n     repeat 2\n     \t hangup\n", "step A\n  hangup\n  repeat 2\n    hangup\n"},
		{"comments", "# a  \nhangup\n\n# b", "# a\nhangup\n\n# b\n"},
		{"comments within a block", "step A\n  hangup\n# b\n  hangup\n", "step A\n  hangup\n# b\n  hangup\n"},
		{"needless quotes", "hear text=\"welcome\"", "hear   text=welcome\n"},
		{"needed quotes", "hangup\nnever text \"a b\" \"\" c\"d e\"f", "hangup\nnever  text \"a b\" \"\" \"cd ef\"\n"},
		{"quotes inside", `hear text="say \"no\" \d"`, `hear   text="say \"no\" \d"` + "\n"},
		{"tables", "table\n a bb\n ccc \"d e\"\nhangup", "table\n  a    bb\n  ccc  \"d e\"\nhangup\n"},
		{"negation", "!  hear   welcome", "! hear welcome\n"},
		{"headlines", "step   A  B\n  hangup", "step A  B\n  hangup\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := string(parse(t, tt.src).Format()); got != tt.want {
				t.Errorf("format %q = %q, want %q", tt.src, got, tt.want)
			}
		})
	}
}

// same compares files whatever their layout.
func same(a, b *scenario.File) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(scenario.File{}), cmpopts.IgnoreTypes(scenario.Pos{}), cmpopts.EquateEmpty())
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(lockout))
	for _, v := range scenario.Verbs() {
		for _, form := range v.Forms {
			f.Add([]byte(form.Example))
		}
	}
	f.Add([]byte("step A\n\tnote \"\n\n# b\n\thear text~\"\\\\\\\" x\"\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		file, err := scenario.Parse("fuzz.call", src)
		if err != nil {
			if _, ok := errors.AsType[scenario.Errors](err); !ok {
				t.Fatalf("an error that is not Errors: %v", err)
			}
			return
		}
		formatted := file.Format()
		again, err := scenario.Parse("fuzz.call", formatted)
		if err != nil {
			t.Fatalf("formatted, it does not parse any more:\n%s\n%v", formatted, err)
		}
		if diff := same(file, again); diff != "" {
			t.Errorf("formatted, it means something else (-before +after):\n%s", diff)
		}
		if twice := again.Format(); string(twice) != string(formatted) {
			t.Errorf("formatting is not idempotent:\n%s\n%s", formatted, twice)
		}
	})
}
