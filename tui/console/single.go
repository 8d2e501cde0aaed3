package console

import tea "charm.land/bubbletea/v2"

// single lets a page have one reading of the accounts under way at a time. What changes meanwhile
// is read once more afterwards, however much it was: a bulk act by somebody else is a few readings,
// not thousands.
type single struct{ busy, again bool }

// begin starts a reading, or notes that another is wanted after the one under way.
func (s *single) begin(reading tea.Cmd) tea.Cmd {
	if s.busy {
		s.again = true
		return nil
	}
	s.busy = true
	return reading
}

// end is the answer's arrival; it reports whether to read again.
func (s *single) end() (again bool) {
	again = s.again
	s.busy, s.again = false, false
	return again
}
