package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"voiceportal/ivr/mailbox"
)

// layout is how one kind of record is written: its name for people, the newest version of its
// fields, and the walk over them. A field that came later is walked where c.version has it; an
// older record is read without it and written back with it at the next change.
type layout[T any] struct {
	name    string
	version byte
	fields  func(c *coder, v *T)
}

// A stored record is a version byte, a CRC-32C over key, version and body, and the body. The
// frame is the same for every version, so that damage is told from a newer program's writing.
const frame = 1 + crc32.Size

// checksum covers the key as well: neither a flipped bit nor a record that strayed to another
// key passes. It guards against accidents; the audit chain guards against people.
func checksum(key []byte, version byte, body []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	sum := crc32.Update(0, table, key)
	sum = crc32.Update(sum, table, []byte{version})
	return crc32.Update(sum, table, body)
}

// encode writes a record as it is stored under key.
func (l layout[T]) encode(key []byte, v T) []byte {
	c := coder{version: l.version, buf: make([]byte, frame, 256)}
	l.fields(&c, &v)
	c.buf[0] = l.version
	binary.BigEndian.PutUint32(c.buf[1:frame], checksum(key, l.version, c.buf[frame:]))
	return c.buf
}

// decode reads what encode wrote, of this version or an older one. Its errors are
// mailbox.ErrDamaged and mailbox.ErrNewer.
func (l layout[T]) decode(key, b []byte) (T, error) {
	var v T
	if len(b) < frame || binary.BigEndian.Uint32(b[1:frame]) != checksum(key, b[0], b[frame:]) {
		return v, fmt.Errorf("%w: the %s record does not match its checksum", mailbox.ErrDamaged, l.name)
	}
	if b[0] > l.version {
		return v, fmt.Errorf("%w: the %s record has version %d, this program knows versions up to %d",
			mailbox.ErrNewer, l.name, b[0], l.version)
	}
	c := coder{version: b[0], reading: true, buf: b[frame:], whole: string(b[frame:])}
	l.fields(&c, &v)
	if c.err == nil && len(c.buf) > 0 {
		c.fail()
	}
	if c.err != nil || b[0] == 0 {
		var zero T
		return zero, fmt.Errorf("%w: the %s record of version %d has unexpected bytes", mailbox.ErrDamaged, l.name, b[0])
	}
	return v, nil
}

// body is the record's fields alone, as a given version writes them.
func (l layout[T]) body(version byte, v T) []byte {
	c := coder{version: version}
	l.fields(&c, &v)
	return c.buf
}
