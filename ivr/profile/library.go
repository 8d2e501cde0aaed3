package profile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"voiceportal/ivr/spelling"
)

// ErrNoProfile is a name that no profile of a library has.
var ErrNoProfile = errors.New("no such profile")

// Library is a set of profiles, found by name. It never changes and is safe for concurrent use.
type Library struct {
	names  []string
	byName map[string]*Profile
}

// NewLibrary makes a library of profiles. It fails when two have the same name.
func NewLibrary(profiles ...*Profile) (*Library, error) {
	l := &Library{byName: make(map[string]*Profile, len(profiles))}
	for _, p := range profiles {
		if l.byName[p.Name] != nil {
			return nil, fmt.Errorf("two profiles are named %s; rename one", p.Name)
		}
		l.byName[p.Name] = p
		l.names = append(l.names, p.Name)
	}
	slices.Sort(l.names)
	return l, nil
}

// LoadLibrary loads every file of a folder that ends in .yaml. It fails when one does not load.
func LoadLibrary(fsys fs.FS, folder string) (*Library, error) {
	files, err := fs.Glob(fsys, path.Join(folder, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("list the profiles in %s: %w", folder, err)
	}
	var profiles []*Profile
	var problems []error
	for _, file := range files {
		src, err := fs.ReadFile(fsys, file)
		if err != nil {
			problems = append(problems, fmt.Errorf("read a profile: %w", err))
			continue
		}
		p, err := Load(file, src)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		profiles = append(profiles, p)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return NewLibrary(profiles...)
}

// Names are the names of all profiles, in order.
func (l *Library) Names() []string { return slices.Clone(l.names) }

// Profile finds a profile by its name. The error of an unknown one wraps [ErrNoProfile] and names
// the nearest, or all.
func (l *Library) Profile(name string) (*Profile, error) {
	if p := l.byName[name]; p != nil {
		return p, nil
	}
	if near := spelling.Nearest(name, l.names); near != "" {
		return nil, fmt.Errorf("%w: %q; did you mean %s?", ErrNoProfile, name, near)
	}
	return nil, fmt.Errorf("%w: %q; there are %s", ErrNoProfile, name, strings.Join(l.names, ", "))
}
