// Package tape keeps transcripts: a tape is the transcript of one call with who called whom and
// when. It holds no PIN, since a transcript has none.
//
// A tape is a text file: lines that begin with # say what call it is, the others are its
// transcript.
package tape

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// Tape is a kept call.
type Tape struct {
	Name    string // of its file, without the ending
	From    mailbox.Key
	To      string    // what was dialled
	Started time.Time // portal time
	Records []ivr.Record
}

// Length is how long the call was.
func (t Tape) Length() time.Duration {
	if len(t.Records) == 0 {
		return 0
	}
	return t.Records[len(t.Records)-1].At
}

// The words of the first lines.
const (
	wordFrom    = "# from "
	wordTo      = "# to "
	wordStarted = "# started "
)

// Write writes a tape.
func (t Tape) Write(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s%s\n%s%s\n%s%s\n", wordFrom, t.From, wordTo, t.To, wordStarted, t.Started.UTC().Format(time.RFC3339))
	if err != nil {
		return fmt.Errorf("write tape: %w", err)
	}
	return ivr.WriteTranscript(w, t.Records)
}

// Read reads what [Tape.Write] has written.
func Read(r io.Reader) (Tape, error) {
	in := bufio.NewReader(r)
	var t Tape
	for {
		next, err := in.Peek(1)
		if err != nil || next[0] != '#' {
			break
		}
		line, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return Tape{}, fmt.Errorf("read tape: %w", err)
		}
		if err := t.headline(strings.TrimRight(line, "\r\n")); err != nil {
			return Tape{}, err
		}
	}
	if t.From.Number == "" || t.To == "" {
		return Tape{}, errors.New("this is no tape: it does not say who called whom")
	}
	var err error
	t.Records, err = ivr.ParseTranscript(in)
	return t, err
}

// headline reads one of the first lines; those that it does not know are for people.
func (t *Tape) headline(line string) error {
	if name, ok := strings.CutPrefix(line, wordFrom); ok {
		tenant, number, ok := strings.Cut(name, "/")
		if !ok || tenant == "" || number == "" {
			return fmt.Errorf("tape: %q is no number; want tenant/number", name)
		}
		t.From = mailbox.Key{Tenant: tenant, Number: number}
	}
	if to, ok := strings.CutPrefix(line, wordTo); ok {
		t.To = to
	}
	if at, ok := strings.CutPrefix(line, wordStarted); ok {
		started, err := time.Parse(time.RFC3339, at)
		if err != nil {
			return fmt.Errorf("tape: %q is no time; want 2025-11-04T09:14:00Z", at)
		}
		t.Started = started
	}
	return nil
}
