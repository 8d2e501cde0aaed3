package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "voiceportal/"

// mayImport says which of our own packages a package imports. Whoever adds a package adds a line,
// and thinks about the direction: what is not here is refused.
var mayImport = map[string][]string{
	// The core and the accounts: two halves that meet in ivr/call.
	"ivr/spelling": nil,
	"ivr/pin":      nil,
	"ivr/password": nil,
	"ivr/profile":  {"ivr/pin", "ivr/password", "ivr/spelling"},
	"ivr":          {"ivr/pin"},
	"ivr/mailbox":  {"ivr/pin", "ivr/password", "ivr/profile", "ivr/spelling"},
	"ivr/notify":   {"ivr/pin", "ivr/mailbox"},
	"ivr/call":     {"ivr", "ivr/pin", "ivr/profile", "ivr/mailbox"},
	"ivr/tape":     {"ivr", "ivr/mailbox"},
	// What makes calls to measure them.
	"ivr/load": {"ivr", "ivr/pin", "ivr/call", "ivr/mailbox"},
	// What carries letters to a mail server.
	"ivr/roster":          {"ivr/mailbox", "ivr/spelling"},
	"ivr/notify/smtp":     {"ivr/notify", "ivr/password"},
	"ivr/notify/smtptest": nil,
	// Data.
	"prompts":              {"ivr"},
	"fixtures":             {"ivr/pin", "ivr/password", "ivr/profile", "ivr/mailbox"},
	"fixtures/fixturetest": {"fixtures", "prompts", "ivr/pin", "ivr/password", "ivr/mailbox", "store/mem"},
	// Stores.
	"store":           {"ivr/pin", "ivr/mailbox"},
	"store/mem":       {"store", "ivr/mailbox"},
	"store/bolt":      {"store", "ivr/pin", "ivr/mailbox"},
	"store/storetest": {"store", "store/mem", "ivr/pin", "ivr/mailbox"},
	// Fronts, and what they are drawn with.
	"ivr/scenario":        {"ivr", "ivr/pin", "ivr/password", "ivr/profile", "ivr/mailbox", "ivr/call", "ivr/notify", "ivr/spelling"},
	"ivr/scenario/report": {"ivr/scenario"},
	"ivr/tmf702":          {"ivr/pin", "ivr/profile", "ivr/mailbox"},
	"tui/wording":         {"ivr", "ivr/password", "ivr/mailbox"},
	"tui/kit":             {"ivr/mailbox"},
	"tui/kit/kittest":     {"tui/kit"},
	"tui/picture":         {"tui/kit"},
	"tui/clipboard":       nil,
	"tui":                 {"tui/kit", "tui/clipboard"},
	"tui/handset":         {"tui/kit", "tui/wording", "ivr", "ivr/call", "ivr/mailbox", "prompts"},
	"tui/console":         {"tui/kit", "tui/wording", "ivr", "ivr/pin", "ivr/profile", "ivr/mailbox", "ivr/notify"},
	"tui/myphone":         {"tui/kit", "tui/wording", "ivr/password", "ivr/mailbox"},
	"tui/plain":           {"tui/wording", "ivr", "ivr/pin", "ivr/password", "ivr/profile", "ivr/mailbox", "ivr/call", "ivr/notify"},
	// The stage shows the handset and plays lessons: it holds no rule of either.
	"tui/replay":  {"tui/kit", "tui/wording", "tui/handset", "ivr", "ivr/call", "ivr/tape"},
	"tui/trainer": {"tui/kit", "tui/wording", "tui/handset", "ivr", "ivr/mailbox", "ivr/scenario"},
	// Tests of the whole, and nothing else.
	"proof": nil,
	// Only the program imports everything.
	"cmd/voiceportal": {
		"ivr", "ivr/pin", "ivr/password", "ivr/profile", "ivr/mailbox", "ivr/notify", "ivr/notify/smtp", "ivr/roster", "ivr/call", "ivr/load", "ivr/scenario", "ivr/scenario/report", "ivr/tape", "ivr/tmf702",
		"prompts", "fixtures", "store", "store/bolt", "store/mem",
		"tui", "tui/kit", "tui/clipboard", "tui/wording", "tui/handset", "tui/console", "tui/myphone", "tui/plain", "tui/replay", "tui/trainer",
	},
}

// outside says which modules of others the pure packages may use. The rest may use what go.mod has.
var outside = map[string][]string{
	"ivr":          {"github.com/looplab/fsm"},
	"ivr/pin":      {"golang.org/x/crypto", "golang.org/x/text"},
	"ivr/password": {"golang.org/x/crypto", "golang.org/x/text"},
	"ivr/mailbox":  {},
	"ivr/notify":   {},
	"ivr/call":     {},
	"store":        {},
	"store/mem":    {},
	"tui/wording":  {},
	"tui/plain":    {},
}

// never says what a package must not even reach through others.
var never = map[string][]string{
	"ivr":          {"net", "os/exec", "github.com/goccy/go-yaml", module + "store", module + "ivr/mailbox"},
	"tui":          {module + "store", module + "store/bolt", module + "store/mem"},
	"tui/handset":  {module + "store", module + "store/bolt", module + "store/mem"},
	"tui/console":  {module + "store", module + "store/bolt", module + "store/mem"},
	"tui/myphone":  {module + "store", module + "store/bolt", module + "store/mem"},
	"tui/plain":    {module + "store", module + "store/bolt", module + "store/mem", "charm.land/bubbletea/v2"},
	"ivr/scenario": {module + "store/bolt", "os/exec"},
	"store/bolt":   {module + "store/mem"},
	"store/mem":    {module + "store/bolt"},
}

// pkg is what go list tells of a package.
type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	t.Parallel()
	for _, p := range ours(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("package %s is not in the table of imports; say what it may import", name)
		}
		limits, limited := outside[name]
		for _, path := range p.Imports {
			own, isOurs := strings.CutPrefix(path, module)
			host, _, _ := strings.Cut(path, "/")
			switch {
			case isOurs && !slices.Contains(allowed, own):
				t.Errorf("%s imports %s, which the table does not allow", name, own)
			case isOurs || !strings.Contains(host, "."): // the standard library
			case limited && !slices.ContainsFunc(limits, func(m string) bool { return path == m || strings.HasPrefix(path, m+"/") }):
				t.Errorf("%s uses %s, which it must do without", name, path)
			}
		}
		for _, path := range never[name] {
			if slices.Contains(p.Deps, path) {
				t.Errorf("%s reaches %s, which it must never", name, path)
			}
		}
	}
}

// Fronts hold no rule that another front could need, so none imports another.
func TestTheTableKeepsFrontsApart(t *testing.T) {
	t.Parallel()
	fronts := []string{"tui/handset", "tui/console", "tui/myphone", "tui/plain", "ivr/scenario"}
	for _, a := range fronts {
		for _, b := range append(fronts, "store", "store/bolt", "store/mem") {
			if slices.Contains(mayImport[a], b) {
				t.Errorf("the table allows the front %s to import %s", a, b)
			}
		}
	}
}

// ours lists the packages of this module.
func ours(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,Deps", module+"...").Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var list []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); err == io.EOF {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}
