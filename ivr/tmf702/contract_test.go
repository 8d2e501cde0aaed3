package tmf702_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"voiceportal/ivr/tmf702"
)

// contract is what exchanges are checked against: TM Forum's definition and our own document.
type contract struct {
	official   *openapi3.T // as it is written
	own        *openapi3.T
	byOfficial routers.Router // with what TMF630 allows beside it
	byOwn      routers.Router
}

var readContract = sync.OnceValues(func() (*contract, error) {
	official, err := readOfficial()
	if err != nil {
		return nil, err
	}
	own, err := readOwn()
	if err != nil {
		return nil, err
	}
	c := &contract{official: official, own: own}
	wider, err := readOfficial()
	if err != nil {
		return nil, err
	}
	widen(wider)
	if c.byOfficial, err = gorillamux.NewRouter(wider); err != nil {
		return nil, err
	}
	c.byOwn, err = gorillamux.NewRouter(own)
	return c, err
})

func theContract(t testing.TB) *contract {
	t.Helper()
	c, err := readContract()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// readOfficial reads TM Forum's definition.
func readOfficial() (*openapi3.T, error) {
	raw, err := os.ReadFile(filepath.Join("testdata", "TMF702-v4.0.0.swagger.json"))
	if err != nil {
		return nil, err
	}
	var v2 openapi2.T
	if err := json.Unmarshal(raw, &v2); err != nil {
		return nil, err
	}
	doc, err := openapi2conv.ToV3(&v2)
	if err != nil {
		return nil, err
	}
	doc.Servers = openapi3.Servers{{URL: tmf702.Base}}
	return doc, nil
}

// widen adds to TM Forum's definition, whose media types are literal and which knows one, what
// TMF630 allows beside: JSON without a charset, the two kinds of patches, and the statuses that
// follow from headers.
func widen(doc *openapi3.T) {
	for _, path := range doc.Paths.Map() {
		for method, op := range path.Operations() {
			for _, status := range []string{"412", "413", "415", "429", "503"} {
				op.Responses.Set(status, op.Responses.Value("400"))
			}
			if op.RequestBody == nil {
				continue
			}
			content := op.RequestBody.Value.Content
			schema := content.Get("application/json;charset=utf-8")
			content["application/json"] = schema
			if method == http.MethodPatch {
				content["application/merge-patch+json"] = schema
				content["application/json-patch+json"] = openapi3.NewMediaType()
			}
		}
	}
}

// readOwn reads our own document as the server serves it.
func readOwn() (*openapi3.T, error) {
	raw, err := tmf702.Document("http://localhost")
	if err != nil {
		return nil, err
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		return nil, err
	}
	doc.Servers = openapi3.Servers{{URL: tmf702.Base}}
	return doc, nil
}

// check validates an exchange. A path that TM Forum's definition lacks is checked against our own
// document alone, and one that neither has is not.
func (c *contract) check(t testing.TB, r *http.Request, sent request, got *http.Response, raw []byte) {
	t.Helper()
	for name, router := range map[string]routers.Router{"TM Forum's definition": c.byOfficial, "our own document": c.byOwn} {
		again := r.Clone(t.Context())
		again.URL.Scheme, again.URL.Host, again.Host = "", "", ""
		again.URL.Path = strings.TrimSuffix(again.URL.Path, "/")
		again.Body = io.NopCloser(strings.NewReader(sent.body))
		route, params, err := router.FindRoute(again)
		if err != nil {
			continue
		}
		in := &openapi3filter.RequestValidationInput{
			Request: again, PathParams: params, Route: route,
			Options: &openapi3filter.Options{
				AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true, MultiError: true,
			},
		}
		if !sent.wrong {
			if err := openapi3filter.ValidateRequest(t.Context(), in); err != nil {
				t.Errorf("%s %s: the request breaks %s: %v", sent.method, sent.path, name, err)
			}
		}
		out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: got.StatusCode, Header: got.Header, Options: in.Options}
		if got.StatusCode != http.StatusNoContent {
			out.SetBodyBytes(whole(r, raw))
		}
		if err := openapi3filter.ValidateResponse(t.Context(), out); err != nil {
			t.Errorf("%s %s: the answer breaks %s: %v\n%s", sent.method, sent.path, name, err, raw)
		}
	}
}

// whole is an answer with the href that a client did not ask for: a part of a resource lacks it,
// and the definitions only describe whole ones.
func whole(r *http.Request, raw []byte) []byte {
	if !r.URL.Query().Has("fields") {
		return raw
	}
	return bytes.ReplaceAll(raw, []byte(`"id":`), []byte(`"href":"-","id":`))
}

// checkEvent validates an event that a listener got, as the requests that the definitions have for
// listeners.
func (c *contract) checkEvent(t testing.TB, path string, header http.Header, raw []byte) {
	t.Helper()
	for name, router := range map[string]routers.Router{"TM Forum's definition": c.byOfficial, "our own document": c.byOwn} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, tmf702.Base+path, bytes.NewReader(raw))
		if err != nil {
			t.Error(err)
			return
		}
		r.Header = header
		route, params, err := router.FindRoute(r)
		if err != nil {
			t.Errorf("%s has no listener at %s: %v", name, path, err)
			continue
		}
		err = openapi3filter.ValidateRequest(t.Context(), &openapi3filter.RequestValidationInput{
			Request: r, PathParams: params, Route: route, Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
		})
		if err != nil {
			t.Errorf("the event breaks %s: %v\n%s", name, err, raw)
		}
	}
}
