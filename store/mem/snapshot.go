package mem

import (
	"hash/maphash"
	"iter"

	"voiceportal/store"
)

var _ store.Snapshot = snapshot{}

// snapshot is one state of all buckets. It is never changed once made.
type snapshot struct {
	seed  maphash.Seed
	trees map[store.Bucket]*node
}

func (s snapshot) Get(b store.Bucket, key []byte) ([]byte, error) {
	return s.trees[b].get(key), nil
}

func (s snapshot) Ascend(b store.Bucket, from []byte) iter.Seq2[store.Entry, error] {
	return func(yield func(store.Entry, error) bool) { s.trees[b].ascend(from, yield) }
}

func (s snapshot) Descend(b store.Bucket, below []byte) iter.Seq2[store.Entry, error] {
	return func(yield func(store.Entry, error) bool) { s.trees[b].descend(below, yield) }
}

// with returns the state after the writes.
func (s snapshot) with(w *store.Writes) snapshot {
	trees := make(map[store.Bucket]*node, len(store.Buckets()))
	for _, b := range store.Buckets() {
		tree := s.trees[b]
		if w.Emptied(b) {
			tree = nil
		}
		for e := range w.In(b) {
			if e.Value == nil {
				tree = tree.without(e.Key)
			} else {
				tree = tree.put(s.seed, e)
			}
		}
		trees[b] = tree
	}
	return snapshot{s.seed, trees}
}
