package profile

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// FieldError is a field of a profile that cannot be used, or a whole file, then without a field.
type FieldError struct {
	File    string // as it was given to [Load]; empty for a profile that was made in code
	Line    int    // from 1; 0 where it is not known
	Field   string // as in the file: "pin.length.min"
	Problem string // and, where it is not plain, the next step
}

func (e *FieldError) Error() string {
	var where []string
	if e.File != "" && e.Line > 0 {
		where = append(where, e.File+":"+strconv.Itoa(e.Line))
	} else if e.File != "" {
		where = append(where, e.File)
	}
	if e.Field != "" {
		where = append(where, e.Field)
	}
	return strings.Join(append(where, e.Problem), ": ")
}

// valueError is a value that one of this package's types cannot read.
type valueError struct {
	node    ast.Node
	problem string
}

func (e *valueError) Error() string { return e.problem }

// located turns an error of the YAML library into one that names file, line and field.
func located(file string, body ast.Node, err error) *FieldError {
	found := &FieldError{File: file, Problem: err.Error()}
	var tk *token.Token
	if own, ok := errors.AsType[*valueError](err); ok {
		tk, found.Problem = own.node.GetToken(), own.problem
	} else if theirs, ok := errors.AsType[yaml.Error](err); ok {
		tk, found.Problem = theirs.GetToken(), theirs.GetMessage()
	}
	if _, ok := errors.AsType[*yaml.UnknownFieldError](err); ok {
		found.Problem = "there is no such field"
	}
	if _, ok := errors.AsType[*yaml.UnexpectedNodeTypeError](err); ok {
		found.Problem = "a value of another kind is wanted here"
	}
	if wrong, ok := errors.AsType[*yaml.TypeError](err); ok {
		found.Problem = wanted(wrong.DstType) + " wanted here"
	}
	if tk != nil {
		found.Line = tk.Position.Line
		found.Field = fieldOf(body, tk)
	}
	return found
}

// wanted is the kind of value that a field has, in words.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false is"
	case reflect.Int, reflect.Int64:
		return "a whole number is"
	case reflect.String:
		return "text is"
	case reflect.Slice:
		return "a list is"
	}
	return "fields are"
}

// fieldOf is the field whose key or value a token is, as "pin.length.min".
func fieldOf(body ast.Node, tk *token.Token) string {
	finder := &pathFinder{at: tk.Position.Offset}
	if body != nil {
		ast.Walk(finder, body)
	}
	return strings.TrimPrefix(strings.TrimPrefix(finder.path, "$"), ".")
}

// pathFinder walks a file and notes the deepest path that has a token at an offset.
type pathFinder struct {
	at   int
	path string
}

// Visit implements [ast.Visitor].
func (f *pathFinder) Visit(node ast.Node) ast.Visitor {
	if tk := node.GetToken(); tk != nil && tk.Position.Offset == f.at && len(node.GetPath()) > len(f.path) {
		f.path = node.GetPath()
	}
	return f
}
