package profile_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/profile"
)

func library(t *testing.T, names ...string) *profile.Library {
	t.Helper()
	files := fstest.MapFS{"p/readme.txt": {Data: []byte("no profile")}}
	for _, name := range names {
		files["p/"+name+".yaml"] = &fstest.MapFile{Data: []byte(small)}
	}
	l, err := profile.LoadLibrary(files, "p")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLibraryFindsProfilesByName(t *testing.T) {
	t.Parallel()
	l := library(t, "zoom", "bt", "broadcloud")
	if diff := cmp.Diff([]string{"broadcloud", "bt", "zoom"}, l.Names()); diff != "" {
		t.Errorf("Names (-want +got):\n%s", diff)
	}
	for _, name := range l.Names() {
		p, err := l.Profile(name)
		if err != nil || p.Name != name {
			t.Errorf("Profile(%q) = %v, %v", name, p, err)
		}
	}
}

func TestLibraryHelpsWithUnknownNames(t *testing.T) {
	t.Parallel()
	l := library(t, "zoom", "bt", "broadcloud", "my-phone")
	for name, want := range map[string]string{
		"broadclod":  `no such profile: "broadclod"; did you mean broadcloud?`,
		"Broadcloud": `no such profile: "Broadcloud"; did you mean broadcloud?`,
		"broad":      `no such profile: "broad"; did you mean broadcloud?`,
		"myphone":    `no such profile: "myphone"; did you mean my-phone?`,
		"zom":        `no such profile: "zom"; did you mean zoom?`,
		"asterisk":   `no such profile: "asterisk"; there are broadcloud, bt, my-phone, zoom`,
		"":           `no such profile: ""; there are broadcloud, bt, my-phone, zoom`,
	} {
		_, err := l.Profile(name)
		if !errors.Is(err, profile.ErrNoProfile) || err.Error() != want {
			t.Errorf("Profile(%q): error\n%v\nwant\n%s", name, err, want)
		}
	}
}

func TestLoadLibraryNamesEveryBrokenFile(t *testing.T) {
	t.Parallel()
	_, err := profile.LoadLibrary(fstest.MapFS{
		"p/a.yaml": {Data: []byte("title: [")},
		"p/b.yaml": {Data: []byte(small)},
		"p/c.yaml": {Data: []byte("colour: red")},
	}, "p")
	if err == nil || !strings.Contains(err.Error(), "p/a.yaml:1") || !strings.Contains(err.Error(), "p/c.yaml:1: colour") {
		t.Errorf("error %v, want it to name p/a.yaml and p/c.yaml", err)
	}
}

func TestNewLibraryRefusesTwoProfilesOfOneName(t *testing.T) {
	t.Parallel()
	p, err := profile.Load("twice.yaml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := profile.NewLibrary(p, p); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("error %v, want it to name the profile", err)
	}
}

// The program loads its profiles at every start.
func BenchmarkLoadLibrary(b *testing.B) {
	for b.Loop() {
		shipped(b)
	}
}
