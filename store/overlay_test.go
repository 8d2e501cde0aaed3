package store

import (
	"bytes"
	"errors"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestAnOverlayReadsLikeAStoreWithItsWritesApplied writes at random over a random base and
// compares every way of reading with the same writes done for good.
func TestAnOverlayReadsLikeAStoreWithItsWritesApplied(t *testing.T) {
	t.Parallel()
	anyKey := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 'a', 0xff}), 1, 2)
	rapid.Check(t, func(t *rapid.T) {
		base, want := newFake(), newFake()
		for _, k := range rapid.SliceOfN(anyKey, 0, 6).Draw(t, "base") {
			base[BucketBoxes][string(k)], want[BucketBoxes][string(k)] = []byte("base"), []byte("base")
		}
		var writes Writes
		over := overlay{base, &writes}
		for range rapid.IntRange(0, 8).Draw(t, "writes") {
			k := anyKey.Draw(t, "key")
			switch rapid.SampledFrom([]string{"put", "put", "delete", "empty", "read"}).Draw(t, "write") {
			case "put":
				writes.put(BucketBoxes, k, []byte("own"))
			case "delete":
				writes.put(BucketBoxes, k, nil)
			case "empty":
				writes.empty(BucketBoxes)
			case "read": // makes the sorted writes, which a later write must renew
				gather(over.Ascend(BucketBoxes, nil))
			}
		}
		want.apply(&writes)
		k := rapid.OneOf(anyKey, rapid.Just([]byte(nil))).Draw(t, "from")
		for name, pair := range map[string][2][]Entry{
			"ascending":  {gather(over.Ascend(BucketBoxes, k)), gather(want.Ascend(BucketBoxes, k))},
			"descending": {gather(over.Descend(BucketBoxes, k)), gather(want.Descend(BucketBoxes, k))},
		} {
			if d := cmp.Diff(pair[1], pair[0]); d != "" {
				t.Errorf("%s from %q (-want +got):\n%s", name, k, d)
			}
		}
		got, _ := over.Get(BucketBoxes, k)
		if wantValue, _ := want.Get(BucketBoxes, k); !bytes.Equal(got, wantValue) {
			t.Errorf("Get(%q) = %q, want %q", k, got, wantValue)
		}
	})
}

func gather(scan iter.Seq2[Entry, error]) (entries []Entry) {
	for e := range scan {
		entries = append(entries, e)
	}
	return entries
}

func TestDamageReachesWhoeverReads(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken page")
	if _, err := NewTx(damaged{broken}, nil); !errors.Is(err, broken) {
		t.Errorf("NewTx: error %v, want %v", err, broken)
	}
	var writes Writes
	writes.put(BucketBoxes, []byte("k"), []byte("v"))
	over := overlay{damaged{broken}, &writes}
	for name, scan := range map[string]iter.Seq2[Entry, error]{
		"ascending": over.Ascend(BucketBoxes, nil), "descending": over.Descend(BucketBoxes, nil),
	} {
		times := 0
		for _, err := range scan {
			times++
			if !errors.Is(err, broken) {
				t.Errorf("%s: error %v, want %v", name, err, broken)
			}
		}
		if times != 1 {
			t.Errorf("%s: %d entries, want the error alone", name, times)
		}
	}
	r := NewReader(damaged{broken})
	for m, err := range r.Mailboxes("harbor", "") {
		if !errors.Is(err, broken) {
			t.Errorf("Mailboxes: %s, %v, want %v", m.Key, err, broken)
		}
	}
}
