package tmf702

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed openapi.yaml
var openAPI []byte

// document is the API's own description, and the JSON Schemas that are cut from it.
type document struct {
	whole   []byte            // OpenAPI, as JSON
	schemas map[string][]byte // JSON Schema by the name of a type
}

// readDocument reads the embedded description for a server at an address.
func readDocument(url string) (document, error) {
	raw, err := yaml.YAMLToJSON(openAPI)
	if err != nil {
		return document{}, fmt.Errorf("read openapi.yaml: %w", err)
	}
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		return document{}, fmt.Errorf("read openapi.yaml: %w", err)
	}
	components, _ := o["components"].(object)
	schemas, _ := components["schemas"].(object)
	if len(schemas) == 0 {
		return document{}, fmt.Errorf("openapi.yaml has no schemas")
	}
	o["servers"] = []any{object{"url": strings.TrimSuffix(url, "/") + Base}}
	d := document{schemas: make(map[string][]byte, len(schemas))}
	if d.whole, err = json.MarshalIndent(o, "", "  "); err != nil {
		return document{}, err
	}
	for name := range schemas {
		if d.schemas[name], err = json.MarshalIndent(schemaOf(name, schemas), "", "  "); err != nil {
			return document{}, err
		}
	}
	return d, nil
}

// schemaOf is one schema with every schema that it refers to, as a JSON Schema that stands alone.
func schemaOf(name string, schemas object) object {
	needed := map[string]bool{}
	collect(name, schemas, needed)
	definitions := object{}
	for _, n := range slices.Sorted(maps.Keys(needed)) {
		definitions[n] = moved(schemas[n])
	}
	return object{
		"$schema": "http://json-schema.org/draft-07/schema#", "title": name,
		"$ref": "#/definitions/" + name, "definitions": definitions,
	}
}

// schemaPrefix begins a reference within the OpenAPI document.
const schemaPrefix = "#/components/schemas/"

// collect finds what a schema refers to, however far.
func collect(name string, schemas object, found map[string]bool) {
	if found[name] {
		return
	}
	found[name] = true
	for _, ref := range references(schemas[name]) {
		collect(ref, schemas, found)
	}
}

func references(v any) []string {
	var refs []string
	switch v := v.(type) {
	case object:
		for name, value := range v {
			if ref, ok := value.(string); ok && name == "$ref" {
				refs = append(refs, strings.TrimPrefix(ref, schemaPrefix))
				continue
			}
			refs = append(refs, references(value)...)
		}
	case []any:
		for _, value := range v {
			refs = append(refs, references(value)...)
		}
	}
	return refs
}

// moved is a schema whose references point to where a JSON Schema has its definitions.
func moved(v any) any {
	switch v := v.(type) {
	case object:
		o := make(object, len(v))
		for name, value := range v {
			if ref, ok := value.(string); ok && name == "$ref" {
				o[name] = "#/definitions/" + strings.TrimPrefix(ref, schemaPrefix)
				continue
			}
			o[name] = moved(value)
		}
		return o
	case []any:
		list := make([]any, len(v))
		for i, value := range v {
			list[i] = moved(value)
		}
		return list
	}
	return v
}

// getDocument answers GET /openapi.json.
func (s *Server) getDocument(x *exchange) error {
	return x.write(http.StatusOK, mediaJSON, s.document.whole)
}

// getSchema answers GET /schema/{name}.json.
func (s *Server) getSchema(x *exchange) error {
	name, _ := strings.CutSuffix(x.r.PathValue("name"), ".json")
	raw, ok := s.document.schemas[name]
	if !ok {
		return notFound("this schema")
	}
	return x.write(http.StatusOK, "application/schema+json", raw)
}

// Document is the API's own description in OpenAPI 3.0, as JSON, for a server at an address.
func Document(url string) ([]byte, error) {
	d, err := readDocument(url)
	return d.whole, err
}
