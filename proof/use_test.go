package proof_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/prompts"
	"voiceportal/store/bolt"
)

// boxesInUse is how many mailboxes the users of a crash test share.
const boxesInUse = 4

// user does one act after the other on a portal, by telephone and as an admin. Before each it says
// what it asks for, and it says what it hears as soon as it is heard:
//
//	ask ID MAILBOX ACT
//	heard ID PROMPT, done or refused
type user struct {
	*portal
	name   string
	random *rand.Rand
	speech ivr.Speech
	acts   int
	say    func(words ...any)      // one line
	known  map[mailbox.Key]pin.PIN // the PINs as this user knows them
}

// usePortal is a process that uses a portal until it is killed. Its arguments are the path, its
// name, and where to stop: a point of a commit and how often to pass it before, or "" for nowhere.
// With "hasty" behind them it tells callers what was decided before that is on the disk.
func usePortal(ctx context.Context, args []string) error {
	path, name, point, hasty := args[0], args[1], bolt.Point(args[2]), len(args) > 4
	passes, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	p, err := openPortal(path, bolt.Options{Passing: func(at bolt.Point) {
		if at == point {
			if passes--; passes < 0 {
				fmt.Println("at", at)
				select {} // until it is killed
			}
		}
	}})
	if err != nil {
		return err
	}
	if hasty {
		if p, err = p.hasty(); err != nil {
			return err
		}
	}
	speech, err := prompts.Load("en")
	if err != nil {
		return err
	}
	h := fnv.New64()
	_, _ = h.Write([]byte(name))
	u := &user{
		portal: p, name: name, speech: speech, known: map[mailbox.Key]pin.PIN{},
		random: rand.New(rand.NewPCG(h.Sum64(), 0)),
		say:    func(words ...any) { fmt.Println(words...) },
	}
	fmt.Println("ready")
	bufio.NewScanner(os.Stdin).Scan() // an order to begin
	for {
		if err := u.act(ctx); err != nil {
			return err
		}
	}
}

// act does one thing to one of the mailboxes.
func (u *user) act(ctx context.Context) error {
	k := box(u.random.IntN(boxesInUse))
	if _, known := u.known[k]; !known {
		return u.administer(ctx, k, "set-pin")
	}
	switch n := u.random.IntN(20); {
	case n < 8:
		return u.call(ctx, k, "wrong")
	case n < 11:
		return u.call(ctx, k, "right")
	case n < 15:
		return u.call(ctx, k, "change")
	case n < 17:
		return u.administer(ctx, k, "reset-temporary")
	case n < 18:
		return u.administer(ctx, k, "lock")
	case n < 19:
		return u.administer(ctx, k, "unlock")
	}
	return u.administer(ctx, k, "set-pin")
}

// ask says what is about to be done, and gives it an id.
func (u *user) ask(k mailbox.Key, act string) (id string) {
	u.acts++
	id = fmt.Sprintf("%s-%d", u.name, u.acts)
	u.say("ask", id, k.Number, act)
	return id
}

// administer does an admin's act.
func (u *user) administer(ctx context.Context, k mailbox.Key, name string) error {
	id := u.ask(k, name)
	by := mailbox.By{Actor: "tester", Correlation: id}
	acts := map[string]mailbox.Act{
		"lock":            mailbox.LockOut{},
		"unlock":          mailbox.Unlock{AdminLock: true},
		"reset-temporary": mailbox.Reset{To: mailbox.CredentialTemporary},
		"set-pin":         mailbox.SetPIN{PIN: chosen(id, k), CustomerChose: true},
	}
	_, err := u.Apply(ctx, by, k, acts[name])
	if _, refused := errors.AsType[*mailbox.Refusal](err); refused {
		u.say("heard", id, "refused")
		return nil
	}
	if err != nil {
		return err
	}
	u.say("heard", id, "done")
	switch name {
	case "set-pin":
		u.known[k] = chosen(id, k)
	case "reset-temporary":
		u.known[k], err = u.mailed(ctx, k)
	}
	return err
}

// call is a call to the mailbox from its own phone: a wrong PIN, the right one, or the right one and
// then a new one.
func (u *user) call(ctx context.Context, k mailbox.Key, what string) error {
	id := u.ask(k, what)
	v, err := call.Place(ctx, call.Config{
		Accounts: u.Accounts, Speech: u.speech, From: k, To: "*98", ID: id,
		Observe: func(s call.Update) {
			for _, r := range s.Records {
				if p, played := r.What.(ivr.Play); played {
					u.say("heard", id, p.Say[0].Prompt)
				}
			}
		},
	})
	if err != nil {
		return err
	}
	entry := u.known[k]
	if what == "wrong" {
		entry = wrong
	}
	if err := press(ctx, v, entry.Reveal()+"#"); err != nil {
		return err
	}
	if s := v.Snapshot().State; what == "change" && (s == ivr.StateMainMenu || s == ivr.StateCollectNewPIN) {
		if s == ivr.StateMainMenu {
			if err := press(ctx, v, "8"); err != nil {
				return err
			}
		}
		next := chosen(id, k)
		for range 2 {
			if err := press(ctx, v, next.Reveal()+"#"); err != nil {
				return err
			}
		}
		if v.Snapshot().State == ivr.StatePINChanged {
			u.known[k] = next
		}
	}
	if v.Released() {
		return nil
	}
	return v.HangUp(ctx)
}

// press presses keys, unless the call is over.
func press(ctx context.Context, v *call.Virtual, keys string) error {
	if v.Released() {
		return nil
	}
	all := make([]ivr.Key, len(keys))
	for i := range keys {
		all[i] = ivr.Key(keys[i])
	}
	return v.Press(ctx, all...)
}

// chosen is the PIN that an act with this id chooses: the same for whoever asks.
func chosen(id string, k mailbox.Key) pin.PIN {
	h := fnv.New64()
	_, _ = h.Write([]byte(id))
	var seed [32]byte
	h.Sum(seed[:0])
	profiles, err := library()
	if err != nil {
		panic(err) // the profiles are part of the program
	}
	rules, err := profiles.Profile("broadcloud")
	if err != nil {
		panic(err)
	}
	p, err := rules.PIN.Generate(rand.NewChaCha8(seed), 6, pin.Context{Extension: k.Number})
	if err != nil {
		panic(err) // six digits leave plenty
	}
	return p
}

// mailed is the temporary PIN in the newest mail about a mailbox.
func (p *portal) mailed(ctx context.Context, k mailbox.Key) (secret pin.PIN, err error) {
	err = p.store.View(ctx, func(r mailbox.Reader) error {
		for m, err := range r.Mails() {
			if err != nil {
				return err
			}
			if m.Mailbox == k && m.Kind == mailbox.MailTemporaryPIN {
				secret, err = p.Secret(ctx, m)
				return err
			}
		}
		return fmt.Errorf("there is no mail about %s", k)
	})
	return secret, err
}

// hasty is the control: the same portal on a store that answers as soon as an act is decided, and
// commits it behind the caller's back.
func (p *portal) hasty() (_ *portal, err error) {
	control := *p
	control.Accounts, err = accountsOn(hastyStore{p.store}, p.keys, time.Now)
	return &control, err
}

type hastyStore struct{ mailbox.Store }

func (s hastyStore) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	decided := make(chan error, 2)
	var once sync.Once
	go func() {
		err := s.Store.Update(ctx, func(tx mailbox.Tx) error {
			err := fn(tx)
			once.Do(func() { decided <- err })
			return err
		})
		once.Do(func() { decided <- err })
	}()
	return <-decided
}
