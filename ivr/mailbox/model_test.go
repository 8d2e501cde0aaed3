package mailbox_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

// model is one mailbox under broadcloud's lock and ageing and one-time temporary PINs, as simply as
// it can be said.
type model struct {
	active    bool
	byPortal  bool // locked
	byAdmin   bool
	failures  int
	secret    pin.PIN
	temporary bool
	dead      bool // the temporary PIN was used, or there is none
	asked     bool // an admin wants a change
	expired   bool // by hand
	setAt     time.Time
	now       time.Time
}

func (m *model) locked() bool { return m.byPortal || m.byAdmin }

func (m *model) due() mailbox.Due {
	switch {
	case m.temporary:
		return mailbox.DueTemporary
	case m.expired, m.now.Sub(m.setAt) >= 30*day:
		return mailbox.DueExpired
	case m.asked:
		return mailbox.DueAdmin
	}
	return mailbox.DueNone
}

func (m *model) status() mailbox.Status {
	switch due := m.due(); {
	case !m.active:
		return mailbox.StatusDeactivated
	case m.locked():
		return mailbox.StatusLocked
	case due == mailbox.DueTemporary:
		return mailbox.StatusTemporary
	case due == mailbox.DueExpired:
		return mailbox.StatusExpired
	case due == mailbox.DueAdmin:
		return mailbox.StatusMustChange
	}
	return mailbox.StatusActive
}

// try is what an attempt ought to give.
func (m *model) try(p pin.PIN) mailbox.Verdict {
	switch {
	case !m.active:
		return mailbox.Refused
	case m.locked():
		return mailbox.Locked
	case p.Equal(m.secret) && !m.dead:
		m.failures = 0
		m.dead = m.temporary
		if m.due() != mailbox.DueNone {
			return mailbox.MustChange
		}
		return mailbox.SignedIn
	}
	m.failures++
	m.byPortal = m.failures == 5
	if m.byPortal {
		return mailbox.Locked
	}
	return mailbox.Refused
}

// give puts another PIN in force.
func (m *model) give(p pin.PIN, temporary bool) {
	m.secret, m.temporary, m.dead, m.asked, m.expired, m.setAt = p, temporary, false, false, false, m.now
}

// pardon clears the counter and the portal's lock.
func (m *model) pardon() { m.failures, m.byPortal = 0, false }

// walk is a real mailbox beside its model.
type walk struct {
	*model
	o      *office
	tokens []uint64 // generations that sign-ins returned, newest last
}

// act does an act on both, and expects that both do it or refuse it.
func (w *walk) act(t *rapid.T, act mailbox.Act, can bool, done func()) {
	_, err := w.o.Apply(w.o.Context(), kim, ana, act)
	if (err == nil) != can {
		t.Fatalf("%T: %v, want possible %v", act, err, can)
	}
	if can {
		done()
	}
}

func (w *walk) signIn(t *rapid.T) {
	p := rapid.SampledFrom([]pin.PIN{w.secret, w.secret, wrong}).Draw(t, "which")
	want := w.try(p)
	got := w.o.signIn(ana, p)
	if got.Verdict != want {
		t.Fatalf("sign-in: %s, want %s", got.Verdict, want)
	}
	if got.Generation != 0 {
		w.tokens = append(w.tokens, got.Generation)
	}
}

func (w *walk) change(t *rapid.T) {
	if len(w.tokens) == 0 {
		t.Skip("nobody has signed in")
	}
	token := rapid.SampledFrom(w.tokens).Draw(t, "token")
	p := newPIN(t)
	want := mailbox.Superseded
	if w.active && !w.byAdmin && token == w.o.summary(ana).Generation {
		want = mailbox.Committed
	}
	if end, _ := w.o.change(ana, token, p); end != want {
		t.Fatalf("change: %s, want %s", end, want)
	}
	if want == mailbox.Committed {
		w.give(p, false)
	}
}

