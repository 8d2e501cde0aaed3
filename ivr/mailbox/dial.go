package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"voiceportal/ivr/profile"
)

// The codes of the dial plan that work from every handset.
const (
	dialMailbox = "*98" // the envelope key: the calling number's own mailbox
	dialHandset = "*11" // with a number: sign in on this phone; alone: the calling number
)

// Route is where the dial plan takes a call.
type Route struct {
	Tenant   Tenant
	Profile  *profile.Profile
	From     Key    // the handset's number
	Door     string // DoorPortal, DoorMailbox, DoorHandset, DoorMessage or DoorNone
	Mailbox  string // number within the tenant that the door opens on; empty at the portal's
	Greeting string // the called mailbox's own greeting, where it is in force
}

// Dial routes a call from a number to what it dialled. The calling number must exist; a
// deactivated one can still dial. A deactivated number that is dialled sounds like one that is not
// in service. A number that dials itself reaches its own mailbox, as on the portals of the field.
func (a *Accounts) Dial(ctx context.Context, from Key, to string) (Route, error) {
	var r Route
	err := a.view(ctx, func(v view) error {
		caller, err := v.account(from)
		if err != nil {
			return err
		}
		r = Route{Tenant: caller.tenant, Profile: caller.rules, From: from}
		r.Door, r.Mailbox, r.Greeting, err = v.route(caller, to)
		return err
	})
	if err != nil {
		return Route{}, fmt.Errorf("dial %s: %w", to, err)
	}
	return r, nil
}

func (v view) route(caller account, to string) (door, number, greeting string, err error) {
	own := caller.box.Number
	code, signsIn := strings.CutPrefix(to, dialHandset)
	switch {
	case to == caller.tenant.PortalNumber && to != "":
		return DoorPortal, "", "", nil
	case to == dialMailbox, to == own:
		return DoorMailbox, own, "", nil
	case signsIn && code == "":
		return DoorHandset, own, "", nil
	case signsIn && isNumber(code):
		return DoorHandset, code, "", nil
	case !isNumber(to):
		return DoorNone, "", "", nil
	}
	called, err := v.Mailbox(Key{caller.tenant.ID, to})
	switch {
	case errors.Is(err, ErrNoMailbox), err == nil && !called.Active:
		return DoorNone, "", "", nil
	case err != nil:
		return "", "", "", err
	}
	if called.Greeting.Own {
		greeting = called.Greeting.Text
	}
	return DoorMessage, to, greeting, nil
}
