package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/mem"
)

var randomTests = []test{
	{"random acts leave what they leave in a store in memory", randomActs},
}

// randomActs does the same random acts on the store and on one in memory. Answers, contents,
// revisions and reported changes must be the same.
func randomActs(t *testing.T, s mailbox.Store) {
	oracle := mem.New(mem.Options{})
	t.Cleanup(func() { closeStore(t, oracle) })
	got, want := watch(t, t.Context(), s), watch(t, t.Context(), oracle)
	rapid.Check(t, func(r *rapid.T) {
		// The stores go on from one check to the next; a clear makes each begin alike.
		begin := func(tx mailbox.Tx) error { return tx.Clear() }
		update(t, s, begin)
		update(t, oracle, begin)
		for range rapid.IntRange(1, 5).Draw(r, "acts") {
			a := drawAct(r)
			gotAnswers, gotErr := a.do(t, s)
			wantAnswers, wantErr := a.do(t, oracle)
			if fmt.Sprint(gotAnswers, gotErr) != fmt.Sprint(wantAnswers, wantErr) {
				r.Fatalf("answers %q, %v, want %q, %v", gotAnswers, gotErr, wantAnswers, wantErr)
			}
		}
		if d := cmp.Diff(contents(t, oracle), contents(t, s)); d != "" {
			r.Fatalf("contents (-want +got):\n%s", d)
		}
	})
	update(t, s, func(tx mailbox.Tx) error { return tx.PutCall(mailbox.Call{ID: "last"}) })
	update(t, oracle, func(tx mailbox.Tx) error { return tx.PutCall(mailbox.Call{ID: "last"}) })
	diff(t, "changes", upTo(t, got, "last"), upTo(t, want, "last"))
}

func upTo(t testing.TB, changes <-chan mailbox.Change, record string) (taken []mailbox.Change) {
	t.Helper()
	for {
		one := take(t, changes, 1)
		taken = append(taken, one...)
		if len(one) == 0 || one[0].Record == record {
			return taken
		}
	}
}

// randomAct is a few steps, and whether the act then fails.
type randomAct struct {
	steps []randomStep
	fails bool
}

// randomStep is one call of a transaction, on one of few records, so that steps often meet.
type randomStep struct {
	call   string
	number string
	name   string
	id     uint64
	value  int
}

func drawAct(r *rapid.T) randomAct {
	step := rapid.Custom(func(r *rapid.T) randomStep {
		return randomStep{
			call: rapid.SampledFrom([]string{
				"tenant", "mailbox", "mailbox", "delete mailbox", "message", "message", "delete message",
				"mail", "audit", "clock", "class", "call", "delete call",
				"throttle", "delete throttle", "token", "delete token", "subscription", "delete subscription",
				"job", "delete job", "request", "delete request", "tape", "delete tape", "clear", "read",
			}).Draw(r, "call"),
			number: rapid.SampledFrom([]string{"4", "40", "4012", "4019", "41"}).Draw(r, "number"),
			name:   rapid.SampledFrom([]string{"", "", "ana", "Ana", "ben", "ß", "ẞ"}).Draw(r, "name"),
			id:     rapid.SampledFrom([]uint64{0, 0, 0, 1, 2, 3, 256}).Draw(r, "id"),
			value:  rapid.IntRange(0, 3).Draw(r, "value"),
		}
	})
	return randomAct{
		steps: rapid.SliceOfN(step, 0, 12).Draw(r, "steps"),
		fails: rapid.IntRange(0, 4).Draw(r, "fails") == 0,
	}
}

func (a randomAct) do(t testing.TB, s mailbox.Store) (answers []string, err error) {
	err = s.Update(t.Context(), func(tx mailbox.Tx) error {
		answers = nil
		for _, step := range a.steps {
			id, err := step.do(tx)
			answers = append(answers, fmt.Sprint(id, err))
		}
		if a.fails {
			return errChanged
		}
		return nil
	})
	return answers, err
}

// do makes the call and returns the id that it gave, and a word on its error.
func (s randomStep) do(tx mailbox.Tx) (answer any, err error) {
	k := mailbox.Key{Tenant: "harbor", Number: s.number}
	at := time.Date(2026, 11, 22, 9, s.value, 0, 0, time.UTC)
	switch s.call {
	case "tenant":
		return nil, tx.PutTenant(mailbox.Tenant{ID: "t" + s.number, Name: s.name})
	case "mailbox":
		owner := mailbox.Owner{UserName: s.name}
		return nil, tx.PutMailbox(mailbox.Mailbox{Key: k, Owner: owner, Failures: s.value})
	case "delete mailbox":
		return nil, tx.DeleteMailbox(k)
	case "message":
		return tx.PutMessage(mailbox.Message{ID: s.id, Mailbox: k, At: at})
	case "delete message":
		return nil, tx.DeleteMessage(k, s.id)
	case "mail":
		return tx.PutMail(mailbox.Mail{ID: s.id, ToName: s.name})
	case "audit":
		return tx.AppendAudit(mailbox.AuditEntry{At: at, Mailbox: k, Detail: s.name})
	case "clock":
		return nil, tx.PutClock(mailbox.Clock{High: at})
	case "class":
		return nil, tx.PutClass(mailbox.Class{Name: s.name})
	case "call":
		return nil, tx.PutCall(mailbox.Call{ID: s.number, Started: at})
	case "delete call":
		return nil, tx.DeleteCall(s.number)
	case "throttle":
		return nil, tx.PutThrottle(mailbox.Throttle{Name: s.number, Times: []time.Time{at}})
	case "delete throttle":
		return nil, tx.DeleteThrottle(s.number)
	case "tape":
		return nil, tx.PutTape(mailbox.Tape{ID: s.number, Text: s.name})
	case "delete tape":
		return nil, tx.DeleteTape(s.number)
	case "clear":
		return nil, tx.Clear()
	case "read":
		return Read(tx, "harbor")
	}
	return nil, s.api(tx)
}

// api is the step on a record of the REST front.
func (s randomStep) api(tx mailbox.Tx) error {
	switch s.call {
	case "token":
		return tx.PutToken(mailbox.Token{ID: s.number, Name: s.name})
	case "delete token":
		return tx.DeleteToken(s.number)
	case "subscription":
		return tx.PutSubscription(mailbox.Subscription{ID: s.number, Tries: s.value})
	case "delete subscription":
		return tx.DeleteSubscription(s.number)
	case "job":
		return tx.PutJob(mailbox.Job{ID: s.number, Done: s.value})
	case "delete job":
		return tx.DeleteJob(s.number)
	case "request":
		return tx.PutRequest(mailbox.Request{Key: s.number, Result: s.name})
	case "delete request":
		return tx.DeleteRequest(s.number)
	}
	return fmt.Errorf("no step is called %q", s.call)
}
