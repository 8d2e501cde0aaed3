package prompts

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"voiceportal/ivr"
)

// file is a catalogue file as it is written.
type file struct {
	Language string  `yaml:"language"`
	Prompts  entries `yaml:"prompts"`
}

// entries keeps the prompts in the order of the file, with their lines.
type entries struct{ list []entry }

// entry is one prompt of a file: a plain text, or a text with the forms of what it counts.
type entry struct {
	id     string
	line   int
	text   string
	counts map[string]countForms
}

// countForms are the forms of one counted value as they are written.
type countForms struct {
	None  string `yaml:"none"`
	One   string `yaml:"one"`
	Other string `yaml:"other"`
}

// read takes a catalogue file apart without judging its texts. Its errors name the line.
func read(name string, src []byte) (file, error) {
	var f file
	err := yaml.UnmarshalWithOptions(src, &f, yaml.Strict())
	if located, ok := errors.AsType[yaml.Error](err); ok {
		e := &Error{File: name, Problem: located.GetMessage()}
		if t := located.GetToken(); t != nil && t.Position != nil {
			e.Line = t.Position.Line
		}
		return f, e
	}
	if err != nil {
		return f, &Error{File: name, Problem: err.Error()}
	}
	return f, nil
}

// UnmarshalYAML reads the prompts one by one.
func (e *entries) UnmarshalYAML(node ast.Node) error {
	mapping, ok := node.(*ast.MappingNode)
	if !ok {
		return errors.New("prompts: want a list of names, each with its text")
	}
	for _, pair := range mapping.Values {
		key := pair.Key.GetToken()
		one := entry{id: key.Value, line: key.Position.Line}
		if err := one.decode(pair.Value); err != nil {
			return err
		}
		e.list = append(e.list, one)
	}
	return nil
}

func (e *entry) decode(node ast.Node) error {
	if _, long := node.(*ast.MappingNode); !long {
		return yaml.NodeToValue(node, &e.text, yaml.Strict())
	}
	var long struct {
		Text   string                `yaml:"text"`
		Counts map[string]countForms `yaml:"counts"`
	}
	if err := yaml.NodeToValue(node, &long, yaml.Strict()); err != nil {
		return err
	}
	e.text, e.counts = long.Text, long.Counts
	return nil
}

func (e *entries) has(id string) bool {
	return slices.ContainsFunc(e.list, func(one entry) bool { return one.id == id })
}

// template judges the text of a prompt against the values that the flow gives with it, and cuts
// it at its placeholders.
func (e *entry) template(given []ivr.Placeholder) (template, error) {
	if strings.TrimSpace(e.text) == "" {
		return nil, errors.New("has no text")
	}
	t, err := parseTemplate(e.text)
	if err != nil {
		return nil, err
	}
	if err := noDigits(e.text); err != nil {
		return nil, err
	}
	used := t.names()
	for _, p := range given {
		if !slices.Contains(used, p.Name) {
			return nil, fmt.Errorf("does not say the value {%s} that the flow gives with it", p.Name)
		}
	}
	for name := range e.counts {
		if !slices.Contains(used, name) {
			return nil, fmt.Errorf("counts %s, which its text does not say", name)
		}
	}
	for i := range t {
		if err := e.check(&t[i], given); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// check judges one placeholder and gives it the forms it counts with.
func (e *entry) check(p *part, given []ivr.Placeholder) error {
	if p.name == "" {
		return nil
	}
	at := slices.IndexFunc(given, func(g ivr.Placeholder) bool { return g.Name == p.name })
	if at < 0 {
		return fmt.Errorf("the flow gives no value {%s} with it; %s", p.name, listed(given))
	}
	raw, counted := e.counts[p.name]
	if !counted {
		return nil
	}
	if given[at].Kind != ivr.ArgNumber {
		return fmt.Errorf("counts %s, which is not a number", p.name)
	}
	for _, form := range []struct{ name, text string }{
		{"none", raw.None}, {"one", raw.One}, {"other", raw.Other},
	} {
		if err := checkForm(form.text); err != nil {
			return fmt.Errorf("form %s of %s: %w", form.name, p.name, err)
		}
	}
	p.counts = &forms{none: raw.None, one: raw.One, other: raw.Other}
	return nil
}

// checkForm judges the words for a counted value: a text whose only placeholder is {n}, once at
// most.
func checkForm(text string) error {
	t, err := parseTemplate(text)
	switch names := t.names(); {
	case err != nil:
		return err
	case strings.TrimSpace(text) == "":
		return errors.New("has no text")
	case len(names) > 1 || len(names) == 1 && names[0] != "n":
		return errors.New("may hold the number once, as {n}, and nothing else")
	}
	return noDigits(text)
}

// noDigits refuses digits in a text: what is spoken about a PIN must not be able to hold one.
func noDigits(text string) error {
	if strings.ContainsAny(text, "0123456789") {
		return errors.New("holds a digit; write numbers and keys in words")
	}
	return nil
}

// listed names the values of a prompt for an error.
func listed(given []ivr.Placeholder) string {
	if len(given) == 0 {
		return "it gives none"
	}
	names := make([]string, len(given))
	for i, g := range given {
		names[i] = "{" + g.Name + "}"
	}
	return "it gives " + strings.Join(names, ", ")
}
