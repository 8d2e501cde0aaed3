package store

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"voiceportal/ivr/mailbox"
)

func TestFoldedNamesAreEqualExactlyWhenTheNamesDifferInCaseOnly(t *testing.T) {
	t.Parallel()
	name := rapid.StringOfN(rapid.SampledFrom([]rune("aAbBßẞσςΣkKKıIİiſsS\U0001F600")), 0, 3, -1)
	rapid.Check(t, func(t *rapid.T) {
		x, y := name.Draw(t, "x"), name.Draw(t, "y")
		if got, want := bytes.Equal(foldName(x), foldName(y)), strings.EqualFold(x, y); got != want {
			t.Errorf("%q and %q have the same key: %v, want %v", x, y, got, want)
		}
	})
}

func TestIDsAreOrderedBySize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.Uint64().Draw(t, "x"), rapid.Uint64().Draw(t, "y")
		if got, want := bytes.Compare(idKey(x), idKey(y)) < 0, x < y; got != want {
			t.Errorf("key of %d before key of %d: %v, want %v", x, y, got, want)
		}
	})
}

func TestNamesThatCannotBeKeysAreRefused(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, want string
	}{
		{"4012", ""},
		{"", "number is empty"},
		{"40\x0012", `number "40\x0012" holds a zero byte`},
		{strings.Repeat("4", maxName), ""},
		{strings.Repeat("4", maxName+1), "number is longer than 1024 bytes"},
	} {
		got := ""
		if err := checkName("number", tt.name); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("checkName(%.20q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestKeysAreShownInWords(t *testing.T) {
	t.Parallel()
	box := mailbox.Key{Tenant: "harbor", Number: "4012"}
	for _, tt := range []struct {
		bucket Bucket
		key    []byte
		want   string
	}{
		{BucketBoxes, boxKey(box), "harbor/4012"},
		{BucketMessages, messageKey(box, 300), "harbor/4012 #300"},
		{BucketMessages, []byte("short"), `"short"`},
		{BucketAudit, idKey(17), "17"},
		{BucketAudit, []byte("17"), `"17"`},
		{BucketTenants, []byte("harbor"), `"harbor"`},
	} {
		if got := showKey(tt.bucket, tt.key); got != tt.want {
			t.Errorf("showKey(%s, %q) = %s, want %s", tt.bucket, tt.key, got, tt.want)
		}
	}
}
