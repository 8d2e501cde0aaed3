package proof_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// ledger is what people asked of a portal and what they heard, over all processes that were killed.
type ledger struct {
	asked map[string]bool     // by id
	heard map[string][]string // by id, in order
	boxes int
}

func newLedger(boxes int) *ledger {
	return &ledger{asked: map[string]bool{}, heard: map[string][]string{}, boxes: boxes}
}

// note takes a line of a user.
func (l *ledger) note(line string) {
	words := strings.Fields(line)
	switch {
	case len(words) == 4 && words[0] == "ask":
		l.asked[words[1]] = true
	case len(words) == 3 && words[0] == "heard":
		l.heard[words[1]] = append(l.heard[words[1]], words[2])
	}
}

// proofs says which entries of the audit must be there once for what was heard; one of the
// alternatives is enough.
var proofs = map[string][][]string{
	"incorrect":          {{mailbox.EntryWrongPIN}},
	"locked_out":         {{mailbox.EntryBarred}, {mailbox.EntryWrongPIN, mailbox.EntryLocked}},
	"main_menu":          {{mailbox.EntrySignIn}},
	"message_counts":     {{mailbox.EntrySignIn}},
	"temporary_in_use":   {{mailbox.EntrySignIn}},
	"enter_new_passcode": {{mailbox.EntrySignIn}},
	"passcode_changed":   {{mailbox.EntrySignIn, mailbox.EntryPINChanged}},
	"done":               {{"set-pin"}, {"reset-temporary"}, {"lock"}, {"unlock"}},
}

// check compares the ledger with the store, and says everything that is wrong.
func (l *ledger) check(ctx context.Context, p *portal) error {
	report, err := p.store.Check(ctx)
	if err != nil {
		return err
	}
	var wrong []error
	for _, problem := range report.Problems {
		wrong = append(wrong, fmt.Errorf("store check: %v", problem))
	}
	entries, err := p.AuditLog(ctx, mailbox.AuditFilter{}, 0)
	if err != nil {
		return err
	}
	slices.Reverse(entries)
	wrong = append(wrong, l.checkHeard(entries)...)
	err = p.store.View(ctx, func(r mailbox.Reader) error {
		mails := map[uint64][]mailbox.Mail{}
		for m, err := range r.Mails() {
			if err != nil {
				return err
			}
			mails[m.Audit] = append(mails[m.Audit], m)
		}
		for i := range l.boxes {
			m, err := r.Mailbox(box(i))
			if err != nil {
				return err
			}
			h := history{p: p, mails: mails, box: m, secret: right, generation: 1}
			for _, e := range entries {
				if e.Mailbox == m.Key {
					wrong = append(wrong, h.follow(ctx, e))
				}
			}
			wrong = append(wrong, h.end())
		}
		return nil
	})
	return errors.Join(append(wrong, err)...)
}

// checkHeard wants every outcome that was heard in the audit, once, and nothing there twice or that
// nobody asked for.
func (l *ledger) checkHeard(entries []mailbox.AuditEntry) (problems []error) {
	count := map[string]map[string]int{}
	for _, e := range entries {
		id := e.Correlation
		if id == "" {
			continue // the class
		}
		if !l.asked[id] {
			problems = append(problems, fmt.Errorf("entry %d, %s, belongs to nobody's act", e.Seq, e.Act))
		}
		if count[id] == nil {
			count[id] = map[string]int{}
		}
		if count[id][e.Act]++; count[id][e.Act] > 1 {
			problems = append(problems, fmt.Errorf("%s was done twice for %s", e.Act, id))
		}
	}
	for id, all := range l.heard {
		for _, heard := range all {
			if heard == "unavailable" {
				problems = append(problems, fmt.Errorf("%s: the portal was unavailable", id))
			}
			enough := func(acts []string) bool {
				return !slices.ContainsFunc(acts, func(act string) bool { return count[id][act] == 0 })
			}
			if ways := proofs[heard]; ways != nil && !slices.ContainsFunc(ways, enough) {
				problems = append(problems, fmt.Errorf("%s heard %q, which is not on the disk", id, heard))
			}
		}
	}
	return problems
}

