package prompts

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"voiceportal/ivr"
)

//go:embed en.yaml
var english []byte

// Languages are those that a catalogue exists for.
func Languages() []string { return []string{"en"} }

// Load gives the catalogue of a language. The catalogues are part of the program, so an error
// tells of a language that there is none for.
func Load(language string) (*Catalog, error) {
	if language != "en" {
		return nil, fmt.Errorf("no prompts in language %q; there are prompts in %s",
			language, strings.Join(Languages(), ", "))
	}
	return Parse("prompts/en.yaml", english)
}

// Error is a fault of a catalogue file. Line is 0 where the whole file is meant, Prompt empty
// where the fault is not in one prompt.
type Error struct {
	File    string
	Line    int
	Prompt  string
	Problem string
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	if e.Prompt != "" {
		b.WriteString(": prompt " + e.Prompt)
	}
	return b.String() + ": " + e.Problem
}

// Parse reads a catalogue from the text of a file, whose name is for errors. It is strict: every
// prompt of the call flow must be there, and nothing else; each text must use exactly the values
// that the flow gives with it, and hold no digit. All faults are reported, each as an [*Error].
func Parse(file string, src []byte) (*Catalog, error) {
	raw, err := read(file, src)
	if err != nil {
		return nil, err
	}
	c := &Catalog{language: raw.Language, prompts: make(map[ivr.PromptID]template)}
	var faults []error
	fault := func(line int, prompt, format string, args ...any) {
		faults = append(faults, &Error{file, line, prompt, fmt.Sprintf(format, args...)})
	}
	if c.language == "" {
		fault(0, "", "the language is missing; say language: en")
	}
	known := ivr.Prompts()
	for _, e := range raw.Prompts.list {
		if !slices.Contains(known, ivr.PromptID(e.id)) {
			fault(e.line, e.id, "the call flow has no such prompt; remove it or correct the name")
			continue
		}
		t, err := e.template(ivr.Placeholders(ivr.PromptID(e.id)))
		if err != nil {
			fault(e.line, e.id, "%v", err)
			continue
		}
		c.prompts[ivr.PromptID(e.id)] = t
	}
	for _, id := range known {
		if !raw.Prompts.has(string(id)) {
			fault(0, string(id), "missing; add a text for it")
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return c, nil
}
