package store

import (
	"bytes"
	"iter"
	"slices"
	"sort"
)

// Writes are what an act changes: values put and keys deleted, by bucket. The zero Writes are
// none.
type Writes struct{ tables map[Bucket]*table }

// table is the writes of one bucket. A nil value deletes its key.
type table struct {
	emptied bool // everything that the bucket held before is deleted
	values  map[string][]byte
	sorted  []Entry // of values; nil when stale
}

// IsEmpty reports whether nothing changes.
func (w *Writes) IsEmpty() bool { return len(w.tables) == 0 }

// Touches reports whether anything in the bucket changes.
func (w *Writes) Touches(b Bucket) bool { return w.tables[b] != nil }

// Emptied reports whether the bucket is to be emptied before its writes are applied.
func (w *Writes) Emptied(b Bucket) bool {
	t := w.tables[b]
	return t != nil && t.emptied
}

// In yields the writes of one bucket in key order; an entry whose Value is nil deletes its key.
func (w *Writes) In(b Bucket) iter.Seq[Entry] {
	return slices.Values(w.entries(b))
}

func (w *Writes) table(b Bucket) *table {
	if w.tables == nil {
		w.tables = make(map[Bucket]*table)
	}
	t := w.tables[b]
	if t == nil {
		t = &table{values: make(map[string][]byte)}
		w.tables[b] = t
	}
	return t
}

// put sets a key; a nil value deletes it.
func (w *Writes) put(b Bucket, key, value []byte) {
	t := w.table(b)
	t.values[string(key)] = value
	t.sorted = nil
}

// empty deletes everything in a bucket, what this act has put there included.
func (w *Writes) empty(b Bucket) {
	t := w.table(b)
	t.emptied = true
	clear(t.values)
	t.sorted = nil
}

// get returns what the act has written under key; ok is false where it has written nothing.
func (w *Writes) get(b Bucket, key []byte) (value []byte, ok bool) {
	t := w.tables[b]
	if t == nil {
		return nil, false
	}
	value, ok = t.values[string(key)]
	return value, ok || t.emptied
}

// entries are the writes of one bucket in key order. The slice is not changed by later writes.
func (w *Writes) entries(b Bucket) []Entry {
	t := w.tables[b]
	if t == nil {
		return nil
	}
	if t.sorted == nil {
		t.sorted = make([]Entry, 0, len(t.values))
		for key, value := range t.values {
			t.sorted = append(t.sorted, Entry{[]byte(key), value})
		}
		slices.SortFunc(t.sorted, func(x, y Entry) int { return bytes.Compare(x.Key, y.Key) })
	}
	return t.sorted
}

// position is where key is or would be in entries.
func position(entries []Entry, key []byte) int {
	return sort.Search(len(entries), func(i int) bool { return bytes.Compare(entries[i].Key, key) >= 0 })
}
