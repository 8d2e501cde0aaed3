package main

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/pin"
)

// entries reads all entries of a text.
func entries(t testing.TB, text string) []string {
	t.Helper()
	var got []string
	for in := bufio.NewReaderSize(strings.NewReader(text), 4096); ; {
		e, err := readEntry(in)
		if err == io.EOF {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(e))
	}
}

func TestEntriesAreLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"one", "2580\n", []string{"2580"}},
		{"no end of line", "2580\n7294", []string{"2580", "7294"}},
		{"windows", "2580\r\n7294\r\n", []string{"2580", "7294"}},
		{"an empty line is an entry", "2580\n\n7294\n", []string{"2580", "", "7294"}},
		{"blanks belong to the entry", " 2580 \n", []string{" 2580 "}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, entries(t, tt.text)); diff != "" {
				t.Errorf("entries of %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestALineWithoutEndIsOneEntryTooLongForAnyRule(t *testing.T) {
	t.Parallel()
	got := entries(t, strings.Repeat("2580", 10_000)+"\n7294\n")
	if len(got) != 2 || len(got[0]) != maxSecret || got[1] != "7294" {
		t.Errorf("%d entries, the first of %d characters; want 2, the first cut at %d", len(got), len(got[0]), maxSecret)
	}
}

func FuzzReadEntry(f *testing.F) {
	f.Add("2580\n7294\r\n\n")
	f.Add(strings.Repeat("1", 5000))
	f.Fuzz(func(t *testing.T, text string) {
		got := entries(t, text)
		want := strings.Split(text, "\n")
		if want[len(want)-1] == "" {
			want = want[:len(want)-1]
		}
		if len(got) != len(want) {
			t.Fatalf("%d entries of %d lines", len(got), len(want))
		}
		for i := range got {
			if plain := strings.TrimRight(want[i], "\r"); len(plain) < 4000 && got[i] != plain {
				t.Errorf("entry %d is %q, want %q", i, got[i], plain)
			}
		}
	})
}

func TestTheLineOfAPINNamesRulesAndNoDigits(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{MinLength: 4, MaxLength: 8, SequenceMax: 2, Pattern: true}
	for _, tt := range []struct {
		name  string
		j     judge
		entry string
		want  string
	}{
		{"good", judge{rules: rules}, "2580", "valid\n"},
		{"bad", judge{rules: rules}, "1234", "invalid sequence\n"},
		{"two rules in their order", judge{rules: rules}, "12341234", "invalid sequence,pattern\n"},
		{"explained", judge{rules: rules, explains: true}, "25802580", "invalid pattern " + rules.Explain(pin.RulePattern) + "\n"},
		{"JSON", judge{rules: rules, json: true}, "12341234", `{"valid":false,"rules":["sequence","pattern"]}` + "\n"},
		{"good in JSON", judge{rules: rules, json: true, explains: true}, "2580", `{"valid":true}` + "\n"},
		{
			"explained in JSON",
			judge{rules: rules, json: true, explains: true},
			"258",
			`{"valid":false,"rules":["length"],"sentences":["` + rules.Explain(pin.RuleLength) + `"]}` + "\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			j := tt.j
			j.judge([]byte(tt.entry))
			if got := string(j.line); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if valid := strings.HasPrefix(tt.want, "valid") || strings.Contains(tt.want, "true"); j.invalid == valid {
				t.Errorf("invalid is %v after %q", j.invalid, tt.want)
			}
		})
	}
}

// A million PINs take a second or so; this is the cost of one.
func BenchmarkPINCheck(b *testing.B) {
	const pins = 1000
	var in bytes.Buffer
	for i := range pins {
		in.WriteString(strings.Repeat("0", i%3) + "58237\n")
	}
	b.ReportAllocs()
	b.SetBytes(pins)
	for b.Loop() {
		p := &program{stdin: bytes.NewReader(in.Bytes())}
		j := &judge{rules: pin.Rules{MinLength: 4, MaxLength: 8, RepeatMax: 2, SequenceMax: 2, Pattern: true}}
		if err := p.pinCheck(b.Context(), j, bufio.NewWriter(io.Discard)); err != nil {
			b.Fatal(err)
		}
	}
}
