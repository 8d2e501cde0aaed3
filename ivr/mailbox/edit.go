package mailbox

import (
	"fmt"
	"strings"
)

// edit changes the owner's data, and the number last.
func (d *deed) edit(act Edit) error {
	k, owner := d.c.box.Key, d.c.box.Owner
	var names []string
	wanted := []*string{act.First, act.Last, act.Email, act.UserName, act.AltID, act.Phone, act.Site, act.Party}
	for i, f := range owner.fields() {
		if to := wanted[i]; to != nil && *to != *f.at {
			*f.at = *to
			names = append(names, string(f.name))
		}
	}
	renumbers := act.Number != nil && *act.Number != k.Number
	if len(names) == 0 && !renumbers {
		return &Refusal{
			Code: RefusedAlready, Mailbox: k,
			Problem: fmt.Sprintf("mailbox %s has these values already", k), Next: "change at least one",
		}
	}
	owner, err := d.checkOwner(k, owner)
	if err != nil {
		return err
	}
	d.c.box.Owner = owner
	d.detail = strings.Join(names, ", ")
	if !renumbers {
		return nil
	}
	d.detail = joinDetail(d.detail, "number was "+k.Number)
	return d.renumber(Key{k.Tenant, *act.Number})
}

// renumber moves the mailbox with its messages and, of a main number, its extensions. The PIN in
// force and the history live on: they are bound to the number at creation.
func (d *deed) renumber(to Key) error {
	from := d.c.box.Key
	if err := d.free(to); err != nil {
		return err
	}
	messages, err := d.Messages(from)
	if err != nil {
		return fmt.Errorf("messages of %s: %w", from, err)
	}
	if err := d.tx.DeleteMailbox(from); err != nil {
		return fmt.Errorf("move mailbox %s: %w", from, err)
	}
	d.c.box.Key = to
	if err := d.tx.PutMailbox(d.c.box); err != nil {
		return fmt.Errorf("move mailbox %s: %w", from, err)
	}
	for _, m := range messages {
		m.Mailbox = to
		if _, err := d.tx.PutMessage(m); err != nil {
			return fmt.Errorf("move message %d: %w", m.ID, err)
		}
	}
	return d.reparent(from, to.Number)
}

// reparent has the extensions of a main number follow it; to is empty when it is no more.
func (d *deed) reparent(main Key, to string) error {
	var moved []Mailbox
	for box, err := range d.Mailboxes(main.Tenant, "") {
		if err != nil {
			return fmt.Errorf("list the mailboxes of %s: %w", main.Tenant, err)
		}
		if box.Main == main.Number {
			moved = append(moved, box)
		}
	}
	for _, box := range moved {
		box.Main = to
		if err := d.keep(&box); err != nil {
			return err
		}
	}
	return nil
}

// delete removes the mailbox. Its extensions, if it was a main number, stay without one.
func (d *deed) delete() error {
	if err := d.tx.DeleteMailbox(d.c.box.Key); err != nil {
		return fmt.Errorf("remove mailbox %s: %w", d.c.box.Key, err)
	}
	d.gone = true
	return d.reparent(d.c.box.Key, "")
}
