package profile

import (
	"errors"
	"path"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Load reads a profile from the content of a file and validates it. The profile gets the file's
// name without folder and ending. All errors are [FieldError]s, joined where there are several.
func Load(file string, src []byte) (*Profile, error) {
	parsed, err := parser.ParseBytes(src, 0)
	if err != nil {
		return nil, located(file, nil, err)
	}
	body, problem := onlyBody(parsed)
	if problem != "" {
		return nil, &FieldError{File: file, Problem: problem}
	}
	var content content
	if err := yaml.NodeToValue(body, &content, yaml.Strict()); err != nil {
		return nil, located(file, body, err)
	}
	p := content.profile(nameOf(file))
	var all []error
	for _, e := range p.problems() {
		e.File, e.Line = file, lineOf(parsed, e.Field)
		all = append(all, e)
	}
	if len(all) > 0 {
		return nil, errors.Join(all...)
	}
	return p, nil
}

// onlyBody is what the one document of a file holds, or what is wrong with the file.
func onlyBody(f *ast.File) (ast.Node, string) {
	var bodies []ast.Node
	for _, doc := range f.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.CommentType {
			bodies = append(bodies, doc.Body)
		}
	}
	switch {
	case len(bodies) == 0:
		return nil, "the file is empty; a profile has at least title, source, pin, onboard, reset, temporary and lockout"
	case len(bodies) > 1:
		return nil, "the file holds several documents; a profile is one"
	}
	switch bodies[0].Type() {
	case ast.MappingType, ast.MappingValueType:
		return bodies[0], ""
	}
	return nil, "the file holds no fields"
}

// nameOf is the name of the profile that a file holds.
func nameOf(file string) string {
	base := path.Base(filepath.ToSlash(file))
	return strings.TrimSuffix(base, path.Ext(base))
}

// lineOf is the line of a field, or of the nearest field around it that is there; 0 for none.
func lineOf(f *ast.File, field string) int {
	for field != "" {
		if p, err := yaml.PathString("$." + field); err == nil {
			if node, err := p.FilterFile(f); err == nil && node != nil {
				return node.GetToken().Position.Line
			}
		}
		field = field[:max(0, strings.LastIndexByte(field, '.'))]
	}
	return 0
}