// history follows one mailbox through the audit, and knows what it must look like in the end.
type history struct {
	p          *portal
	mails      map[uint64][]mailbox.Mail // by the audit entry of the act that caused them
	box        mailbox.Mailbox           // as it is on the disk
	failures   int
	lock       mailbox.LockKind
	secret     pin.PIN
	generation uint64
	before     pin.PIN // the PIN before the secret
}

// replace puts another PIN in force.
func (h *history) replace(with pin.PIN) {
	h.before, h.secret, h.generation = h.secret, with, h.generation+1
}

// pardon lifts a lock by the portal; that of an admin stays.
func (h *history) pardon() {
	if h.lock == mailbox.LockAuto {
		h.lock = mailbox.Unlocked
	}
}

// follow takes the next entry about the mailbox.
func (h *history) follow(ctx context.Context, e mailbox.AuditEntry) error {
	if e.FailuresBefore != h.failures && e.Act != mailbox.EntryLocked {
		return fmt.Errorf("entry %d, %s of %s: %d failures before it, the audit counts %d", e.Seq, e.Act, e.Mailbox, e.FailuresBefore, h.failures)
	}
	carries := 0 // mails that belong to the act
	switch e.Act {
	case mailbox.EntryWrongPIN:
		if h.failures++; h.failures > 5 {
			return fmt.Errorf("entry %d: failure %d of %s", e.Seq, h.failures, e.Mailbox)
		}
	case mailbox.EntryLocked:
		h.lock, carries = mailbox.LockAuto, 1
	case mailbox.EntrySignIn:
		if h.lock != mailbox.Unlocked {
			return fmt.Errorf("entry %d: somebody signed in to %s, which was locked", e.Seq, e.Mailbox)
		}
		h.failures = 0
	case mailbox.EntryPINChanged:
		h.replace(chosen(e.Correlation, e.Mailbox))
	case "set-pin":
		h.failures, carries = 0, 1
		h.pardon()
		h.replace(chosen(e.Correlation, e.Mailbox))
	case "reset-temporary":
		h.failures, carries = 0, 1
		h.pardon()
		if len(h.mails[e.Seq]) == 1 {
			secret, err := h.p.Secret(ctx, h.mails[e.Seq][0])
			if err != nil {
				return fmt.Errorf("the mail of entry %d: %w", e.Seq, err)
			}
			h.replace(secret)
		}
	case "unlock":
		h.failures, h.lock = 0, mailbox.Unlocked
	case "lock":
		h.lock = mailbox.LockAdmin
	}
	if n := len(h.mails[e.Seq]); n != carries {
		return fmt.Errorf("entry %d, %s of %s: %d mails, want %d", e.Seq, e.Act, e.Mailbox, n, carries)
	}
	return nil
}

// end compares the mailbox on the disk with what the audit says of it.
func (h *history) end() error {
	m := h.box
	if m.Failures != h.failures {
		return fmt.Errorf("%s has %d failures, its audit says %d", m.Key, m.Failures, h.failures)
	}
	if m.Lock.Kind != h.lock {
		return fmt.Errorf("%s has lock %q, its audit says %q", m.Key, m.Lock.Kind, h.lock)
	}
	if m.Credential.Generation != h.generation {
		return fmt.Errorf("%s has generation %d, its audit says %d", m.Key, m.Credential.Generation, h.generation)
	}
	proof := h.p.keys.Matcher(pin.Subject{Tenant: m.Tenant, Number: m.Born}, m.Credential.Verifier)
	if !proof.Match(h.secret) || proof.Match(h.before) && !h.before.Equal(h.secret) {
		return fmt.Errorf("%s does not open with the PIN that was committed last, or still with the one before", m.Key)
	}
	return nil
}