func newPIN(t *rapid.T) pin.PIN {
	return pin.New(rapid.StringMatching(`[2-9]{4,8}`).Draw(t, "PIN"))
}

// actions are everything that can happen, by name.
func (w *walk) actions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"sign in": w.signIn,
		"change":  w.change,
		"wait": func(t *rapid.T) {
			d := time.Duration(rapid.IntRange(0, 20).Draw(t, "days")) * day
			w.o.advance(d)
			w.now = w.now.Add(d)
		},
		"clock": func(t *rapid.T) { // by an admin, who may move it back
			d := time.Duration(rapid.IntRange(-20, 20).Filter(func(n int) bool { return n != 0 }).Draw(t, "days")) * day
			if _, err := w.o.MoveClock(w.o.Context(), kim, mailbox.ClockAct{Advance: d}); err != nil {
				t.Fatalf("move the clock by %v: %v", d, err)
			}
			w.now = w.now.Add(d)
		},
		"reset": func(t *rapid.T) {
			w.act(t, mailbox.Reset{To: mailbox.CredentialTemporary}, w.active, func() {
				w.pardon()
				w.give(w.o.mailed(ana), true)
			})
		},
		"set": func(t *rapid.T) {
			p, chose := newPIN(t), rapid.Bool().Draw(t, "customer chose")
			w.act(t, mailbox.SetPIN{PIN: p, CustomerChose: chose}, w.active, func() {
				w.pardon()
				w.give(p, false)
				w.asked = !chose
			})
		},
		"unlock": func(t *rapid.T) {
			meant := rapid.Bool().Draw(t, "the admin's lock is meant")
			w.act(t, mailbox.Unlock{AdminLock: meant}, w.locked() && (meant || !w.byAdmin), func() {
				w.pardon()
				w.byAdmin = false
			})
		},
		"lock": func(t *rapid.T) {
			w.act(t, mailbox.LockOut{}, !w.byAdmin, func() { w.byAdmin, w.byPortal = true, false })
		},
		"force": func(t *rapid.T) {
			w.act(t, mailbox.ForceChange{}, w.active && w.due() == mailbox.DueNone, func() { w.asked = true })
		},
		"expire": func(t *rapid.T) {
			due := w.due()
			w.act(t, mailbox.ExpireNow{}, w.active && (due == mailbox.DueNone || due == mailbox.DueAdmin), func() { w.expired = true })
		},
		"deactivate": func(t *rapid.T) {
			w.act(t, mailbox.Deactivate{}, w.active, func() {
				w.pardon()
				w.give(pin.PIN{}, true)
				w.active, w.byAdmin, w.dead = false, false, true
			})
		},
		"activate": func(t *rapid.T) {
			w.act(t, mailbox.Activate{}, !w.active, func() {
				w.active = true
				w.give(w.o.mailed(ana), true)
			})
		},
		"": w.compare,
	}
}

// compare holds the mailbox against its model after every step.
func (w *walk) compare(t *rapid.T) {
	s := w.o.summary(ana)
	if s.Status != w.status() || s.Due != w.due() || s.Failures != w.failures || s.Failures > 5 || s.Remembered > 100 {
		t.Fatalf("the mailbox is %s, due %q, %d failures, %d remembered; want %s, %q, %d",
			s.Status, s.Due, s.Failures, s.Remembered, w.status(), w.due(), w.failures)
	}
}

func TestAMailboxBehavesLikeItsModel(t *testing.T) {
	t.Parallel()
	lenient := func(r rulebook) {
		r["broadcloud"].PIN = pin.Rules{MinLength: 4, MaxLength: 8}
		r["broadcloud"].Temporary = profile.Temporary{Once: true, Length: 6}
		r["broadcloud"].DormantAfter = 0
	}
	rapid.Check(t, func(rt *rapid.T) {
		w := &walk{
			o:     open(t, lenient),
			model: &model{active: true, secret: anaPIN, setAt: morning.Add(-12 * day), now: morning},
		}
		rt.Repeat(w.actions())
	})
}
