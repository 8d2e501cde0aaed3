package handset

import (
	"context"
	"errors"
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/prompts"
	"voiceportal/tui/kit"
)

// exchange is an exchange whose calls do only what a test says.
type exchange struct {
	dialled []string // "harbor/4012 7000"
	leg     *fakeLeg // of the last call
}

func (e *exchange) Dial(from mailbox.Key, to string) Leg {
	e.dialled = append(e.dialled, from.String()+" "+to)
	e.leg = &fakeLeg{news: make(chan News, 8)}
	return e.leg
}

type fakeLeg struct {
	pressed []ivr.Key
	hungUp  bool
	now     time.Duration
	news    chan News
}

func (l *fakeLeg) Press(ks ...ivr.Key) { l.pressed = append(l.pressed, ks...) }
func (l *fakeLeg) HangUp()             { l.hungUp = true }
func (l *fakeLeg) Now() time.Duration  { return l.now }
func (l *fakeLeg) Next() News          { return <-l.news }

// directory knows three people of one tenant.
type directory struct{ err error }

func (d directory) Tenants(context.Context) ([]mailbox.Tenant, error) {
	return []mailbox.Tenant{{ID: "harbor", PortalNumber: "7000"}, {ID: "empty"}}, d.err
}

func (d directory) Summaries(context.Context, string) ([]mailbox.Summary, error) {
	return []mailbox.Summary{
		person("4012", "Ana", "Duarte"), person("4015", "Ben", "Okafor"), person("4044", "Ines", "Costa"),
	}, d.err
}

func (d directory) Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error) {
	all, err := d.Summaries(ctx, "")
	for _, m := range all {
		if m.Key == k {
			return m, err
		}
	}
	return mailbox.Summary{}, errors.Join(err, mailbox.ErrNoMailbox)
}

func person(number, first, last string) mailbox.Summary {
	return mailbox.Summary{
		Key:   mailbox.Key{Tenant: "harbor", Number: number},
		Owner: mailbox.Owner{First: first, Last: last}, Tries: 5,
	}
}

// marks is a memory that forgets with the test.
type marks map[string]bool

func (m marks) Seen(name string) bool { return m[name] }
func (m marks) See(name string)       { m[name] = true }

func voice(t testing.TB) *prompts.Catalog {
	t.Helper()
	c, err := prompts.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// phone is a handset of 4012 that knows its tenant and owner.
func phone(t testing.TB, change func(*Options)) (*Screen, *exchange) {
	t.Helper()
	e := &exchange{}
	o := Options{
		Exchange: e, Voice: voice(t), Directory: directory{}, Marks: marks{},
		From: mailbox.Key{Tenant: "harbor", Number: "4012"},
	}
	if change != nil {
		change(&o)
	}
	s := New(t.Context(), o)
	s.Update(s.askTenants()())
	s.Update(s.askMe()())
	s.Update(kit.PortalTime{At: time.Date(2025, 11, 4, 9, 14, 0, 0, time.UTC)})
	return s, e
}

// machine drives a real machine of the core by hand and gives the screen its updates: what is
// shown in tests is what a call really says.
type machine struct {
	t     testing.TB
	s     *Screen
	voice *prompts.Catalog
	m     *ivr.Machine
	leg   *fakeLeg
	now   time.Duration
	ids   []ivr.ID // of requests, in order
}

// ring calls what the phone dials and offers the call at a door.
func ring(t testing.TB, s *Screen, e *exchange, door ivr.Door, number string) *machine {
	t.Helper()
	v := voice(t)
	m, err := ivr.New(ivr.DefaultFlow(v))
	if err != nil {
		t.Fatal(err)
	}
	s.pickUp()
	c := &machine{t: t, s: s, voice: v, m: m, leg: e.leg}
	c.step(ivr.Offered{From: "4012", To: s.call.to, Door: door, Mailbox: number})
	return c
}

// step lets an event happen now and shows it on the screen.
func (c *machine) step(ev ivr.Event) {
	c.t.Helper()
	effects, err := c.m.Step(c.now, ev)
	if err != nil {
		c.t.Fatalf("step %T: %v", ev, err)
	}
	u := call.Update{At: c.now, Records: c.m.Records(), Snapshot: c.m.Snapshot(), Effects: effects}
	for _, e := range effects {
		switch e := e.(type) {
		case ivr.SignIn:
			c.ids = append(c.ids, e.ID)
		case ivr.CheckPIN:
			c.ids = append(c.ids, e.ID)
		}
	}
	c.leg.now = c.now
	c.s.Update(legNews{c.leg, News{Updates: []call.Update{u}, Over: u.Snapshot.State == ivr.StateReleased}})
}

// wait lets leg time pass; prompts end at their own time.
func (c *machine) wait(d time.Duration) {
	c.t.Helper()
	end := c.now + d
	for {
		s := c.m.Snapshot()
		if s.Playing == 0 || s.PlaySince+s.PlayFor > end {
			break
		}
		c.now = max(c.now, s.PlaySince+s.PlayFor)
		c.step(ivr.PlayDone{ID: s.Playing})
	}
	c.now = end
	c.leg.now = end
	c.s.beat(beatMsg{c.leg})
}

// press presses keys, a fifth of a second each.
func (c *machine) press(keys string) {
	c.t.Helper()
	for _, k := range keys {
		c.wait(200 * time.Millisecond)
		c.step(ivr.Digit{Key: ivr.Key(k)})
	}
}

// answer answers the newest request to the accounts.
func (c *machine) answer(verdict ivr.Verdict, failures, left int) {
	c.t.Helper()
	c.step(ivr.SignInDone{
		ID: c.ids[len(c.ids)-1], Verdict: verdict, Failures: failures, Left: left, New: 2, Saved: 1,
	})
}

// know answers the question about the mailbox in the call.
func (c *machine) know(m mailbox.Summary) { c.s.Update(ownerKnown{m}) }
