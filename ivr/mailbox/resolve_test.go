package mailbox_test

import (
	"errors"
	"testing"

	"voiceportal/ivr/mailbox"
)

func TestAMailboxIsFoundByItsNameOrItsNumberAlone(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(mailbox.Key{Tenant: "riverside", Number: "4015"}, mailbox.Create{})
	for _, tt := range []struct {
		name string
		want mailbox.Key
		kind error
		say  string
	}{
		{"harbor/4012", ana, nil, ""},
		{"4012", ana, nil, ""},
		{"riverside/4015", mailbox.Key{Tenant: "riverside", Number: "4015"}, nil, ""},
		{"4015", mailbox.Key{}, mailbox.ErrAmbiguous, "more than one mailbox has this number: 4015; say which: harbor/4015, riverside/4015"},
		{"harbor/4912", mailbox.Key{}, mailbox.ErrNoMailbox, "no such mailbox: harbor/4912; did you mean 4012?"},
		{"harbor/99999", mailbox.Key{}, mailbox.ErrNoMailbox, "no such mailbox: harbor/99999"},
		{"habor/4012", mailbox.Key{}, mailbox.ErrNoTenant, "no such tenant: habor; did you mean harbor?"},
		{"zzz/4012", mailbox.Key{}, mailbox.ErrNoTenant, "no such tenant: zzz"},
		{"4999", mailbox.Key{}, mailbox.ErrNoMailbox, "no such mailbox: 4999"},
		{"", mailbox.Key{}, mailbox.ErrNoMailbox, "no such mailbox: name one, as harbor/4012"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := o.Resolve(t.Context(), tt.name)
			if got != tt.want || !errors.Is(err, tt.kind) {
				t.Fatalf("%q is %s, %v; want %s, %v", tt.name, got, err, tt.want, tt.kind)
			}
			if err != nil && err.Error() != tt.say {
				t.Errorf("error %q, want %q", err, tt.say)
			}
		})
	}
}
