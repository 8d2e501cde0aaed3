package mem

import (
	"bytes"
	"hash/maphash"

	"voiceportal/store"
)

// node is a treap: ordered by key, a heap by weight. Nodes are never changed once they are made;
// a change copies the path to it and shares the rest, so that every root is a snapshot.
type node struct {
	entry       store.Entry
	weight      uint64
	left, right *node
}

// leaf makes a tree of one entry. Weights come from a hash of the key under a seed of the store,
// so that no choice of keys makes a tree deep.
func leaf(seed maphash.Seed, e store.Entry) *node {
	return &node{entry: e, weight: maphash.Bytes(seed, e.Key)}
}

// get returns the value under key, nil for none.
func (n *node) get(key []byte) []byte {
	for n != nil {
		switch c := bytes.Compare(key, n.entry.Key); {
		case c < 0:
			n = n.left
		case c > 0:
			n = n.right
		default:
			return n.entry.Value
		}
	}
	return nil
}

// put returns the tree with an entry added or replaced.
func (n *node) put(seed maphash.Seed, e store.Entry) *node {
	less, rest := n.split(e.Key)
	_, more := rest.split(append(bytes.Clone(e.Key), 0))
	return join(join(less, leaf(seed, e)), more)
}

// without returns the tree with a key removed.
func (n *node) without(key []byte) *node {
	less, rest := n.split(key)
	_, more := rest.split(append(bytes.Clone(key), 0))
	return join(less, more)
}

// split returns the keys below key, and the others.
func (n *node) split(key []byte) (less, rest *node) {
	if n == nil {
		return nil, nil
	}
	top := *n
	if bytes.Compare(n.entry.Key, key) < 0 {
		top.right, rest = n.right.split(key)
		return &top, rest
	}
	less, top.left = n.left.split(key)
	return less, &top
}

// join returns the entries of both trees; every key of less is below every key of more.
func join(less, more *node) *node {
	switch {
	case less == nil:
		return more
	case more == nil:
		return less
	case less.weight >= more.weight:
		top := *less
		top.right = join(less.right, more)
		return &top
	default:
		top := *more
		top.left = join(less, more.left)
		return &top
	}
}

// ascend yields entries upwards from a key, inclusive; it reports whether to go on.
func (n *node) ascend(from []byte, yield func(store.Entry, error) bool) bool {
	if n == nil {
		return true
	}
	if bytes.Compare(n.entry.Key, from) < 0 {
		return n.right.ascend(from, yield)
	}
	return n.left.ascend(from, yield) && yield(n.entry, nil) && n.right.ascend(from, yield)
}

// descend yields entries downwards below a key, exclusive, from the last one for nil; it reports
// whether to go on.
func (n *node) descend(below []byte, yield func(store.Entry, error) bool) bool {
	if n == nil {
		return true
	}
	if below != nil && bytes.Compare(n.entry.Key, below) >= 0 {
		return n.left.descend(below, yield)
	}
	return n.right.descend(below, yield) && yield(n.entry, nil) && n.left.descend(below, yield)
}
