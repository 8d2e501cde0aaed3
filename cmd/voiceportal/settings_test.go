package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// programWith is a program with variables and a config file, whose path it returns.
func programWith(t testing.TB, config string, env ...string) (*program, *bytes.Buffer) {
	t.Helper()
	home := t.TempDir()
	file := filepath.Join(home, "config.yaml")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	var talk bytes.Buffer
	p := &program{stderr: &talk, env: newEnvironment(append([]string{"HOME=" + home, "USER=ana"}, env...))}
	p.flags.config = file
	return p, &talk
}

func TestTheFirstThatSaysSomethingWins(t *testing.T) {
	t.Parallel()
	const config = "store: /config.db\nkey_file: /config.key\nactor: config\nplain: true\n"
	for _, tt := range []struct {
		name   string
		config string
		env    []string
		flags  globalFlags
		store  string
		key    string
		actor  string
		plain  bool
	}{
		{
			name: "flag", config: config,
			env:   []string{"VOICEPORTAL_STORE=/env.db", "VOICEPORTAL_KEY_FILE=/env.key", "VOICEPORTAL_ACTOR=env"},
			flags: globalFlags{store: "/flag.db", keyFile: "/flag.key", actor: "flag", plain: true},
			store: "/flag.db", key: "/flag.key", actor: "flag", plain: true,
		},
		{
			name: "variable", config: config,
			env: []string{
				"VOICEPORTAL_STORE=/env.db", "VOICEPORTAL_KEY_FILE=/env.key", "VOICEPORTAL_ACTOR=env",
				"VOICEPORTAL_PLAIN=false",
			},
			store: "/env.db", key: "/env.key", actor: "env", plain: false,
		},
		{name: "config file", config: config, store: "/config.db", key: "/config.key", actor: "config", plain: true},
		{name: "key beside the store", config: "store: /config.db\n", store: "/config.db", key: "/config.db.key", actor: "ana"},
		{
			name: "a dumb terminal", config: "store: /config.db\n", env: []string{"TERM=dumb"},
			store: "/config.db", key: "/config.db.key", actor: "ana", plain: true,
		},
		{
			name: "somebody who asks for accessible output", config: "store: /config.db\n", env: []string{"ACCESSIBLE=1"},
			store: "/config.db", key: "/config.db.key", actor: "ana", plain: true,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, _ := programWith(t, tt.config, tt.env...)
			tt.flags.config = p.flags.config
			p.flags = tt.flags
			s, err := p.settle()
			if err != nil {
				t.Fatal(err)
			}
			if s.store != tt.store || s.keyFile != tt.key || s.actor != tt.actor || s.plain != tt.plain {
				t.Errorf("store %s, key %s, actor %s, plain %v; want %s, %s, %s, %v",
					s.store, s.keyFile, s.actor, s.plain, tt.store, tt.key, tt.actor, tt.plain)
			}
		})
	}
}

func TestTheUsualStoreIsInTheDataFolder(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		env  []string
		want string
	}{
		{"home", []string{"HOME=/home/ana"}, "/home/ana/.local/share/voiceportal/portal.db"},
		{"XDG", []string{"HOME=/home/ana", "XDG_DATA_HOME=/data"}, "/data/voiceportal/portal.db"},
		{"a relative XDG folder counts for nothing", []string{"HOME=/home/ana", "XDG_DATA_HOME=data"}, "/home/ana/.local/share/voiceportal/portal.db"},
		{"the last of two", []string{"HOME=/first", "HOME=/home/ana"}, "/home/ana/.local/share/voiceportal/portal.db"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := &program{env: newEnvironment(tt.env)}
			s, err := p.settle()
			if err != nil {
				t.Fatal(err)
			}
			if s.store != tt.want {
				t.Errorf("store %s, want %s", s.store, tt.want)
			}
		})
	}
	if _, err := (&program{env: environment{}}).settle(); !errors.Is(err, errNoHome) {
		t.Errorf("without a home: %v, want it said", err)
	}
}

