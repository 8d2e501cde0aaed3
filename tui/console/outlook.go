package console

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
)

// outcome is one kind of thing that a jump of the clock brings, and to which mailboxes.
type outcome struct {
	what  string // follows the number: "PINs expire"
	who   []mailbox.Key
	grave bool // nobody gets in until an admin acts
}

// outlook is what a jump brings, in the order in which an admin cares. What happens to nobody is
// said as well: that nothing unlocks by itself is half of the lesson.
func outlook(c mailbox.Consequences) []outcome {
	list := []outcome{
		{what: plural(len(c.Expire), "PIN expires", "PINs expire"), who: c.Expire},
		{what: plural(len(c.TemporaryDie), "temporary PIN dies unused", "temporary PINs die unused"), who: c.TemporaryDie},
		{what: plural(len(c.GoDormant), "mailbox goes dormant", "mailboxes go dormant"), who: c.GoDormant},
		{what: plural(len(c.StayLocked), "mailbox stays locked: time never unlocks it", "stay locked: time never unlocks them"), who: c.StayLocked, grave: true},
	}
	if len(c.LocksLift) > 0 {
		list = append(list, outcome{what: plural(len(c.LocksLift), "timed lock lifts", "timed locks lift"), who: c.LocksLift})
	}
	return list
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// roll names mailboxes by number and first name, in number order: "4012 Ana, 4015 Ben".
func roll(list []mailbox.Key, owners map[mailbox.Key]mailbox.Owner) string {
	sorted := slices.SortedFunc(slices.Values(list), keys)
	names := make([]string, len(sorted))
	for i, k := range sorted {
		names[i] = strings.TrimSpace(k.Number + " " + calledName(owners[k]))
	}
	return strings.Join(names, ", ")
}

// calledName is how a person is spoken of: by the first name, where there is one.
func calledName(o mailbox.Owner) string { return cmp.Or(o.First, o.Last) }

// coming is something that time alone will do to a mailbox.
type coming struct {
	at   time.Time
	key  mailbox.Key
	what string
}

// agenda is what time will bring, soonest first: PINs that age out, temporary PINs that die and
// timed locks that lift. What has happened already is not on it.
func agenda(now time.Time, list []mailbox.Summary) []coming {
	var out []coming
	add := func(s mailbox.Summary, at time.Time, what string) {
		if at.After(now) {
			out = append(out, coming{at: at, key: s.Key, what: what})
		}
	}
	for _, s := range list {
		if !s.Active {
			continue
		}
		switch {
		case s.Credential != mailbox.CredentialTemporary:
			add(s, s.ExpiresAt, "PIN expires")
		case !s.Spent:
			add(s, s.ExpiresAt, "temporary PIN dies")
		}
		add(s, s.Lock.Until, "lock lifts")
	}
	slices.SortStableFunc(out, func(a, b coming) int { return a.at.Compare(b.at) })
	return out
}
