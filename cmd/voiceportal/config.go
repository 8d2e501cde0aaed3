package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/spf13/cobra"
)

// config is the config file. Each setting can also be a flag or a variable, which win.
type config struct {
	Store   string       `yaml:"store"`
	KeyFile string       `yaml:"key_file"`
	Actor   string       `yaml:"actor"`
	Plain   bool         `yaml:"plain"`
	Retain  string       `yaml:"retain_audit"`
	Screen  screenConfig `yaml:",inline"`
}

// screenConfig is how the screens look; lines of text know none of it.
type screenConfig struct {
	Theme  string     `yaml:"theme"`
	Mouse  *bool      `yaml:"mouse"`
	Glyphs string     `yaml:"glyphs"`
	Motion string     `yaml:"motion"`
	Assist *bool      `yaml:"assist"`
	Keys   keysConfig `yaml:"keys"`
}

// configKeys are the settings of a config file in the order in which its example shows them, with
// what they may be; an empty list takes any value.
var configKeys = []struct {
	name, example, says string
	values              []string
}{
	{"store", "~/portal.db", "where the mailboxes are kept", nil},
	{"key_file", "~/portal.db.key", "the key of that store", nil},
	{"actor", "ana", "who you are in the audit", nil},
	{"plain", "false", "lines of text instead of a screen", nil},
	{"retain_audit", "365d", "how long the audit is kept; for ever where nothing is said", nil},
	{"theme", "auto", "auto, light, dark, mono or contrast", []string{"auto", "light", "dark", "mono", "contrast"}},
	{"mouse", "true", "false leaves the mouse to the terminal", nil},
	{"glyphs", "unicode", "unicode, or ascii for terminals without line drawing", []string{"unicode", "ascii"}},
	{"motion", "full", "full, calm (prompts by sentence, timers by second) or off", []string{"full", "calm", "off"}},
	{"assist", "true", "false leaves help off the phone's display", nil},
	{"keys", "{admin.unlock: U}", "other keys for actions, by the IDs in docs/keys.md", nil},
}

// readConfig reads a config file. What it does not know is told on stderr and passed over, so that
// a file of another version still works; what cannot be read at all is an error.
func (p *program) readConfig(path string) (config, error) {
	var c config
	if path == "" {
		return c, nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return c, fmt.Errorf("read the config file: %w", err)
	}
	if err := yaml.Unmarshal(src, &c); err != nil {
		return c, configFault(path, err)
	}
	for _, w := range configWarnings(path, src) {
		p.say("%s", w)
	}
	if c.Store, err = p.expand(c.Store); err == nil {
		c.KeyFile, err = p.expand(c.KeyFile)
	}
	if err != nil {
		return c, fmt.Errorf("%s: %w", path, err)
	}
	c.Screen.Theme = knownOr("theme", c.Screen.Theme)
	c.Screen.Glyphs = knownOr("glyphs", c.Screen.Glyphs)
	c.Screen.Motion = knownOr("motion", c.Screen.Motion)
	return c, nil
}

// knownOr is the value of a setting, or its usual one where it means nothing.
func knownOr(name, value string) string {
	for _, k := range configKeys {
		if k.name == name && !slices.Contains(k.values, value) {
			return k.values[0]
		}
	}
	return value
}

// expand puts the home directory in for a leading ~.
func (p *program) expand(path string) (string, error) {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path, nil
	}
	home := p.env.first("HOME", "USERPROFILE")
	if home == "" {
		return "", errNoHome
	}
	return home + rest, nil
}

// configFault says where a config file cannot be read.
func configFault(path string, err error) error {
	if located, ok := errors.AsType[yaml.Error](err); ok {
		if t := located.GetToken(); t != nil && t.Position != nil {
			return fmt.Errorf("%s:%d: %s", path, t.Position.Line, located.GetMessage())
		}
		return fmt.Errorf("%s: %s", path, located.GetMessage())
	}
	return fmt.Errorf("%s: %w", path, err)
}

// configWarnings tells of keys and values that mean nothing, with their lines.
func configWarnings(path string, src []byte) []string {
	file, err := parser.ParseBytes(src, 0)
	if err != nil || len(file.Docs) == 0 {
		return nil
	}
	settings, ok := file.Docs[0].Body.(*ast.MappingNode)
	if !ok {
		return nil
	}
	names := make([]string, len(configKeys))
	for i, k := range configKeys {
		names[i] = k.name
	}
	var warnings []string
	for _, pair := range settings.Values {
		key := pair.Key.GetToken()
		at := slices.Index(names, key.Value)
		if at < 0 {
			warnings = append(warnings, fmt.Sprintf("%s:%d: unknown setting %s; known are %s",
				path, key.Position.Line, key.Value, strings.Join(names, ", ")))
			continue
		}
		value := pair.Value.GetToken().Value
		if known := configKeys[at].values; known != nil && !slices.Contains(known, value) {
			warnings = append(warnings, fmt.Sprintf("%s:%d: %s: %s; known are %s; using %s",
				path, key.Position.Line, key.Value, value, strings.Join(known, ", "), known[0]))
		}
	}
	return warnings
}

// configExample is a config file in which everything is commented out.
func configExample() string {
	var b strings.Builder
	b.WriteString("# Settings of voiceportal. A flag or a VOICEPORTAL_ variable wins over a line here.\n\n")
	for _, k := range configKeys {
		fmt.Fprintf(&b, "# %-28s # %s\n", k.name+": "+k.example, k.says)
	}
	return b.String()
}

func (p *program) configCommand() *cobra.Command {
	return p.group("config", "The config file", &cobra.Command{
		Use:   "init",
		Short: "Write a config file to edit",
		Long: "Write a config file with every setting commented out. A file that is there already stays as it is.\n" +
			"Flags win over VOICEPORTAL_ variables, and these over the file.",
		Example: "voiceportal config init\nvoiceportal --config lab.yaml config init",
		Args:    exactly(0),
		RunE:    func(*cobra.Command, []string) error { return p.configInit() },
	})
}

func (p *program) configInit() error {
	path := p.flags.config
	if path == "" {
		path = p.env["VOICEPORTAL_CONFIG"]
	}
	if path == "" {
		folder, err := p.env.configFolder()
		if err != nil {
			return err
		}
		path = filepath.Join(folder, "config.yaml")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of the config file: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return &hinted{fmt.Errorf("there is a config file already: %s", path), "edit it, or remove it first"}
	}
	if err != nil {
		return fmt.Errorf("write the config file: %w", err)
	}
	_, err = f.WriteString(configExample())
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write the config file: %w", err)
	}
	return p.tell(map[string]string{"config": path}, "wrote %s", path)
}
