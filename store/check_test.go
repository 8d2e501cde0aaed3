package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestCheckFindsNothingInASoundStore(t *testing.T) {
	t.Parallel()
	f := populated(t)
	r, err := Check(t.Context(), f, nil)
	want := Report{
		Records: map[Bucket]int{
			BucketState: 3, BucketTenants: 1, BucketBoxes: 1, BucketUsers: 1, BucketMessages: 3,
			BucketMails: 1, BucketCalls: 1, BucketAudit: 3, BucketChanges: 4,
		},
		Revision: 4, Audit: 3,
	}
	if d := cmp.Diff(want, r); d != "" || err != nil || !r.OK() {
		t.Errorf("report, %v (-want +got):\n%s", err, d)
	}
	if r, err := Check(t.Context(), newFake(), nil); !r.OK() || err != nil {
		t.Errorf("an empty store: %v, %v", r.Problems, err)
	}
}

// TestCheckNamesWhatIsWrong damages a store in one place and wants exactly these problems.
func TestCheckNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	box := mailbox.Key{Tenant: "harbor", Number: "4012"}
	other := mailbox.Key{Tenant: "harbor", Number: "4019"}
	audited := func(f fake, seq uint64, change func(*mailbox.AuditEntry)) {
		e, err := auditLayout.decode(idKey(seq), f[BucketAudit][string(idKey(seq))])
		if err != nil {
			t.Error(err)
		}
		change(&e)
		f[BucketAudit][string(idKey(seq))] = auditLayout.encode(idKey(seq), e)
	}
	for _, tt := range []struct {
		name   string
		damage func(fake)
		want   []string
	}{
		{
			"a flipped bit", func(f fake) { f[BucketTenants]["harbor"][frame] ^= 4 },
			[]string{`tenants "harbor": the store is damaged: the tenant record does not match its checksum`},
		},
		{"a record under another key", func(f fake) {
			f[BucketBoxes][string(boxKey(other))] = boxLayout.encode(boxKey(other), mailbox.Mailbox{Key: box})
		}, []string{"boxes harbor/4019: it is the record of harbor/4012"}},
		{
			"a mailbox that is missing in the index", func(f fake) { delete(f[BucketUsers], string(foldName("ana"))) },
			[]string{"boxes harbor/4012: its user name is not in the index"},
		},
		{"an index that names the wrong mailbox", func(f fake) {
			f[BucketUsers][string(foldName("ben"))] = userLayout.encode(foldName("ben"), other)
		}, []string{`users "BEN": the index names mailbox harbor/4019, which does not have this user name`}},
		{"messages without a mailbox", func(f fake) {
			delete(f[BucketBoxes], string(boxKey(box)))
			delete(f[BucketUsers], string(foldName("ana")))
			delete(f[BucketMessages], string(messageKey(box, 2)))
		}, []string{
			"messages harbor/4012 #1: its mailbox does not exist",
			"messages harbor/4012 #3: its mailbox does not exist",
		}},
		{"a mail with a number of the future", func(f fake) {
			f[BucketMails][string(idKey(9))] = mailLayout.encode(idKey(9), mailbox.Mail{ID: 9})
		}, []string{"mails 9: its number is beyond the last one given, 1"}},
		{"a changed audit entry", func(f fake) {
			audited(f, 2, func(e *mailbox.AuditEntry) { e.Actor = "nobody" })
		}, []string{"audit 2: the chain breaks here: the entry was changed, or written with another key"}},
		{"an audit entry with the number of another", func(f fake) {
			audited(f, 2, func(e *mailbox.AuditEntry) { e.Seq = 3 })
		}, []string{"audit 2: it is entry 3"}},
		{
			"a damaged audit entry", func(f fake) { f[BucketAudit][string(idKey(1))][frame] ^= 1 },
			[]string{"audit 1: the store is damaged: the audit record does not match its checksum"},
		},
		{
			"an audit entry taken out", func(f fake) { delete(f[BucketAudit], string(idKey(2))) },
			[]string{"audit 2: the entry is missing"},
		},
		{
			"the last audit entry taken out", func(f fake) { delete(f[BucketAudit], string(idKey(3))) },
			[]string{"audit 3: the entry is missing: 3 were written"},
		},
		{"the last audit entry replaced by another one, well chained", func(f fake) {
			audited(f, 3, func(e *mailbox.AuditEntry) {
				e.Actor = "nobody"
				e.Chain = link(Unkeyed, chainOf(f, 2), auditLayout.version, *e)
			})
		}, []string{"audit 3: it is not the entry that was written last"}},
		{"an audit entry too many", func(f fake) {
			e := mailbox.AuditEntry{Seq: 4}
			e.Chain = link(Unkeyed, chainOf(f, 3), auditLayout.version, e)
			f[BucketAudit][string(idKey(4))] = auditLayout.encode(idKey(4), e)
		}, []string{"audit 4: nobody wrote this entry: 3 were written"}},
		{
			"a change log with a gap", func(f fake) { delete(f[BucketChanges], string(idKey(2))) },
			[]string{"changes 3: revision 2 was to be here"},
		},
		{
			"a change log that ends early", func(f fake) { delete(f[BucketChanges], string(idKey(4))) },
			[]string{"changes: the log ends before revision 4"},
		},
		{
			"a state record that nobody knows", func(f fake) { f[BucketState]["stray"] = nil },
			[]string{"stray: the store is damaged: nobody knows this record"},
		},
		{
			"a damaged clock", func(f fake) { f[BucketState]["clock"][frame] ^= 1 },
			[]string{"clock: the store is damaged: the clock record does not match its checksum"},
		},
		{"a record of a newer version", func(f fake) {
			l := layout[mailbox.Call]{"call", 2, callFields}
			f[BucketCalls]["c1"] = l.encode([]byte("c1"), mailbox.Call{ID: "c1"})
		}, []string{`calls "c1": the store was written by a newer version: ` +
			"the call record has version 2, this program knows versions up to 1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := populated(t)
			tt.damage(f)
			r, err := Check(t.Context(), f, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range r.Problems {
				got = append(got, p.String())
			}
			if d := cmp.Diff(tt.want, got); d != "" || r.OK() {
				t.Errorf("problems (-want +got):\n%s", d)
			}
		})
	}
}

// chainOf is the chain value of an audit entry.
func chainOf(f fake, seq uint64) []byte {
	e, _, _ := get(f, auditLayout, BucketAudit, idKey(seq))
	return e.Chain
}

func TestCheckNeedsTheChainThatTheAuditWasWrittenWith(t *testing.T) {
	t.Parallel()
	keyed := func(prev, entry []byte) []byte { return Unkeyed(prev, append([]byte("key"), entry...)) }
	r, err := Check(t.Context(), populated(t), keyed)
	if err != nil || len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0].String(), "audit 1: the chain breaks here") {
		t.Errorf("problems %v, %v, want a break at entry 1", r.Problems, err)
	}
}

func TestAReportIsBounded(t *testing.T) {
	t.Parallel()
	var r Report
	for i := range problemsKept + 7 {
		r.Add("boxes", fmt.Sprint(i))
	}
	if len(r.Problems) != problemsKept || r.More != 7 {
		t.Errorf("%d problems and %d more, want %d and 7", len(r.Problems), r.More, problemsKept)
	}
}

func TestCheckEndsWhereTheStoreCannotBeRead(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken page")
	if _, err := Check(t.Context(), damaged{broken}, nil); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Check(ctx, populated(t), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
