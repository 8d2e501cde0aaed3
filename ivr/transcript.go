package ivr

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
)

// String is the record's line in a transcript, without a line end: instant, mark, fact.
//
//	00:05.900 - collect_pin --pin_entered--> verify_pin
func (r Record) String() string {
	f := form{line: []string{stamp(r.At)}}
	if mv, ok := r.What.(Moved); ok {
		f.put(fmt.Sprintf("%c %s --%s--> %s", markNote, mv.From, mv.Trigger, mv.To))
		return strings.Join(f.line, " ")
	}
	k := kindOf(r.What)
	f.put(string(rune(k.mark)))
	f.put(k.word)
	f.fields(r.What)
	return strings.Join(f.line, " ")
}

// kindOf finds how a fact begins.
func kindOf(what Fact) kind {
	for _, k := range kinds() {
		if reflect.TypeOf(k.zero) == reflect.TypeOf(what) {
			return k
		}
	}
	return kind{markNote, "unknown", what} // the empty record
}

// WriteTranscript writes records, a line each.
func WriteTranscript(w io.Writer, records []Record) error {
	for _, r := range records {
		if _, err := io.WriteString(w, r.String()+"\n"); err != nil {
			return fmt.Errorf("write transcript: %w", err)
		}
	}
	return nil
}

// ParseTranscript reads what [Record.String] has written, a record a line; empty lines are
// skipped. An error begins with the number of the line.
func ParseTranscript(r io.Reader) ([]Record, error) {
	var all []Record
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimRight(lines.Text(), " \r")
		if line == "" {
			continue
		}
		rec, err := parseRecord(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, rec)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return all, nil
}

// maxLine is the longest line of a transcript, in bytes: a message's text and much to spare.
const maxLine = 1 << 20

func parseRecord(line string) (Record, error) {
	w, err := words(line)
	if err != nil {
		return Record{}, err
	}
	if len(w) < 3 {
		return Record{}, errors.New("a line has an instant, a mark and a fact, as in 00:01.200 < key")
	}
	at, err := parseStamp(w[0])
	if err != nil {
		return Record{}, err
	}
	what, err := parseFact(w[1], w[2:])
	return Record{At: at, What: what}, err
}

func parseFact(mark string, w []string) (Fact, error) {
	if mark == string(rune(markNote)) && len(w) > 1 && strings.HasPrefix(w[1], "--") {
		return parseMove(w)
	}
	for _, k := range kinds() {
		if mark != string(rune(k.mark)) || w[0] != k.word {
			continue
		}
		f := form{reading: true, line: w[1:]}
		what := f.fields(k.zero)
		if f.err == nil && len(f.line) > 0 {
			f.err = fmt.Errorf("%s does not belong here", f.line[0])
		}
		if f.err != nil {
			return nil, fmt.Errorf("%s: %w", k.word, f.err)
		}
		return what, nil
	}
	return nil, fmt.Errorf("unknown fact %s %s", mark, w[0])
}

// parseMove reads FROM --TRIGGER--> TO.
func parseMove(w []string) (Fact, error) {
	if len(w) == 3 {
		trigger, ok := strings.CutSuffix(strings.TrimPrefix(w[1], "--"), "-->")
		if ok && isName(w[0]) && isName(trigger) && isName(w[2]) {
			return Moved{State(w[0]), Trigger(trigger), State(w[2])}, nil
		}
	}
	return nil, errors.New("a move is STATE --TRIGGER--> STATE")
}

// isName reports whether s is in snake_case.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_0123456789") == ""
}

// stamp writes an instant as minutes, seconds and milliseconds: 00:05.900.
func stamp(d time.Duration) string {
	ms := d.Milliseconds()
	return fmt.Sprintf("%02d:%02d.%03d", ms/60_000, ms/1000%60, ms%1000)
}

// parseStamp reads what stamp writes, and nothing else.
func parseStamp(s string) (time.Duration, error) {
	var mins, sec, ms int64
	_, err := fmt.Sscanf(s, "%d:%d.%d", &mins, &sec, &ms)
	if err != nil || mins < 0 || mins > int64(maxLeg/time.Minute) {
		return 0, fmt.Errorf("%s is not an instant like 00:05.900", s)
	}
	d := time.Duration(mins)*time.Minute + time.Duration(sec)*time.Second + time.Duration(ms)*time.Millisecond
	if stamp(d) != s {
		return 0, fmt.Errorf("%s is not an instant like 00:05.900", s)
	}
	return d, nil
}
