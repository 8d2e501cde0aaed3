package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// trim removes the first entries of a fake's audit.
func (f fake) trim(t testing.TB, through uint64) {
	t.Helper()
	f.act(t, func(tx *Tx) error { return tx.TrimAudit(through) })
}

func (f fake) seqs(t testing.TB) (seqs []uint64) {
	t.Helper()
	for e, err := range NewReader(f).Audit(0) {
		if err != nil {
			t.Fatal(err)
		}
		seqs = append(seqs, e.Seq)
	}
	return seqs
}

func TestATrimmedAuditStillVerifies(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		through []uint64
		left    []uint64
		trimmed uint64
	}{
		{"nothing", []uint64{0}, []uint64{4, 3, 2, 1}, 0},
		{"the first", []uint64{1}, []uint64{4, 3, 2}, 1},
		{"twice", []uint64{1, 2}, []uint64{4, 3}, 2},
		{"what is gone already", []uint64{2, 1}, []uint64{4, 3}, 2},
		{"all", []uint64{3}, []uint64{4}, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := populated(t)
			for _, through := range tt.through {
				f.trim(t, through)
			}
			f.act(t, func(tx *Tx) error {
				_, err := tx.AppendAudit(mailbox.AuditEntry{Act: "audit-trim"})
				return err
			})
			if diff := cmp.Diff(tt.left, f.seqs(t)); diff != "" {
				t.Errorf("entries left (-want +got):\n%s", diff)
			}
			r, err := Check(t.Context(), f, nil)
			if err != nil || !r.OK() || r.Trimmed != tt.trimmed || r.Audit != 4 {
				t.Errorf("check: %v, %v; trimmed through %d, last %d", r.Problems, err, r.Trimmed, r.Audit)
			}
		})
	}
}

// Old entries that somebody without the key leaves out must not pass for trimmed ones.
func TestAForgedCheckpointIsFoundOut(t *testing.T) {
	t.Parallel()
	keyed := func(prev, entry []byte) []byte { return Unkeyed(append([]byte("key"), prev...), entry) }
	for _, tt := range []struct {
		name  string
		forge func(t *testing.T, f fake)
		want  string
	}{
		{"entries taken out", func(_ *testing.T, f fake) {
			delete(f[BucketAudit], string(idKey(1)))
		}, "audit 1: the entry is missing"},
		{"a checkpoint without the key", func(t *testing.T, f fake) {
			e, err := auditLayout.decode(idKey(1), f[BucketAudit][string(idKey(1))])
			if err != nil {
				t.Fatal(err)
			}
			k := checkpoint{Seq: 1, Chain: e.Chain}
			k.Sign = k.signature(Unkeyed)
			delete(f[BucketAudit], string(idKey(1)))
			f[BucketState][string(checkpointKey)] = checkpointLayout.encode(checkpointKey, k)
		}, "audit checkpoint: its signature is wrong: it was changed, or written with another key"},
		{"a checkpoint taken out", func(t *testing.T, f fake) {
			trimKeyed(t, f, keyed, 2)
			delete(f[BucketState], string(checkpointKey))
		}, "audit 1: the entry is missing"},
		{"an older checkpoint put back", func(t *testing.T, f fake) {
			trimKeyed(t, f, keyed, 1)
			old := bytes.Clone(f[BucketState][string(checkpointKey)])
			trimKeyed(t, f, keyed, 2)
			f[BucketState][string(checkpointKey)] = old
		}, "audit 2: the entry is missing"},
		{"a checkpoint moved on", func(t *testing.T, f fake) {
			trimKeyed(t, f, keyed, 1)
			k, err := readCheckpoint(f)
			if err != nil {
				t.Fatal(err)
			}
			k.Seq = 2
			delete(f[BucketAudit], string(idKey(2)))
			f[BucketState][string(checkpointKey)] = checkpointLayout.encode(checkpointKey, k)
		}, "audit checkpoint: its signature is wrong: it was changed, or written with another key"},
		{"a flipped bit", func(t *testing.T, f fake) {
			trimKeyed(t, f, keyed, 1)
			f[BucketState][string(checkpointKey)][frame] ^= 1
		}, "audit checkpoint: read audit checkpoint"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := newFake()
			for range 3 {
				actKeyed(t, f, keyed, func(tx *Tx) error {
					_, err := tx.AppendAudit(mailbox.AuditEntry{Act: "lock"})
					return err
				})
			}
			tt.forge(t, f)
			r, err := Check(t.Context(), f, keyed)
			if err != nil || len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0].String(), tt.want) {
				t.Errorf("check: %v, %v, want %q", r.Problems, err, tt.want)
			}
		})
	}
}

func actKeyed(t testing.TB, f fake, chain Chain, fn func(*Tx) error) {
	t.Helper()
	tx, err := NewTx(f, chain)
	if err == nil {
		err = fn(tx)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.apply(tx.Finish().Writes)
}

func trimKeyed(t testing.TB, f fake, chain Chain, through uint64) {
	t.Helper()
	actKeyed(t, f, chain, func(tx *Tx) error { return tx.TrimAudit(through) })
}

func TestATrimRefusesWhatItCannotVouchFor(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		damage  func(fake)
		through uint64
		want    error // nil for any
	}{
		{"an entry that was never written", func(fake) {}, 4, nil},
		{"an entry that is missing", func(f fake) { delete(f[BucketAudit], string(idKey(2))) }, 2, mailbox.ErrDamaged},
		{"a damaged entry", func(f fake) { f[BucketAudit][string(idKey(2))][frame] ^= 1 }, 2, mailbox.ErrDamaged},
		{"a forged checkpoint", func(f fake) {
			k := checkpoint{Seq: 1, Sign: []byte("mine")}
			f[BucketState][string(checkpointKey)] = checkpointLayout.encode(checkpointKey, k)
		}, 2, mailbox.ErrDamaged},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := populated(t)
			tt.damage(f)
			tx, err := NewTx(f, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := tx.TrimAudit(tt.through); err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if c := tx.Finish(); c.Writes != nil {
				t.Error("it has written something")
			}
			if err := tx.TrimAudit(1); !errors.Is(err, errEnded) {
				t.Errorf("after the end: %v", err)
			}
		})
	}
}
