package profile

import (
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"voiceportal/ivr/pin"
)

// The types of this file read values that a file has in words.

// duration is a length of time: 30d, 24h, 90s.
type duration int64

// UnmarshalYAML reads the text of the value, whatever YAML takes it for.
func (d *duration) UnmarshalYAML(node ast.Node) error {
	parsed, err := ParseDuration(node.GetToken().Value)
	if err != nil {
		return &valueError{node, err.Error()}
	}
	*d = duration(parsed)
	return nil
}

// depth is how many previous PINs are judged: a number, or all.
type depth int

// UnmarshalYAML reads the number or the word.
func (d *depth) UnmarshalYAML(node ast.Node) error {
	text := node.GetToken().Value
	if text == "all" {
		*d = pin.HistoryAll
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return &valueError{node, strconv.Quote(text) + " is no depth; write a number or all"}
	}
	*d = depth(n)
	return nil
}

// keeps is which PINs enter the history: every one, or personal ones only.
type keeps bool

// UnmarshalYAML reads the word.
func (k *keeps) UnmarshalYAML(node ast.Node) error {
	return oneOf(node, (*bool)(k), "every", "personal")
}

// uses is how often a temporary PIN works: until-changed, or once.
type uses bool

// UnmarshalYAML reads the word.
func (u *uses) UnmarshalYAML(node ast.Node) error {
	return oneOf(node, (*bool)(u), "until-changed", "once")
}

// oneOf reads one of two words into what the second one means.
func oneOf(node ast.Node, means *bool, no, yes string) error {
	switch text := node.GetToken().Value; text {
	case no, yes:
		*means = text == yes
		return nil
	default:
		return &valueError{node, strconv.Quote(text) + " is not known; write " + no + " or " + yes}
	}
}
