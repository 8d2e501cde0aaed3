package pin_test

import (
	"fmt"
	"testing"

	"voiceportal/ivr/pin"
)

func TestBlocklists(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		list          string
		refuses, lets []string
	}{
		{
			pin.ListMostUsed,
			[]string{"1234", "1010", "12345", "42069", "007007", "123456", "8675309", "5555555", "10041004"},
			[]string{"2947", "123", "6969696", "1004100"},
		},
		{pin.ListYears, []string{"1900", "1999", "2000", "2099"}, []string{"1899", "2100", "19", "19990", "199"}},
		{
			pin.ListDates,
			[]string{"2412", "1224", "0101", "2902", "0229", "241285", "122485", "851224", "852412", "24121985", "19851224", "19852412"},
			[]string{"3013", "3002", "0230", "3104", "0431", "0010", "1300", "241", "24121885", "18851224", "999999", "2412198"},
		},
	} {
		rules := pin.Rules{Blocklist: []string{tt.list}}
		for _, entry := range tt.refuses {
			if got := names(rules.Check(pin.New(entry), pin.Context{})); got != "blocklist" {
				t.Errorf("%s: %s breaks %q, want blocklist", tt.list, entry, got)
			}
		}
		for _, entry := range tt.lets {
			if got := names(rules.Check(pin.New(entry), pin.Context{})); got != "" {
				t.Errorf("%s: %s breaks %q, want it accepted", tt.list, entry, got)
			}
		}
	}
}

func TestMostUsedPINs(t *testing.T) {
	t.Parallel()
	for length := range 12 {
		list := pin.MostUsed(length)
		want := 0
		if length >= 4 && length <= 8 {
			want = 20
		}
		if len(list) != want {
			t.Errorf("%d PINs of %d digits, want %d", len(list), length, want)
		}
		seen := make(map[string]bool)
		for _, p := range list {
			if len(p) != length || seen[p] {
				t.Errorf("%q comes twice or has not %d digits", p, length)
			}
			seen[p] = true
		}
	}
	if got := pin.MostUsed(4)[:3]; fmt.Sprint(got) != "[1234 1111 0000]" {
		t.Errorf("the most used PINs begin with %v", got)
	}
}

func TestUnknownBlocklistRefusesNothing(t *testing.T) {
	t.Parallel()
	rules := pin.Rules{Blocklist: []string{"no such list"}}
	if got := names(rules.Check(pin.New("1234"), pin.Context{})); got != "" {
		t.Errorf("1234 breaks %q", got)
	}
}
