package store

import (
	"bytes"
	"errors"
	"iter"
	"maps"
	"slices"
	"testing"

	"voiceportal/ivr/mailbox"
)

// fake is a snapshot of plain maps, and a store of the simplest kind.
type fake map[Bucket]map[string][]byte

func newFake() fake {
	f := make(fake)
	for _, b := range Buckets() {
		f[b] = make(map[string][]byte)
	}
	return f
}

func (f fake) Get(b Bucket, key []byte) ([]byte, error) { return f[b][string(key)], nil }

func (f fake) Ascend(b Bucket, from []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, k := range slices.Sorted(maps.Keys(f[b])) {
			if k >= string(from) && !yield(Entry{[]byte(k), f[b][k]}, nil) {
				return
			}
		}
	}
}

func (f fake) Descend(b Bucket, below []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, k := range slices.Backward(slices.Sorted(maps.Keys(f[b]))) {
			if (below == nil || k < string(below)) && !yield(Entry{[]byte(k), f[b][k]}, nil) {
				return
			}
		}
	}
}

func (f fake) apply(w *Writes) {
	for _, b := range Buckets() {
		if w.Emptied(b) {
			clear(f[b])
		}
		for e := range w.In(b) {
			if e.Value == nil {
				delete(f[b], string(e.Key))
			} else {
				f[b][string(e.Key)] = bytes.Clone(e.Value)
			}
		}
	}
}

// act commits an act on a fake.
func (f fake) act(t testing.TB, fn func(*Tx) error) Commit {
	t.Helper()
	tx, err := NewTx(f, nil)
	if err == nil {
		err = fn(tx)
	}
	if err != nil {
		t.Fatalf("act: %v", err)
	}
	c := tx.Finish()
	if c.Writes != nil {
		f.apply(c.Writes)
	}
	return c
}

// populated is a fake with a record of every kind.
func populated(t testing.TB) fake {
	t.Helper()
	f := newFake()
	key := mailbox.Key{Tenant: "harbor", Number: "4012"}
	f.act(t, func(tx *Tx) error {
		_, mail := tx.PutMail(mailbox.Mail{Mailbox: key})
		return errors.Join(
			tx.PutTenant(mailbox.Tenant{ID: "harbor"}),
			tx.PutMailbox(mailbox.Mailbox{Key: key, Owner: mailbox.Owner{UserName: "ana"}}),
			tx.PutClock(mailbox.Clock{Mode: mailbox.ClockLab}),
			tx.PutClass(mailbox.Class{Name: "training"}),
			tx.PutCall(mailbox.Call{ID: "c1"}),
			mail,
		)
	})
	for range 3 {
		f.act(t, func(tx *Tx) error {
			_, message := tx.PutMessage(mailbox.Message{Mailbox: key})
			_, entry := tx.AppendAudit(mailbox.AuditEntry{Act: "message", Mailbox: key})
			return errors.Join(message, entry)
		})
	}
	return f
}

// damaged is a snapshot whose every use fails.
type damaged struct{ err error }

func (d damaged) Get(Bucket, []byte) ([]byte, error)             { return nil, d.err }
func (d damaged) Ascend(Bucket, []byte) iter.Seq2[Entry, error]  { return failed(d.err) }
func (d damaged) Descend(Bucket, []byte) iter.Seq2[Entry, error] { return failed(d.err) }
