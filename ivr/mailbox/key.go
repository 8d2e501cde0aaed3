package mailbox

import "voiceportal/ivr/pin"

// Key names a mailbox.
type Key struct{ Tenant, Number string }

// String is tenant/number.
func (k Key) String() string { return k.Tenant + "/" + k.Number }

// Subject is the key as the PIN package wants it.
func (k Key) Subject() pin.Subject { return pin.Subject{Tenant: k.Tenant, Number: k.Number} }
