package tmf702

import (
	"maps"
	"reflect"
	"slices"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// wish is what a PATCH asks for, in either spelling.
type wish struct {
	pin            pin.PIN // zero for none
	reset          string  // the kind of PIN to go back to; empty for none
	customerChosen bool
	state          string // the administrative state, where another one is asked for
}

// readWish compares a patched resource with what it was.
func readWish(was, target object, now mailbox.Summary) (wish, error) {
	var w wish
	for _, name := range slices.Sorted(maps.Keys(target)) {
		value, before := target[name], was[name]
		var err error
		switch name {
		case attrNewPIN:
			err = w.setPIN(value)
		case attrResetPIN:
			err = w.setReset(value)
		case attrCustomerChosen:
			err = w.setChosen(value)
		case "administrativeState":
			err = w.setState(value, before)
		case "resourceCharacteristic":
			err = w.setCharacteristics(value, before)
		case "vmid":
			err = checkNumber(value, now.Key)
		default:
			err = unchangeable(was, name, value)
		}
		if err != nil {
			return wish{}, err
		}
	}
	for name := range was {
		if _, there := target[name]; !there && was[name] != nil {
			return wish{}, readOnly(name)
		}
	}
	return w, nil
}

// unchangeable refuses an attribute that a PATCH may repeat and not change.
func unchangeable(was object, name string, value any) error {
	before, known := was[name]
	switch {
	case known && reflect.DeepEqual(before, value):
		return nil
	case known || resources().knows(name):
		return readOnly(name)
	}
	return badRequest(codeUnknown, "the body has an attribute that is not known", "A PATCH takes newPin, resetPin, customerChosen, administrativeState and resourceCharacteristic.")
}

// readOnly refuses to change an attribute that resources are known to have.
func readOnly(name string) *problem {
	return badRequest(codeReadOnly, name+" cannot be changed by a PATCH", "Send only what is to change.")
}

// setPIN takes a chosen PIN. Two spellings of the same one are one wish.
func (w *wish) setPIN(v any) error {
	if v == nil {
		return nil
	}
	s, ok := v.(string)
	if !ok || s == "" {
		return badRequest(codeBody, "the new PIN is not a text of digits", "Write it in quotation marks, so that leading zeros count.")
	}
	p := pin.New(s)
	if !w.pin.IsZero() && !w.pin.Equal(p) {
		return badRequest(codeConflicting, "the body has two different new PINs", "Send one of newPin and the characteristic voicemailPassword.")
	}
	w.pin = p
	return nil
}

func (w *wish) setReset(v any) error {
	if v == nil {
		return nil
	}
	s, _ := v.(string)
	if s != string(mailbox.CredentialDefault) && s != string(mailbox.CredentialTemporary) {
		return badRequest(codeBody, "resetPin is neither default nor temporary", "")
	}
	w.reset = s
	return nil
}

func (w *wish) setChosen(v any) error {
	if v == nil {
		return nil
	}
	chosen, ok := v.(bool)
	if !ok {
		return badRequest(codeBody, "customerChosen is neither true nor false", "")
	}
	w.customerChosen = chosen
	return nil
}

func (w *wish) setState(v, before any) error {
	switch s, _ := v.(string); {
	case s != adminLocked && s != adminUnlocked && s != adminShutdown:
		return badRequest(codeBody, "administrativeState is not locked or unlocked", "")
	case v != before && s == adminShutdown:
		return badRequest(codeReadOnly, "a mailbox cannot be shut down by a PATCH", "Use locked or unlocked.")
	case v != before:
		w.state = s
	}
	return nil
}

// setCharacteristics takes the pure spelling of a new PIN. A list replaces the one before it, so
// those that it leaves out say nothing; those that it has must be as they are.
func (w *wish) setCharacteristics(v, before any) error {
	list, ok := v.([]any)
	if !ok {
		return badRequest(codeBody, "resourceCharacteristic is not a list", "")
	}
	known, _ := before.([]any)
	for _, entry := range list {
		c, _ := entry.(object)
		name, named := c["name"].(string)
		value, valued := c["value"]
		if !named || !valued {
			return badRequest(codeBody, "a characteristic is not an object with a name and a value", "")
		}
		if name == charPassword {
			if err := w.setPIN(value); err != nil {
				return err
			}
			continue
		}
		if _, exists := characteristicKinds()[name]; !exists {
			return badRequest(codeUnknown, "the body has a characteristic that is not known", "Only "+charPassword+" can be set by a PATCH.")
		}
		same := func(k any) bool {
			o, _ := k.(object)
			return o["name"] == name && reflect.DeepEqual(o["value"], value)
		}
		if !slices.ContainsFunc(known, same) {
			return readOnly("the characteristic " + name)
		}
	}
	return nil
}

// checkNumber refuses a vmid that is not the mailbox's: its number, its id, or both parts with a
// slash.
func checkNumber(v any, k mailbox.Key) error {
	if s, _ := v.(string); s == k.Number || s == idOf(k) || s == k.String() {
		return nil
	}
	return badRequest(codeConflicting, "vmid names another mailbox than the path", "")
}
