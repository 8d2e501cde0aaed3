package mem

// Copy makes a store with the same content, at once whatever its size: the two share what neither
// changes any more. Later acts on one are unknown to the other.
func (s *Store) Copy() *Store {
	c := New(s.options)
	c.current.Store(s.current.Load())
	return c
}
