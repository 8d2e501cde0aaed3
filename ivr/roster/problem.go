package roster

import (
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
)

// Problem is what is wrong at one place of a file.
type Problem struct {
	Line   int           // the first line is 1
	Column int           // in bytes, the first is 1; 0 where the whole line is meant
	Field  mailbox.Field // what stands there, empty where that is not known
	Text   string        // what is wrong, and what to do
}

// Error tells the place and the problem: "5:12: e-mail: …". A text that names the field itself is not
// told it twice.
func (p *Problem) Error() string {
	place := fmt.Sprint(p.Line)
	if p.Column > 0 {
		place = fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	if p.Field != "" && !strings.Contains(p.Text, string(p.Field)+": ") {
		place += ": " + string(p.Field)
	}
	return place + ": " + p.Text
}
