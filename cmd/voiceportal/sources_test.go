//go:build !windows

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

// The page that says what the five source documents say, and the scripts that hold the program to it:
// an archive for each document, in it a script for each row.
const (
	sourcesPage    = "../../docs/sources.md"
	sourcesScripts = "testdata/sources/*.txtar"
)

// sourceRow is one sentence of a document.
type sourceRow struct {
	id    string
	shown []string // the commands and keys that show it
}

// sourceRows are the rows of the page.
func sourceRows(t *testing.T) []sourceRow {
	t.Helper()
	page, err := os.ReadFile(sourcesPage)
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?m)^\| ([A-E]-\d+) \| (.+) \| (.+) \|$`)
	code := regexp.MustCompile("`([^`]+)`")
	var rows []sourceRow
	for _, m := range row.FindAllStringSubmatch(string(page), -1) {
		r := sourceRow{id: m[1]}
		for _, c := range code.FindAllStringSubmatch(m[3], -1) {
			r.shown = append(r.shown, strings.ReplaceAll(c[1], `\|`, "|"))
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		t.Fatalf("%s has no rows", sourcesPage)
	}
	return rows
}

// rowScripts are the scripts by the row that each is for.
func rowScripts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(sourcesScripts)
	if err != nil {
		t.Fatal(err)
	}
	scripts := map[string]string{}
	for _, f := range files {
		archive, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, member := range archive.Files {
			if _, twice := scripts[member.Name]; twice {
				t.Errorf("%s: row %s has a second script", f, member.Name)
			}
			scripts[member.Name] = string(member.Data)
		}
	}
	return scripts
}

// asserts matches a line of a script that can fail because of what the program said.
var asserts = regexp.MustCompile(`(?m)^(! )?(stdout|stderr|see|cmp) |^! run `)

func TestEverySentenceOfTheSourcesHasAnAssertingRow(t *testing.T) {
	t.Parallel()
	rows, scripts := sourceRows(t), rowScripts(t)
	last := ""
	for _, r := range rows {
		if last != "" && !follows(last, r.id) {
			t.Errorf("row %s follows %s", r.id, last)
		}
		last = r.id
		script, ok := scripts[r.id]
		delete(scripts, r.id)
		switch {
		case !ok:
			t.Errorf("row %s has no script", r.id)
			continue
		case !asserts.MatchString(script):
			t.Errorf("the script of row %s asserts nothing", r.id)
		case len(r.shown) == 0:
			t.Errorf("row %s names no command and no keys", r.id)
		}
		for _, c := range r.shown {
			if !strings.Contains(script, c) {
				t.Errorf("row %s shows it with %s, its script does not", r.id, c)
			}
		}
	}
	for id := range scripts {
		t.Errorf("there is a script for %s, and no such row", id)
	}
}

// follows reports whether one row's id comes right after another's.
func follows(before, id string) bool {
	letter, n, _ := strings.Cut(before, "-")
	number, err := strconv.Atoi(n)
	return err == nil && (id == fmt.Sprintf("%s-%d", letter, number+1) || id == string(letter[0]+1)+"-1")
}

// What the documents say, the program does: every row's script runs on a store of its own.
func TestTheProgramDoesWhatTheSourcesSay(t *testing.T) {
	t.Parallel()
	store := newDesk(t)
	store.must("tenant", "list") // makes and fills the store that every script begins with
	home := strings.TrimPrefix(store.env[0], "HOME=")
	dir := t.TempDir()
	for id, script := range rowScripts(t) {
		if err := os.WriteFile(filepath.Join(dir, id+".txtar"), []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			own := filepath.Join(e.WorkDir, "home")
			e.Setenv("HOME", own)
			e.Setenv("USER", "tester")
			e.Values[deskKey{}] = &scriptDesk{}
			return os.CopyFS(own, os.DirFS(home))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run": runVerb, "keys": giveKeys, "save": saveFound, "open": openDesk, "press": pressKeys, "see": seeText,
			"serve": serveAPI, "api": askAPI,
		},
	})
}
