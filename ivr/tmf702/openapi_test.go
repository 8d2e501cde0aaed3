package tmf702_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the table of deviations in docs/tmf702.md")

// guide is the page about the API.
var guide = filepath.Join("..", "..", "docs", "tmf702.md")

// The marks around the generated table in the guide.
const (
	tableBegin = "<!-- deviations, renewed by make docs -->\n"
	tableEnd   = "<!-- end of deviations -->\n"
)

func TestOurDocumentIsSound(t *testing.T) {
	t.Parallel()
	c := theContract(t)
	if err := c.own.Validate(t.Context()); err != nil {
		t.Error(err)
	}
}

// What the guide says of TM Forum's definition and our document is what a comparison finds.
func TestTheGuidesDeviationsAreFresh(t *testing.T) {
	t.Parallel()
	c := theContract(t)
	var table strings.Builder
	table.WriteString("| where | TM Forum | here |\n|---|---|---|\n")
	for _, d := range deviations(c.official, c.own) {
		fmt.Fprintf(&table, "| %s | %s | %s |\n", d.where, d.theirs, d.ours)
	}
	page, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), tableBegin)
	old, after, closed := strings.Cut(rest, tableEnd)
	if !found || !closed {
		t.Fatalf("%s has no place for the table of deviations", guide)
	}
	if *update {
		if err := os.WriteFile(guide, []byte(before+tableBegin+table.String()+tableEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(old, table.String()); diff != "" {
		t.Errorf("the table of deviations in %s is stale; run make docs (-page +found):\n%s", guide, diff)
	}
}

// A deviation may add and narrow, and never take away what a client of TM Forum's definition relies
// on: an operation, an answer, or what an attribute is. Some are deliberate all the same.
func TestADeviationNeverContradicts(t *testing.T) {
	t.Parallel()
	c := theContract(t)
	deliberate := []string{
		// Monitors are polled for their progress, and forgotten without a word after 30 days.
		"POST /listener/monitorAttributeValueChangeEvent", "POST /listener/monitorDeleteEvent",
	}
	for _, d := range deviations(c.official, c.own) {
		if d.contradicts && !slices.Contains(deliberate, d.where) {
			t.Errorf("%s: TM Forum has %s, here is %s", d.where, d.theirs, d.ours)
		}
	}
}

// deviation is one point in which our document is not TM Forum's definition.
type deviation struct {
	where, theirs, ours string
	contradicts         bool
}

// deviations compares two documents: operations, answers and the attributes of types. Attributes
// that TM Forum lets a server leave out and that mailboxes do not have are gathered in one line for
// each type.
func deviations(official, own *openapi3.T) []deviation {
	var all []deviation
	for _, path := range sorted(official.Paths.Map()) {
		theirs, ours := official.Paths.Value(path), own.Paths.Value(path)
		for _, method := range sorted(theirs.Operations()) {
			where := method + " " + path
			if ours == nil || ours.GetOperation(method) == nil {
				all = append(all, deviation{where, "an operation", "none", true})
				continue
			}
			if strings.HasPrefix(path, "/listener/") {
				continue // the listener's own answers
			}
			all = append(all, answers(where, theirs.GetOperation(method), ours.GetOperation(method))...)
		}
	}
	for _, path := range sorted(own.Paths.Map()) {
		for _, method := range sorted(own.Paths.Value(path).Operations()) {
			if there := official.Paths.Value(path); there == nil || there.GetOperation(method) == nil {
				all = append(all, deviation{where: method + " " + path, theirs: "none", ours: "an operation of our own"})
			}
		}
	}
	for _, name := range sorted(own.Components.Schemas) {
		theirs, ours := official.Components.Schemas[name], own.Components.Schemas[name]
		if theirs != nil {
			all = append(all, attributes(name, theirs.Value, ours.Value)...)
		}
	}
	return all
}

func answers(where string, theirs, ours *openapi3.Operation) []deviation {
	var all []deviation
	var more []string
	for _, status := range sorted(theirs.Responses.Map()) {
		if ours.Responses.Value(status) == nil {
			all = append(all, deviation{where, "answers " + status, "never does", true})
		}
	}
	for _, status := range sorted(ours.Responses.Map()) {
		if theirs.Responses.Value(status) == nil {
			more = append(more, status)
		}
	}
	if len(more) > 0 {
		all = append(all, deviation{where: where, theirs: "does not name them", ours: "also answers " + strings.Join(more, ", ")})
	}
	return all
}

func attributes(name string, theirs, ours *openapi3.Schema) []deviation {
	var all []deviation
	var absent, added []string
	for _, attribute := range sorted(theirs.Properties) {
		there, here := theirs.Properties[attribute].Value, ours.Properties[attribute]
		switch {
		case here == nil:
			absent = append(absent, attribute)
		case !cmp.Equal(there.Type, here.Value.Type):
			all = append(all, deviation{name + "." + attribute, fmt.Sprint("is ", there.Type), fmt.Sprint("is ", here.Value.Type), true})
		case len(there.Enum) > 0 && !cmp.Equal(there.Enum, here.Value.Enum):
			all = append(all, deviation{name + "." + attribute, fmt.Sprint("is one of ", there.Enum), fmt.Sprint("is one of ", here.Value.Enum), true})
		case len(there.Enum) == 0 && len(here.Value.Enum) > 0:
			all = append(all, deviation{where: name + "." + attribute, theirs: "is any text", ours: fmt.Sprint("is one of ", here.Value.Enum)})
		}
	}
	for _, attribute := range sorted(ours.Properties) {
		if theirs.Properties[attribute] == nil {
			added = append(added, attribute)
		}
	}
	if len(absent) > 0 {
		all = append(all, deviation{where: name, theirs: "has " + strings.Join(absent, ", "), ours: "never has them"})
	}
	if len(added) > 0 {
		all = append(all, deviation{where: name, theirs: "lacks them", ours: "adds " + strings.Join(added, ", ")})
	}
	for _, required := range theirs.Required {
		if !slices.Contains(ours.Required, required) {
			all = append(all, deviation{name, "requires " + required, "does not", true})
		}
	}
	for _, required := range ours.Required {
		if !slices.Contains(theirs.Required, required) {
			all = append(all, deviation{name, "does not require " + required, "requires it", true})
		}
	}
	return all
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func TestTheDocumentAndItsSchemasAreServedToEverybody(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	doc := p.do(request{method: http.MethodGet, path: "/openapi.json", token: "-"}).want(200)
	if servers, _ := json.Marshal(doc.at("servers")); string(servers) != `[{"url":"`+p.front.URL+base+`"}]` {
		t.Errorf("the document names the servers %s", servers)
	}
	resource := p.get("/resource/harbor-4012").want(200)
	location, ok := strings.CutPrefix(resource.text("@schemaLocation"), p.front.URL+base)
	if !ok {
		t.Fatalf("@schemaLocation is %s", resource.text("@schemaLocation"))
	}
	schema := p.do(request{method: http.MethodGet, path: location, token: "-"}).want(200)
	if got := schema.header.Get("Content-Type"); got != "application/schema+json" {
		t.Errorf("the schema is %s", got)
	}
	for _, ref := range refs(schema.json) {
		name, ok := strings.CutPrefix(ref, "#/definitions/")
		if !ok || schema.at("definitions."+name) == nil {
			t.Errorf("the schema refers to %s, which it does not have", ref)
		}
	}
	for _, name := range []string{"Voicemailbox", "ResetDormantMonitor", "Error"} {
		p.do(request{method: http.MethodGet, path: "/schema/" + name + ".json", token: "-"}).want(200).wantAt("$ref", "#/definitions/"+name)
	}
}

// refs are all references in a schema.
func refs(v any) []string {
	var all []string
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			if ref, ok := value.(string); ok && name == "$ref" {
				all = append(all, ref)
			}
			all = append(all, refs(value)...)
		}
	case []any:
		for _, value := range v {
			all = append(all, refs(value)...)
		}
	}
	return all
}

// The document describes every path that the server answers below the base, and no other.
func TestTheDocumentHasEveryOperationOfTheServer(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for path, item := range p.rules.own.Paths.Map() {
		if strings.HasPrefix(path, "/listener/") {
			continue
		}
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete} {
			a := p.do(request{method: method, path: strings.ReplaceAll(path, "{id}", "none"), token: "-", wrong: true})
			if described := item.GetOperation(method) != nil; described == (a.status == http.StatusMethodNotAllowed) {
				t.Errorf("%s %s: described %v, answered %d", method, path, described, a.status)
			}
		}
	}
}
