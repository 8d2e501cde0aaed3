package ivr

import "strconv"

// String is the door's word on tapes, in the audit and in lists of calls: none, portal, mailbox,
// handset or message.
func (d Door) String() string {
	for _, n := range doors() {
		if n.value == d {
			return n.word
		}
	}
	return "door " + strconv.Itoa(int(d))
}
