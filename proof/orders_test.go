package proof_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/store/bolt"
)

// chosenByCaller is the PIN of the change that is under way when an admin comes in between.
var chosenByCaller = pin.New("73914")

// outcome is how a change, a reset and a deactivation of one mailbox went together, and which PIN
// opens it in the end.
type outcome struct {
	change, reset, deactivate string // how it ended, "" where it was not tried
	status                    mailbox.Status
	opens                     string
}

// predicted is what must come of acts in an order, as simply as it can be said.
func predicted(order []string) outcome {
	o := outcome{status: mailbox.StatusActive, opens: "right"}
	moved, off := false, false
	for _, act := range order {
		switch {
		case act == "change" && (moved || off):
			o.change = string(mailbox.Superseded)
		case act == "change":
			o.change, o.opens = string(mailbox.Committed), "chosen"
		case act == "reset" && off:
			o.reset = "refused"
		case act == "reset":
			o.reset, o.status, o.opens, moved = "done", mailbox.StatusTemporary, "mailed", true
		default:
			o.deactivate, o.status, o.opens, off = "done", mailbox.StatusDeactivated, "nothing", true
		}
	}
	return o
}

// mailboxUnderChange is a mailbox whose caller is about to commit a new PIN.
type mailboxUnderChange struct {
	key        mailbox.Key
	generation uint64 // that the caller signed in with
	mu         sync.Mutex
	outcome
}

func (m *mailboxUnderChange) do(ctx context.Context, p *portal, act string) error {
	var err error
	said := "done"
	switch act {
	case "change":
		var end mailbox.Commit
		end, _, err = p.ChangePIN(ctx, m.key, m.generation, chosenByCaller, "")
		said = string(end)
	case "reset":
		_, err = p.Apply(ctx, tester, m.key, mailbox.Reset{To: mailbox.CredentialTemporary})
	case "deactivate":
		_, err = p.Apply(ctx, tester, m.key, mailbox.Deactivate{})
	}
	if _, refused := errors.AsType[*mailbox.Refusal](err); refused {
		said, err = "refused", nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	*map[string]*string{"change": &m.change, "reset": &m.reset, "deactivate": &m.deactivate}[act] = said
	return err
}

// settle finds out how the mailbox stands in the end.
func (m *mailboxUnderChange) settle(t *testing.T, p *portal) {
	t.Helper()
	s, err := p.Summary(t.Context(), m.key)
	if err != nil {
		t.Fatal(err)
	}
	m.status, m.opens = s.Status, "nothing"
	pins := map[string]pin.PIN{"right": right, "chosen": chosenByCaller}
	if m.reset == "done" {
		if pins["mailed"], err = p.mailed(t.Context(), m.key); err != nil {
			t.Fatal(err)
		}
	}
	for name, secret := range pins {
		out, err := p.try(t.Context(), m.key, secret, "")
		switch {
		case err != nil:
			t.Fatal(err)
		case out.Verdict == mailbox.Refused:
		case m.opens != "nothing":
			t.Errorf("%s opens with two PINs: %s and %s", m.key, m.opens, name)
		default:
			m.opens = name
		}
	}
}

// permutations are all orders of all acts of a list.
func permutations(all []string) (orders [][]string) {
	if len(all) == 0 {
		return [][]string{nil}
	}
	for i, first := range all {
		rest := slices.Delete(slices.Clone(all), i, i+1)
		for _, p := range permutations(rest) {
			orders = append(orders, append([]string{first}, p...))
		}
	}
	return orders
}

func TestAChangeAResetAndADeactivationHaveOneResultInEveryOrder(t *testing.T) {
	t.Parallel()
	sets := [][]string{{"change", "reset"}, {"change", "deactivate"}, {"reset", "deactivate"}, {"change", "reset", "deactivate"}}
	const raced = 10 // mailboxes for each set of acts at once
	p := makePortal(t, 32+raced*len(sets))
	doors := []*portal{p, reopen(t, p.path, bolt.Options{}), reopen(t, p.path, bolt.Options{})} // as processes have them
	boxes := 0
	underChange := func() *mailboxUnderChange {
		m := &mailboxUnderChange{key: box(boxes)}
		boxes++
		in, err := p.try(t.Context(), m.key, right, "")
		if err != nil {
			t.Fatal(err)
		}
		m.generation = in.Generation
		return m
	}
	for _, acts := range sets {
		possible := map[outcome]bool{}
		for _, order := range permutations(acts) {
			want, m := predicted(order), underChange()
			for i, act := range order {
				if err := m.do(t.Context(), doors[i], act); err != nil {
					t.Fatal(err)
				}
			}
			if m.settle(t, p); m.outcome != want {
				t.Errorf("%s: %+v, want %+v", strings.Join(order, ", "), m.outcome, want)
			}
			possible[want] = true
		}
		for range raced {
			m := underChange()
			var wg sync.WaitGroup
			for i, act := range acts {
				wg.Go(func() {
					if err := m.do(t.Context(), doors[i], act); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			if m.settle(t, p); !possible[m.outcome] {
				t.Errorf("%s at once: %+v, which no order gives", strings.Join(acts, ", "), m.outcome)
			}
		}
	}
}
