package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Message is a voice message, as text.
type Message struct {
	ID       uint64
	Mailbox  Key
	From     string
	At       time.Time // portal time
	Duration time.Duration
	Text     string
	New      bool
}

// Messages are a mailbox's messages, oldest first.
func (a *Accounts) Messages(ctx context.Context, k Key) ([]Message, error) {
	var all []Message
	err := a.view(ctx, func(v view) error {
		if _, err := v.Mailbox(k); err != nil {
			return err
		}
		var err error
		all, err = v.Messages(k)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the messages: %w", err)
	}
	return all, nil
}

// LeaveMessage keeps a message that a caller has left, now, as new; it needs the mailbox, the
// caller and the length, and words what was not recorded. It works on a locked mailbox too. A
// deactivated one takes no messages and is [ErrNoMailbox], as to any caller.
func (a *Accounts) LeaveMessage(ctx context.Context, m Message) (uint64, error) {
	var id uint64
	err := a.update(ctx, func(t *turn) error {
		box, err := t.Mailbox(m.Mailbox)
		if err != nil {
			return err
		}
		if !box.Active {
			return fmt.Errorf("%s: %w", m.Mailbox, ErrNoMailbox)
		}
		m.ID, m.At, m.New = 0, t.now, true
		if m.Text == "" {
			m.Text = spokenLength(m.Duration)
		}
		id, err = t.tx.PutMessage(m)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("leave a message: %w", err)
	}
	return id, nil
}

// spokenLength stands for a message that was spoken: how long it is.
func spokenLength(d time.Duration) string {
	seconds := int(d.Round(time.Second) / time.Second)
	minutes, rest := seconds/60, seconds%60
	switch {
	case minutes == 0:
		return "Voice message of " + counted(rest, "second") + "."
	case rest == 0:
		return "Voice message of " + counted(minutes, "minute") + "."
	}
	return "Voice message of " + counted(minutes, "minute") + " and " + counted(rest, "second") + "."
}

func counted(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// SaveMessage marks a message as heard and kept. One that is gone is no error: its owner may hear
// the mailbox on two phones.
func (a *Accounts) SaveMessage(ctx context.Context, k Key, id uint64) error {
	err := a.update(ctx, func(t *turn) error {
		m, err := t.Message(k, id)
		if err != nil || !m.New {
			return gone(err)
		}
		m.New = false
		_, err = t.tx.PutMessage(m)
		return err
	})
	if err != nil {
		return fmt.Errorf("save a message: %w", err)
	}
	return nil
}

// DeleteMessage removes a message for good. One that is gone is no error.
func (a *Accounts) DeleteMessage(ctx context.Context, k Key, id uint64) error {
	err := a.update(ctx, func(t *turn) error { return gone(t.tx.DeleteMessage(k, id)) })
	if err != nil {
		return fmt.Errorf("delete a message: %w", err)
	}
	return nil
}

// gone forgives that a message is no more, or its mailbox.
func gone(err error) error {
	if errors.Is(err, ErrNoMessage) || errors.Is(err, ErrNoMailbox) {
		return nil
	}
	return err
}
