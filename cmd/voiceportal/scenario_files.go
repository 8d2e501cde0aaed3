package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"voiceportal/fixtures"
	"voiceportal/ivr/scenario"
)

// anyFile opens whatever the operating system opens, so that a scenario has one name from the
// command line to the report. The names have slashes on every system.
type anyFile struct{}

// Open implements [fs.FS], but for its ban on paths that begin at the root.
func (anyFile) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

// stdinName is what reports call a scenario that came from stdin.
const stdinName = "stdin" + scenario.Extension

// loadScenarios loads what the arguments name, and all shipped scenarios for none.
func (p *program) loadScenarios(args []string) ([]*scenario.Scenario, error) {
	if len(args) == 0 {
		return loadFrom(fixtures.Scenarios(), ".")
	}
	var all []*scenario.Scenario
	for _, arg := range args {
		some, err := p.loadArgument(arg)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

func (p *program) loadArgument(arg string) ([]*scenario.Scenario, error) {
	name := filepath.ToSlash(arg)
	info, err := os.Stat(arg)
	switch {
	case arg == "-":
		return p.loadStdin()
	case err == nil && info.IsDir():
		return loadFrom(anyFile{}, name)
	case errors.Is(err, fs.ErrNotExist) && !strings.Contains(name, "/"):
		shipped := strings.TrimSuffix(name, scenario.Extension) + scenario.Extension
		if s, err := scenario.Load(fixtures.Scenarios(), shipped); !errors.Is(err, fs.ErrNotExist) {
			return []*scenario.Scenario{s}, err
		}
	}
	s, err := scenario.Load(anyFile{}, name)
	return []*scenario.Scenario{s}, err
}

// loadFrom loads all scenarios of a folder, by name.
func loadFrom(fsys fs.FS, folder string) ([]*scenario.Scenario, error) {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return nil, fmt.Errorf("read the folder %s: %w", folder, err)
	}
	var all []*scenario.Scenario
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), scenario.Extension) {
			continue
		}
		name := e.Name()
		if folder != "." {
			name = strings.TrimSuffix(folder, "/") + "/" + name
		}
		s, err := scenario.Load(fsys, name)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no scenario in the folder %s; their names end in %s", folder, scenario.Extension)
	}
	return all, nil
}

func (p *program) loadStdin() ([]*scenario.Scenario, error) {
	f, err := p.parseStdin()
	if err != nil {
		return nil, err
	}
	s, err := scenario.Link(anyFile{}, f)
	return []*scenario.Scenario{s}, err
}

func (p *program) parseStdin() (*scenario.File, error) {
	src, err := io.ReadAll(p.stdin)
	if err != nil {
		return nil, fmt.Errorf("read a scenario from stdin: %w", err)
	}
	return scenario.Parse(stdinName, src)
}

// checkClasses refuses scenarios of classes that do not exist.
func checkClasses(all []*scenario.Scenario) error {
	for _, s := range all {
		if !slices.Contains(fixtures.Classes(), s.Class) {
			return fmt.Errorf("%s: no class %q; there are %s", s.Path, s.Class, strings.Join(fixtures.Classes(), ", "))
		}
	}
	return nil
}

// badScenario makes an error in a scenario file one of usage.
func badScenario(err error, try string) error {
	return &usageError{problem: err.Error(), try: try}
}

// formatScenarios brings files into their canonical form and names those that were not; stdin goes
// to stdout.
func (p *program) formatScenarios(args []string, try string) error {
	if len(args) == 0 {
		return usage(try, "say which files to format, or - for stdin")
	}
	for _, arg := range args {
		if err := p.formatScenario(arg); err != nil {
			return badScenario(err, try)
		}
	}
	return nil
}

func (p *program) formatScenario(arg string) error {
	if arg == "-" {
		f, err := p.parseStdin()
		if err != nil {
			return err
		}
		return p.write(string(f.Format()))
	}
	src, err := os.ReadFile(arg)
	if err != nil {
		return fmt.Errorf("format a scenario: %w", err)
	}
	f, err := scenario.Parse(filepath.ToSlash(arg), src)
	if err != nil {
		return err
	}
	formatted := f.Format()
	if bytes.Equal(src, formatted) {
		return nil
	}
	if err := os.WriteFile(arg, formatted, 0o644); err != nil {
		return fmt.Errorf("format a scenario: %w", err)
	}
	return p.write(arg + "\n")
}
