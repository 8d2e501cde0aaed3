package tmf702

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// maxDepth is how deep a body may be nested: far deeper than any request needs.
const maxDepth = 32

// The ways in which a body is no JSON that can be trusted to mean one thing. They never quote it.
var (
	errEncoding  = errors.New("the body is not in UTF-8")
	errSyntax    = errors.New("the body is no JSON")
	errTwice     = errors.New("the body has an attribute twice")
	errDepth     = errors.New("the body is nested too deep")
	errMoreAfter = errors.New("something follows the JSON in the body")
)

// decode reads one JSON value. It is stricter than encoding/json, for of two readers of a doubtful
// body each may see another PIN in it: text must be UTF-8, and no name may stand twice. Numbers are
// kept as they were written.
func decode(body []byte) (any, error) {
	if !utf8.Valid(body) {
		return nil, errEncoding
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	v, err := decodeValue(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errMoreAfter
	}
	return v, nil
}

func decodeValue(d *json.Decoder, depth int) (any, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	t, err := d.Token()
	if err != nil {
		return nil, errSyntax
	}
	switch t {
	case json.Delim('{'):
		return decodeObject(d, depth)
	case json.Delim('['):
		return decodeList(d, depth)
	}
	return t, nil
}

func decodeObject(d *json.Decoder, depth int) (any, error) {
	o := object{}
	for d.More() {
		t, err := d.Token()
		name, ok := t.(string)
		if err != nil || !ok {
			return nil, errSyntax
		}
		if _, twice := o[name]; twice {
			return nil, errTwice
		}
		if o[name], err = decodeValue(d, depth+1); err != nil {
			return nil, err
		}
	}
	return o, end(d)
}

func decodeList(d *json.Decoder, depth int) (any, error) {
	list := []any{}
	for d.More() {
		v, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, end(d)
}

// end takes the bracket that closes an object or a list.
func end(d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return errSyntax
	}
	return nil
}
