package main

import (
	"strings"
	"testing"

	"voiceportal/ivr/pin"
)

func TestAPINComesFromTheFirstLineOfAPipe(t *testing.T) {
	t.Parallel()
	for stdin, want := range map[string]string{
		"7391\n": "7391", "7391": "7391", "7391\r\n": "7391", "7391\n2580\n": "7391",
	} {
		got, err := (&program{stdin: strings.NewReader(stdin)}).readPIN(t.Context(), "PIN")
		if err != nil || !got.Equal(pin.New(want)) {
			t.Errorf("%d bytes of stdin: error %v, or another PIN than the first line's", len(stdin), err)
		}
	}
	for _, stdin := range []string{"", "\n", "\r\n"} {
		if _, err := (&program{stdin: strings.NewReader(stdin)}).readPIN(t.Context(), "PIN"); err == nil {
			t.Errorf("stdin %q gave a PIN", stdin)
		}
	}
}
