package profile

import "github.com/goccy/go-yaml/ast"

// Digits is a string of digits in a YAML file, such as a PIN or a telephone number. It is the text
// as it stands there: YAML would take 0123 for an octal number and 007 for 7.
type Digits string

// UnmarshalYAML takes the text of a scalar. It fails on lists, mappings and on a missing value.
func (d *Digits) UnmarshalYAML(node ast.Node) error {
	switch node.Type() {
	case ast.IntegerType, ast.FloatType, ast.StringType:
		*d = Digits(node.GetToken().Value)
		return nil
	}
	return &valueError{node, "digits are wanted here"}
}
