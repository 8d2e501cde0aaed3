package console

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBigTimeReadsAsDrawn(t *testing.T) {
	t.Parallel()
	want := strings.Join([]string{
		"███ ███    █  ███",
		"█ █ █ █ █ ██  █ █",
		"█ █ ███    █  ███",
		"█ █   █ █  █  █ █",
		"███ ███   ███ ███",
	}, "\n")
	if got := strings.Join(bigTime("09:18"), "\n"); got != want {
		t.Errorf("big 09:18 =\n%s\nwant\n%s", got, want)
	}
}

func TestEveryTimeOfDayIsOneBlock(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"00:00:00", "12:34:56", "07:08:09", "23:59:59"} {
		rows := bigTime(s)
		for _, r := range rows {
			if w := utf8.RuneCountInString(r); w != utf8.RuneCountInString(rows[0]) {
				t.Errorf("big %s: a row is %d cells wide, the first is %d", s, w, utf8.RuneCountInString(rows[0]))
			}
		}
	}
}

func TestBigDigitsAllDiffer(t *testing.T) {
	t.Parallel()
	seen := map[[bigRows]string]rune{}
	for r, d := range bigDigits {
		if other, ok := seen[d]; ok {
			t.Errorf("%c and %c look the same", r, other)
		}
		seen[d] = r
	}
}
