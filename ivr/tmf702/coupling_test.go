package tmf702_test

import (
	"log/slog"
	"path/filepath"
	"testing"

	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// exchangeOf is a telephone exchange: it places real calls, listed for everybody on the store.
type exchangeOf struct {
	*mailbox.Accounts
	testing.TB
	board *call.Board
}

func newExchange(t testing.TB, accounts *mailbox.Accounts) *exchangeOf {
	t.Helper()
	board, err := call.NewBoard(t.Context(), accounts, "test", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(board.Close)
	return &exchangeOf{accounts, t, board}
}

// caller is a call in virtual time.
type caller struct {
	testing.TB
	*call.Virtual
	heard *[]ivr.PromptID
}

// dial places a call from a mailbox's telephone to the mailbox.
func (e *exchangeOf) dial(k mailbox.Key) caller {
	e.Helper()
	heard := new([]ivr.PromptID)
	v, err := call.Place(e.Context(), call.Config{
		Accounts: e.Accounts, Speech: fixturetest.Prompts(e.TB), Board: e.board, From: k, To: "*98",
		Observe: func(u call.Update) {
			for _, effect := range u.Effects {
				if play, ok := effect.(ivr.Play); ok {
					for _, said := range play.Say {
						*heard = append(*heard, said.Prompt)
					}
				}
			}
		},
	})
	if err != nil {
		e.Fatal(err)
	}
	e.Cleanup(v.Close)
	return caller{e.TB, v, heard}
}

// keys presses lines of keys, each once the portal waits.
func (c caller) keys(lines ...string) caller {
	c.Helper()
	for _, line := range lines {
		c.settle()
		keys := make([]ivr.Key, len(line))
		for i := range len(line) {
			keys[i] = ivr.Key(line[i])
		}
		if err := c.Press(c.Context(), keys...); err != nil {
			c.Fatal(err)
		}
	}
	return c.settle()
}

func (c caller) settle() caller {
	c.Helper()
	if err := c.Settle(c.Context()); err != nil {
		c.Fatal(err)
	}
	return c
}

func (c caller) want(state ivr.State) caller {
	c.Helper()
	if got := c.Snapshot().State; got != state {
		c.Errorf("the call is in %s, want %s; heard %v", got, state, *c.heard)
	}
	return c
}

// wantCause wants the call to be over, and why.
func (c caller) wantCause(want ivr.Cause) caller {
	c.Helper()
	if got := c.Cause(); got != want {
		c.Errorf("the call is over because of %q, want %q; heard %v", got, want, *c.heard)
	}
	return c
}

// world is a portal's two sides on one store: telephones and the REST front. They share the process
// or only the file.
type world struct {
	name string
	make func(t testing.TB) (*exchangeOf, *portal)
}

var worlds = []world{
	{"in one process", func(t testing.TB) (*exchangeOf, *portal) {
		p := newPortal(t)
		return newExchange(t, p.Accounts), p
	}},
	{"across two openings of one file", func(t testing.TB) (*exchangeOf, *portal) {
		path := filepath.Join(t.TempDir(), "portal.db")
		phones := accountsOn(t, boltAt(t, path))
		if err := load(t.Context(), phones); err != nil {
			t.Fatal(err)
		}
		return newExchange(t, phones), openPortal(t, accountsOn(t, boltAt(t, path)))
	}},
}

// boltAt opens a store in a file as a process of its own would.
func boltAt(t testing.TB, path string) *bolt.Store {
	t.Helper()
	keys, err := testKeys()
	if err != nil {
		t.Fatal(err)
	}
	store, err := bolt.Open(path, bolt.Options{Chain: keys.Chain, KeyID: keys.ID()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func TestFiveWrongPINsByPhoneLockWhatTheAPIShows(t *testing.T) {
	t.Parallel()
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			phones, p := w.make(t)
			l := newListener(p)
			p.subscribe(l, "eventType=ResourceStateChangeEvent", "")
			p.run()
			c := phones.dial(ana).keys("1111#", "1111#")
			p.get("/resource/harbor-4012").want(200).wantAt("administrativeState", "unlocked").wantAt("resourceCharacteristic.failedAttempts", 2.0)
			c.keys("1111#", "1111#", "1111#").wantCause(ivr.CauseLocked)
			p.get("/resource/harbor-4012").want(200).wantAt("administrativeState", "locked").wantAt("resourceCharacteristic.failedAttempts", 5.0)
			l.want("ResourceStateChangeEvent").wantAt("event.resource.administrativeState", "locked").wantAt("priority", "high")
			p.patch(ana, `{"administrativeState":"unlocked"}`).want(200)
			l.want("ResourceStateChangeEvent").wantAt("event.resource.administrativeState", "unlocked")
			phones.dial(ana).keys("2580#").want(ivr.StateMainMenu)
		})
	}
}

func TestAResetByTheAPIReachesThePhone(t *testing.T) {
	t.Parallel()
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			phones, p := w.make(t)
			inMenu := phones.dial(ana).keys("2580#").want(ivr.StateMainMenu)
			p.eventually("the call is seen", func() bool { return p.get("/resource/harbor-4012").text("usageState") == "active" })
			if got := p.get("/resource?usageState=active").want(200).ids(); len(got) != 1 || got[0] != "harbor-4012" {
				t.Errorf("calls are on %v", got)
			}
			p.patch(ana, `{"newPin":"90817"}`).want(200)
			inMenu.settle().wantCause(ivr.CauseAccountChanged)
			p.eventually("the call is over", func() bool { return p.get("/resource/harbor-4012").text("usageState") == "idle" })
			phones.dial(ana).keys("2580#").want(ivr.StateCollectPIN)
			phones.dial(ana).keys("90817#").want(ivr.StateCollectNewPIN).keys("60519#", "60519#").want(ivr.StateMainMenu)
			p.get("/resource/harbor-4012").want(200).wantAt("resourceCharacteristic.pinMustChange", false).wantAt("resourceCharacteristic.pinState", "personal")
		})
	}
}

