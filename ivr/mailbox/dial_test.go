package mailbox_test

import (
	"errors"
	"testing"

	"voiceportal/ivr/mailbox"
)

func TestTheDialPlan(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(ben, mailbox.LockOut{})
	for _, tt := range []struct {
		name           string
		from           mailbox.Key
		to             string
		door, box, say string
	}{
		{"the portal number", ana, "7000", mailbox.DoorPortal, "", ""},
		{"the envelope key", ana, "*98", mailbox.DoorMailbox, "4012", ""},
		{"her own number", ana, "4012", mailbox.DoorMailbox, "4012", ""},
		{"sign-in on another phone", ana, "*114015", mailbox.DoorHandset, "4015", ""},
		{"sign-in on her own", ana, "*11", mailbox.DoorHandset, "4012", ""},
		{"sign-in with a number that does not exist", ana, "*114999", mailbox.DoorHandset, "4999", ""},
		{"a colleague with an own greeting", ben, "4012", mailbox.DoorMessage, "4012", "This is Ana."},
		{"a colleague who is locked out", ana, "4015", mailbox.DoorMessage, "4015", ""},
		{"a deactivated number", ana, "4036", mailbox.DoorNone, "", ""},
		{"a number of another tenant", ana, "2001", mailbox.DoorNone, "", ""},
		{"a number that does not exist", ana, "4999", mailbox.DoorNone, "", ""},
		{"an unknown code", ana, "*99", mailbox.DoorNone, "", ""},
		{"a code in the wrong place", ana, "*11*98", mailbox.DoorNone, "", ""},
		{"nothing", ana, "", mailbox.DoorNone, "", ""},
		{"a deactivated phone still dials", gia, "*98", mailbox.DoorMailbox, "4036", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := o.Dial(t.Context(), tt.from, tt.to)
			if err != nil {
				t.Fatal(err)
			}
			if r.Door != tt.door || r.Mailbox != tt.box || r.Greeting != tt.say {
				t.Errorf("%s dials %q: door %s, mailbox %q, greeting %q; want %s, %q, %q", tt.from, tt.to, r.Door, r.Mailbox, r.Greeting, tt.door, tt.box, tt.say)
			}
			if r.From != tt.from || r.Tenant.ID != "harbor" || r.Profile.Name != "broadcloud" {
				t.Errorf("route of %s of %s under %s", r.From, r.Tenant.ID, r.Profile.Name)
			}
		})
	}
}

func TestAStandardGreetingIsNotTheCalledOnesOwn(t *testing.T) {
	t.Parallel()
	o := open(t)
	if _, err := o.UseGreeting(t.Context(), ana, false, ""); err != nil {
		t.Fatal(err)
	}
	if r, err := o.Dial(t.Context(), ben, "4012"); err != nil || r.Greeting != "" {
		t.Errorf("greeting %q, %v; want none of her own", r.Greeting, err)
	}
}

func TestAPhoneThatDoesNotExistCannotDial(t *testing.T) {
	t.Parallel()
	o := open(t)
	if _, err := o.Dial(t.Context(), nobody, "7000"); !errors.Is(err, mailbox.ErrNoMailbox) {
		t.Errorf("error %v, want no such mailbox", err)
	}
}
