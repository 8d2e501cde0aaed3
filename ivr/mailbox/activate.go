package mailbox

import "fmt"

// deactivate switches a number off and removes what its owner had configured: the greeting, the
// messages, the private PIN and its history, the web password, the counter and every lock. The default PIN comes
// back; where the profile has none, nothing opens the mailbox until an activation sends a
// temporary PIN.
func (d *deed) deactivate() error {
	box := &d.c.box
	messages, err := d.Messages(box.Key)
	if err != nil {
		return fmt.Errorf("messages of %s: %w", box.Key, err)
	}
	for _, m := range messages {
		if err := d.tx.DeleteMessage(box.Key, m.ID); err != nil {
			return fmt.Errorf("remove message %d: %w", m.ID, err)
		}
	}
	if d.c.hasDefault() {
		if err := d.putDefault(); err != nil {
			return err
		}
	} else {
		d.c.wipe(d.now)
	}
	box.clear(true)
	d.c.wipeWeb()
	box.Credential.History = nil
	box.Greeting = Greeting{}
	box.Active = false
	return nil
}

// activate switches a number on again: on the default PIN that the deactivation left, or with a
// temporary PIN by e-mail where the profile has no default.
func (d *deed) activate() error {
	d.c.box.Active = true
	if d.c.hasDefault() {
		return d.putDefault()
	}
	return d.sendTemporary(MailWelcomeTemporary)
}