func TestALockByTheAPIEndsTheCall(t *testing.T) {
	t.Parallel()
	phones, p := worlds[0].make(t)
	c := phones.dial(ana).keys("2580#").want(ivr.StateMainMenu)
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	c.settle().wantCause(ivr.CauseAccountChanged)
	phones.dial(ana).keys("2580#").wantCause(ivr.CauseLocked)
}

func TestAResetClearsTheCounterAndTheLock(t *testing.T) {
	t.Parallel()
	phones, p := worlds[0].make(t)
	phones.dial(ana).keys("1111#", "1111#", "1111#", "1111#")
	p.patch(ana, `{"newPin":"90817","customerChosen":true}`).want(200).wantAt("resourceCharacteristic.failedAttempts", 0.0)
	phones.dial(ana).keys("1111#", "2222#", "3333#", "90817#").want(ivr.StateMainMenu)
}

// The five use cases of the source document: in each the customer is informed by mail, never with a
// PIN that somebody chose, and gets in again.
func TestTheUseCasesOfTheSource(t *testing.T) {
	t.Parallel()
	t.Run("the customer forgets the PIN and asks for one of their choice", func(t *testing.T) {
		t.Parallel()
		phones, p := worlds[0].make(t)
		p.patch(ana, `{"newPin":"90817","customerChosen":true}`).want(200)
		p.wantNotice(ana, mailbox.MailPINSet)
		phones.dial(ana).keys("90817#").want(ivr.StateMainMenu)
	})
	t.Run("the customer forgets the PIN and gets the default back", func(t *testing.T) {
		t.Parallel()
		phones, p := worlds[0].make(t)
		p.patch(noah, `{"resetPin":"default"}`).want(200)
		p.wantNotice(noah, mailbox.MailResetNotice)
		def, err := p.RevealDefault(t.Context(), mailbox.By{Actor: "kim"}, noah)
		if err != nil {
			t.Fatal(err)
		}
		phones.dial(noah).keys(def.Reveal() + "#").want(ivr.StateCollectNewPIN)
	})
	t.Run("the operator suspects misuse and withdraws the PIN", func(t *testing.T) {
		t.Parallel()
		phones, p := worlds[0].make(t)
		thief := phones.dial(ana).keys("2580#").want(ivr.StateMainMenu)
		p.patch(ana, `{"resetPin":"temporary"}`).want(200)
		thief.settle().wantCause(ivr.CauseAccountChanged)
		phones.dial(ana).keys("2580#").want(ivr.StateCollectPIN)
		phones.dial(ana).keys(p.mailedPIN(ana).Reveal() + "#").want(ivr.StateCollectNewPIN)
	})
	t.Run("the customer has a new device", func(t *testing.T) {
		t.Parallel()
		phones, p := worlds[0].make(t)
		p.patch(ana, `{"@type":"Voicemailbox","vmid":"4012","newPin":"90817"}`).want(200)
		p.wantNotice(ana, mailbox.MailPINSet)
		phones.dial(ana).keys("90817#").want(ivr.StateCollectNewPIN)
	})
	t.Run("support looks into a mailbox that does not open", func(t *testing.T) {
		t.Parallel()
		phones, p := worlds[0].make(t)
		p.get("/resource/harbor-4044").want(200).wantAt("administrativeState", "locked")
		p.patch(ines, `{"resetPin":"temporary"}`).want(200).wantAt("administrativeState", "unlocked")
		phones.dial(ines).keys(p.mailedPIN(ines).Reveal() + "#").want(ivr.StateCollectNewPIN)
	})
	t.Run("mailboxes that nobody uses are reset", func(t *testing.T) {
		t.Parallel()
		phones, p := worlds[0].make(t)
		p.run()
		m := p.post("/voicemailbox/resetDormant", `{"tenant":"harbor","since":"90d"}`).want(202)
		p.eventually("it has ended", func() bool { return p.get("/monitor/"+m.text("id")).text("state") == "Completed" })
		omar := mailbox.Key{Tenant: "harbor", Number: "4073"}
		phones.dial(omar).keys(p.mailedPIN(omar).Reveal() + "#").want(ivr.StateCollectNewPIN)
	})
}

// wantNotice wants the newest mail to an owner to say what happened, without a PIN.
func (p *portal) wantNotice(k mailbox.Key, kind mailbox.MailKind) {
	p.Helper()
	if m := p.wantMail(p.addressOf(k), kind); m.Secret != nil {
		p.Errorf("the notice to %s carries a secret", k)
	}
}

// mailedPIN is the temporary PIN that went to an owner.
func (p *portal) mailedPIN(k mailbox.Key) pin.PIN {
	p.Helper()
	secret, err := p.Secret(p.Context(), p.wantMail(p.addressOf(k), mailbox.MailTemporaryPIN))
	if err != nil {
		p.Fatal(err)
	}
	return secret
}

func (p *portal) addressOf(k mailbox.Key) string {
	p.Helper()
	s, err := p.Summary(p.Context(), k)
	if err != nil {
		p.Fatal(err)
	}
	return s.Owner.Email
}