func TestABadSwitchInTheEnvironmentIsRefused(t *testing.T) {
	t.Parallel()
	p, _ := programWith(t, "", "VOICEPORTAL_PLAIN=perhaps")
	if _, err := p.settle(); err == nil || !strings.Contains(err.Error(), `VOICEPORTAL_PLAIN is "perhaps"`) {
		t.Errorf("settle: %v, want the variable named", err)
	}
}

func TestWhatAConfigFileDoesNotKnowIsToldWithItsLine(t *testing.T) {
	t.Parallel()
	p, talk := programWith(t, "theme: drak\nglyphs: braille\nmouse: false\nsound: loud\n")
	s, err := p.settle()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"config.yaml:1: theme: drak; known are auto, light, dark, mono, contrast; using auto",
		"config.yaml:2: glyphs: braille; known are unicode, ascii; using unicode",
		"config.yaml:4: unknown setting sound; known are store, key_file, actor, plain, retain_audit, theme, mouse, glyphs",
	} {
		if !strings.Contains(talk.String(), want) {
			t.Errorf("stderr does not say %q:\n%s", want, talk)
		}
	}
	off := false
	if diff := cmp.Diff(screenConfig{Theme: "auto", Mouse: &off, Glyphs: "unicode", Motion: "full"}, s.screen); diff != "" {
		t.Errorf("the screen's settings (-want +got):\n%s", diff)
	}
}

func TestAConfigFileThatCannotBeReadIsAnErrorWithItsLine(t *testing.T) {
	t.Parallel()
	for config, want := range map[string]string{
		"store: [\n":                 "config.yaml:1: ",
		"actor: ana\nplain: maybe\n": "config.yaml:2: ",
		"- store\n":                  "config.yaml:1: ",
	} {
		p, _ := programWith(t, config)
		if _, err := p.settle(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("config %q: %v, want an error at %s", config, err, want)
		}
	}
}

func TestTheHomeDirectoryIsMeantByATilde(t *testing.T) {
	t.Parallel()
	p := &program{env: environment{"HOME": "/home/ana"}}
	for path, want := range map[string]string{
		"~/portal.db": "/home/ana/portal.db", "~": "/home/ana", "/x/~": "/x/~", "~ana/x": "~ana/x", "": "",
	} {
		if got, err := p.expand(path); err != nil || got != want {
			t.Errorf("expand(%q) = %q, %v, want %q", path, got, err, want)
		}
	}
	if _, err := (&program{}).expand("~/x"); !errors.Is(err, errNoHome) {
		t.Errorf("a tilde without a home: %v", err)
	}
}

// The example names every setting, and reading it with its comments taken off works.
func TestTheExampleOfAConfigFileIsOne(t *testing.T) {
	t.Parallel()
	var lines []string
	for line := range strings.Lines(configExample()) {
		if setting, ok := strings.CutPrefix(line, "# "); ok && strings.Contains(setting, ": ") && !strings.HasPrefix(setting, "Settings") {
			lines = append(lines, setting)
		}
	}
	if len(lines) != len(configKeys) {
		t.Errorf("the example shows %d settings of %d", len(lines), len(configKeys))
	}
	p, talk := programWith(t, strings.Join(lines, ""))
	if _, err := p.settle(); err != nil || talk.Len() > 0 {
		t.Errorf("the example is refused: %v\n%s", err, talk)
	}
}

func FuzzConfig(f *testing.F) {
	f.Add("store: ~/x.db\nmouse: true\n")
	f.Add("theme: &a dark\nglyphs: *a\n")
	f.Add("[]")
	f.Fuzz(func(t *testing.T, config string) {
		p, talk := programWith(t, config)
		_, err := p.settle()
		if err != nil && !strings.Contains(err.Error(), "config.yaml") {
			t.Errorf("error without the file: %v", err)
		}
		for line := range strings.Lines(talk.String()) {
			if !strings.HasPrefix(line, "voiceportal: ") {
				t.Errorf("talk without the program's name: %q", line)
			}
		}
	})
}
