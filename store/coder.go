package store

import (
	"encoding/binary"
	"errors"
	"time"
)

// errMalformed is a record whose bytes do not say what its layout expects.
var errMalformed = errors.New("malformed record")

// coder walks over the fields of a record, and writes them or reads them. One function per
// record names the fields in their order and serves both ways, so that writer and reader cannot
// drift apart. There is no way to hand it a PIN.
//
// The encoding is canonical: a value has one form, and a reader refuses every other one.
type coder struct {
	version byte   // of the layout that is walked
	reading bool   // else writing
	buf     []byte // what is written so far, or what is left to read
	whole   string // all that there is to read: texts are parts of it and not copies, each on its own
	err     error  // the first problem met; once set, reads give zero values
}

func (c *coder) fail() {
	if c.err == nil {
		c.err = errMalformed
	}
	c.buf = nil
}

// count is an unsigned number.
func (c *coder) count(v *uint64) {
	if !c.reading {
		c.buf = binary.AppendUvarint(c.buf, *v)
		return
	}
	x, n := binary.Uvarint(c.buf)
	if n <= 0 || n > 1 && c.buf[n-1] == 0 { // a last byte of zero would be left out
		c.fail()
		*v = 0
		return
	}
	*v, c.buf = x, c.buf[n:]
}

// signed is a number that may be negative, small ones short whatever their sign.
func (c *coder) signed(v *int64) {
	u := uint64(*v)<<1 ^ uint64(*v>>63)
	c.count(&u)
	*v = int64(u>>1) ^ -int64(u&1)
}

// integer is a signed number of the size of an int.
func (c *coder) integer(v *int) {
	x := int64(*v)
	c.signed(&x)
	*v = int(x)
}

// span is a length of time, in nanoseconds.
func (c *coder) span(v *time.Duration) {
	x := int64(*v)
	c.signed(&x)
	*v = time.Duration(x)
}

// flag is a truth value, one byte.
func (c *coder) flag(v *bool) {
	var u uint64
	if *v {
		u = 1
	}
	c.count(&u)
	if u > 1 {
		c.fail()
	}
	*v = u == 1
}

// instant is a point in time to the nanosecond; it is read back in UTC. The zero time stays the
// zero time.
func (c *coder) instant(v *time.Time) {
	set := !v.IsZero()
	c.flag(&set)
	if !set {
		*v = time.Time{}
		return
	}
	seconds, nanos := v.Unix(), uint64(v.Nanosecond())
	c.signed(&seconds)
	c.count(&nanos)
	if !c.reading {
		return
	}
	*v = time.Time{}
	if c.err != nil {
		return
	}
	t := time.Unix(seconds, int64(nanos%1e9)).UTC()
	if nanos >= 1e9 || t.IsZero() {
		c.fail()
		return
	}
	*v = t
}

// take reads a length and that many bytes, without copying them.
func (c *coder) take() []byte {
	var n uint64
	c.count(&n)
	if n > uint64(len(c.buf)) {
		c.fail()
		return nil
	}
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

// text is a string of any kind.
func text[S ~string](c *coder, v *S) {
	if c.reading {
		n := len(c.take())
		end := len(c.whole) - len(c.buf)
		*v = S(c.whole[end-n : end])
		return
	}
	n := uint64(len(*v))
	c.count(&n)
	c.buf = append(c.buf, *v...)
}

// blob is bytes of any kind. Empty ones are read back as nil.
func blob[B ~[]byte](c *coder, v *B) {
	if c.reading {
		*v = append(B(nil), c.take()...)
		return
	}
	n := uint64(len(*v))
	c.count(&n)
	c.buf = append(c.buf, *v...)
}

// list is a slice of fields that each is walked over. An empty slice is read back as nil.
func list[T any](c *coder, v *[]T, each func(*coder, *T)) {
	n := uint64(len(*v))
	c.count(&n)
	if c.reading {
		*v = nil
		if n > uint64(len(c.buf)) { // every field takes a byte at least
			c.fail()
			return
		}
		if n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		each(c, &(*v)[i])
	}
}

// optional is a part of a record that may be missing.
func optional[T any](c *coder, v **T, part func(*coder, *T)) {
	there := *v != nil
	c.flag(&there)
	if !there {
		*v = nil
		return
	}
	if c.reading {
		*v = new(T)
	}
	part(c, *v)
}
