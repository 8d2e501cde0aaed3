package console

import (
	"maps"

	"voiceportal/ivr/mailbox"
)

// marks are the mailboxes that the next act goes to. They stay with the mailbox, whatever the
// filter, the order or a refresh does to its row.
type marks map[mailbox.Key]bool

// toggle marks a mailbox, or takes its mark away.
func (m marks) toggle(k mailbox.Key) {
	if m[k] {
		delete(m, k)
		return
	}
	m[k] = true
}

// toggleAll marks every mailbox shown; when all of them are marked already it takes the marks
// away. Mailboxes that the filter hides are left as they are.
func (m marks) toggleAll(shown []mailbox.Summary) {
	all := len(shown) > 0
	for _, s := range shown {
		all = all && m[s.Key]
	}
	for _, s := range shown {
		if all {
			delete(m, s.Key)
		} else {
			m[s.Key] = true
		}
	}
}

// retain drops the marks of mailboxes that are no longer there.
func (m marks) retain(list []mailbox.Summary) {
	there := make(map[mailbox.Key]bool, len(list))
	for _, s := range list {
		there[s.Key] = true
	}
	maps.DeleteFunc(m, func(k mailbox.Key, _ bool) bool { return !there[k] })
}

// of picks the marked mailboxes from a list, in its order.
func (m marks) of(list []mailbox.Summary) []mailbox.Summary {
	var out []mailbox.Summary
	for _, s := range list {
		if m[s.Key] {
			out = append(out, s)
		}
	}
	return out
}
