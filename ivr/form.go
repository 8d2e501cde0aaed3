package ivr

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// form writes the fields of a fact to a line, or reads them from one. A fact is described once,
// in facts.go, for both directions; so what is written can be read back.
//
// Fields have a fixed order. Those with a name are left out when they are zero. The first thing
// that cannot be read is kept in err; what follows is not read.
type form struct {
	reading bool
	line    []string // words: written so far, or left to read
	err     error
}

// put writes a word.
func (f *form) put(w string) { f.line = append(f.line, w) }

// pop reads the next word.
func (f *form) pop(want string) string {
	if f.err != nil {
		return ""
	}
	if len(f.line) == 0 {
		f.err = fmt.Errorf("the line ends where %s is wanted", want)
		return ""
	}
	w := f.line[0]
	f.line = f.line[1:]
	return w
}

// popNamed reads name=value if it comes next.
func (f *form) popNamed(name string) (value string, ok bool) {
	if f.err != nil || len(f.line) == 0 {
		return "", false
	}
	value, ok = strings.CutPrefix(f.line[0], name+"=")
	if ok {
		f.line = f.line[1:]
	}
	return value, ok
}

// fail keeps the first error.
func (f *form) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// bare is text without a name.
func (f *form) bare(what string, v *string) {
	if !f.reading {
		f.put(quoted(*v))
		return
	}
	*v = f.unquoted(what, f.pop(what))
}

// text is name=text.
func (f *form) text(name string, v *string) {
	if !f.reading {
		if *v != "" {
			f.put(name + "=" + quoted(*v))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		*v = f.unquoted(name, s)
	}
}

// number is name=number.
func (f *form) number(name string, v *int) {
	if !f.reading {
		if *v != 0 {
			f.put(name + "=" + strconv.Itoa(*v))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		n, err := strconv.Atoi(s)
		if err != nil {
			f.fail(fmt.Errorf("%s=%s is not a number", name, s))
		}
		*v = n
	}
}

// count is name=number for a number of things.
func (f *form) count(name string, v *int) {
	f.number(name, v)
	if f.reading && (*v < 0 || *v > maxKeys) {
		f.fail(fmt.Errorf("%s=%d is not from 0 to %d", name, *v, maxKeys))
	}
}

// maxKeys is more keys than any call has; a tape with more is broken.
const maxKeys = 1_000_000

// id is name=number for a message.
func (f *form) id(name string, v *uint64) {
	if !f.reading {
		if *v != 0 {
			f.put(name + "=" + strconv.FormatUint(*v, 10))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			f.fail(fmt.Errorf("%s=%s is not a number", name, s))
		}
		*v = n
	}
}

// flag is a word that stands there or not.
func (f *form) flag(name string, v *bool) {
	if !f.reading {
		if *v {
			f.put(name)
		}
		return
	}
	if f.err == nil && len(f.line) > 0 && f.line[0] == name {
		f.line = f.line[1:]
		*v = true
	}
}

// moment is name=instant.
func (f *form) moment(name string, v *time.Time) {
	if !f.reading {
		if !v.IsZero() {
			f.put(name + "=" + v.Format(time.RFC3339Nano))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		*v = f.instant(s)
	}
}

func (f *form) instant(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		f.fail(fmt.Errorf("%s is not an instant like 2025-11-04T09:14:00Z", s))
	}
	return utc(t)
}

// span is name=duration, in the form of a line's own instant.
func (f *form) span(name string, v *time.Duration) {
	if !f.reading {
		if *v != 0 {
			f.put(name + "=" + stamp(*v))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		d, err := parseStamp(s)
		if err != nil {
			f.fail(err)
		}
		*v = d
	}
}
