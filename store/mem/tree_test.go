package mem

import (
	"encoding/binary"
	"hash/maphash"
	"iter"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"voiceportal/store"
)

// TestATreeHoldsWhatAMapHolds changes a tree at random and compares it with a map; every older
// tree must stay as it was.
func TestATreeHoldsWhatAMapHolds(t *testing.T) {
	t.Parallel()
	seed := maphash.MakeSeed()
	anyKey := rapid.StringOfN(rapid.SampledFrom([]rune("\x00ab")), 0, 3, -1)
	rapid.Check(t, func(t *rapid.T) {
		type version struct {
			tree *node
			want map[string]string
		}
		now := version{nil, map[string]string{}}
		versions := []version{now}
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			now.want = maps.Clone(now.want)
			k, v := anyKey.Draw(t, "key"), anyKey.Draw(t, "value")
			if rapid.Bool().Draw(t, "put") {
				now.want[k] = v
				now.tree = now.tree.put(seed, store.Entry{Key: []byte(k), Value: []byte(v)})
			} else {
				delete(now.want, k)
				now.tree = now.tree.without([]byte(k))
			}
			versions = append(versions, now)
		}
		from := anyKey.Draw(t, "from")
		for i, v := range versions {
			keys := slices.Sorted(maps.Keys(v.want))
			at, _ := slices.BinarySearch(keys, from)
			below := slices.Clone(keys[:at])
			slices.Reverse(below)
			s := snapshot{seed, map[store.Bucket]*node{store.BucketBoxes: v.tree}}
			for way, pair := range map[string][2][]string{
				"all":        {names(s.Ascend(store.BucketBoxes, nil)), keys},
				"ascending":  {names(s.Ascend(store.BucketBoxes, []byte(from))), keys[at:]},
				"descending": {names(s.Descend(store.BucketBoxes, []byte(from))), below},
			} {
				if !slices.Equal(pair[0], pair[1]) {
					t.Errorf("version %d, %s from %q: %q, want %q", i, way, from, pair[0], pair[1])
				}
			}
			got := map[string]string{}
			for _, k := range keys {
				b, _ := s.Get(store.BucketBoxes, []byte(k))
				got[k] = string(b)
			}
			if d := cmp.Diff(v.want, got); d != "" {
				t.Errorf("version %d (-want +got):\n%s", i, d)
			}
		}
	})
}

func names(scan iter.Seq2[store.Entry, error]) (names []string) {
	for e := range scan {
		names = append(names, string(e.Key))
	}
	return names
}

func TestATreeStaysFlatWhateverTheOrder(t *testing.T) {
	t.Parallel()
	seed := maphash.MakeSeed()
	var tree *node
	const n = 1 << 14
	for i := range uint64(n) {
		tree = tree.put(seed, store.Entry{Key: binary.BigEndian.AppendUint64(nil, i), Value: []byte{1}})
	}
	var depth func(*node) int
	depth = func(n *node) int {
		if n == nil {
			return 0
		}
		return 1 + max(depth(n.left), depth(n.right))
	}
	if d := depth(tree); d > 5*14 { // 2 to 3 times the logarithm is usual
		t.Errorf("%d keys in order make a tree %d deep", n, d)
	}
}

func TestAScanMayBeLeft(t *testing.T) {
	t.Parallel()
	seed := maphash.MakeSeed()
	var tree *node
	for _, k := range []string{"a", "b", "c"} {
		tree = tree.put(seed, store.Entry{Key: []byte(k), Value: []byte(k)})
	}
	s := snapshot{seed, map[store.Bucket]*node{store.BucketBoxes: tree}}
	for want, scan := range map[string]iter.Seq2[store.Entry, error]{
		"a": s.Ascend(store.BucketBoxes, nil), "c": s.Descend(store.BucketBoxes, nil),
	} {
		var seen string
		for e := range scan {
			seen += string(e.Key)
			break
		}
		if seen != want {
			t.Errorf("scan left after the first entry saw %q, want %q", seen, want)
		}
	}
}
