//go:build mutate

package scenario_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

// graft is a function of the program that a mutant changes: it is renamed, and another one with
// its name is put in its place, which asks the environment what is to go wrong.
type graft struct {
	file    string // below the module's root
	imports string // the import line to add after "import ("
	from    string // the head of the function
	to      string // the same with another name
	instead string
}

// mutant is the variable that says what is to go wrong.
const mutant = "SCENARIO_MUTANT"

var grafts = []graft{
	{
		file: "ivr/flow.go", imports: `import ("os"; "slices"; "strings")`,
		from: "func rows() []row {", to: "func soundRows() []row {",
		instead: `
func rows() []row {
	all := soundRows()
	w := strings.Fields(os.Getenv("SCENARIO_MUTANT"))
	if len(w) != 4 || w[0] != "redirect" {
		return all
	}
	for i, r := range all {
		if n := slices.Index(r.from, State(w[1])); n >= 0 && string(r.trigger) == w[2] {
			all[i].from = slices.Delete(slices.Clone(r.from), n, n+1)
			all = append(all, row{r.trigger, from(State(w[1])), State(w[3]), r.why})
		}
	}
	return slices.DeleteFunc(all, func(r row) bool { return len(r.from) == 0 })
}
`,
	},
	{
		file: "ivr/pin/check.go", imports: `import "os"`,
		from: "func (r Rules) broken(", to: "func (r Rules) soundlyBroken(",
		instead: `
func (r Rules) broken(rule Rule, candidate PIN, entry string, ctx Context) ([]Span, bool) {
	if os.Getenv("SCENARIO_MUTANT") == "drop "+string(rule) {
		return nil, false
	}
	return r.soundlyBroken(rule, candidate, entry, ctx)
}
`,
	},
	{
		file: "ivr/pin/shape.go", imports: `import "os"`,
		from: "func notDigits(", to: "func soundNotDigits(",
		instead: `
func notDigits(s string) []Span {
	if os.Getenv("SCENARIO_MUTANT") == "drop digits" {
		return nil
	}
	return soundNotDigits(s)
}
`,
	},
	{
		file: "ivr/mailbox/change.go", imports: `import "os"`,
		from: "func (c account) tooSoon(", to: "func (c account) soundlyTooSoon(",
		instead: `
func (c account) tooSoon(now time.Time) bool {
	return os.Getenv("SCENARIO_MUTANT") != "drop too-soon" && c.soundlyTooSoon(now)
}
`,
	},
	{
		file: "ivr/mailbox/apply.go", imports: `import "os"`,
		from: "func (d *deed) do(", to: "func (d *deed) soundlyDo(",
		instead: `
func (d *deed) do(act Act) error {
	if os.Getenv("SCENARIO_MUTANT") == "act "+nameOf(act) {
		return nil
	}
	return d.soundlyDo(act)
}
`,
	},
}

// mutants is everything that can go wrong, one at a time.
func mutants() []string {
	var all []string
	for _, t := range ivr.Transitions() {
		elsewhere := ivr.StateGoodbye
		if t.To == elsewhere {
			elsewhere = ivr.StateUnavailable
		}
		all = append(all, fmt.Sprintf("redirect %s %s %s", t.From, t.Trigger, elsewhere))
	}
	for _, r := range pin.AllRules() {
		all = append(all, "drop "+string(r))
	}
	for _, a := range mailbox.Acts() {
		all = append(all, "act "+a.Name)
	}
	return all
}

// TestEveryMutantIsFailedByAShippedScenario proves that the shipped scenarios notice when the
// portal is wrong. It compiles a portal that can be made wrong, and plays them on each that is.
func TestEveryMutantIsFailedByAShippedScenario(t *testing.T) {
	binary := mutable(t)
	if err := survives(t.Context(), binary, "none"); err != nil {
		t.Fatalf("the sound portal fails its own scenarios: %v", err)
	}
	slots := make(chan struct{}, runtime.NumCPU())
	var wg sync.WaitGroup
	for _, m := range mutants() {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			if survives(t.Context(), binary, m) == nil {
				t.Errorf("no shipped scenario notices: %s", m)
			}
		})
	}
	wg.Wait()
	t.Logf("%d mutants", len(mutants()))
}

// survives plays the shipped scenarios on a portal that is wrong. An error means that they noticed;
// to hang is to be noticed as well.
func survives(ctx context.Context, binary, what string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, binary, "-test.run", "^TestShippedScenariosPass$", "-test.failfast")
	c.Env = append(os.Environ(), mutant+"="+what)
	out, err := c.CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return fmt.Errorf("%w: %s", exit, out[:min(len(out), 2000)])
	}
	return err
}

// mutable compiles these tests with the grafts in place. The sources stay as they are: the compiler
// is shown others.
func mutable(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	replaced := map[string]string{}
	for i, g := range grafts {
		path := filepath.Join(root, filepath.FromSlash(g.file))
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(src)
		if strings.Count(text, g.from) != 1 {
			t.Fatalf("%s has no single %q any more; mend the graft", g.file, g.from)
		}
		text = strings.Replace(text, g.from, g.to, 1)
		clause := strings.Index(text, "\npackage ") + 1
		if strings.HasPrefix(text, "package ") {
			clause = 0
		}
		end := clause + strings.Index(text[clause:], "\n") + 1
		text = text[:end] + g.imports + "\n" + text[end:] + g.instead
		grafted := filepath.Join(folder, fmt.Sprintf("%d.go", i))
		if err := os.WriteFile(grafted, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		replaced[path] = grafted
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(file, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(folder, "mutable.test")
	build := exec.CommandContext(t.Context(), "go", "test", "-c", "-overlay", file, "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("compile the grafts: %v\n%s", err, out)
	}
	return binary
}
