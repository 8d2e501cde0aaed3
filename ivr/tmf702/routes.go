package tmf702

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"voiceportal/ivr/mailbox"
)

// operation is one thing that the API does.
type operation struct {
	id    string        // as the API's own document names it
	scope mailbox.Scope // what the token must include; empty where none is needed
	serve func(*exchange) error
}

// route is a path with its operations by method.
type route struct {
	path    string
	methods map[string]operation
}

// table is every path that the server answers. What needs no token tells nothing about mailboxes.
func (s *Server) table() []route {
	return []route{
		{Base + "/resource", map[string]operation{
			http.MethodGet:  {"listResource", mailbox.ScopeRead, s.listResource},
			http.MethodPost: {"createResource", mailbox.ScopeAdmin, s.createResource},
		}},
		{Base + "/resource/{id}", map[string]operation{
			http.MethodGet:    {"retrieveResource", mailbox.ScopeRead, s.retrieveResource},
			http.MethodPatch:  {"patchResource", mailbox.ScopeReset, s.patchResource},
			http.MethodDelete: {"deleteResource", mailbox.ScopeAdmin, s.deleteResource},
		}},
		{Base + "/voicemailbox/resetDormant", map[string]operation{
			http.MethodPost: {"resetDormant", mailbox.ScopeAdmin, s.resetDormant},
		}},
		{Base + "/monitor", map[string]operation{
			http.MethodGet: {"listMonitor", mailbox.ScopeRead, s.listMonitor},
		}},
		{Base + "/monitor/{id}", map[string]operation{
			http.MethodGet: {"retrieveMonitor", mailbox.ScopeRead, s.retrieveMonitor},
		}},
		{Base + "/hub", map[string]operation{
			http.MethodGet:  {"listSubscription", mailbox.ScopeRead, s.listSubscription},
			http.MethodPost: {"registerListener", mailbox.ScopeRead, s.registerListener},
		}},
		{Base + "/hub/{id}", map[string]operation{
			http.MethodGet:    {"retrieveSubscription", mailbox.ScopeRead, s.retrieveSubscription},
			http.MethodDelete: {"unregisterListener", mailbox.ScopeRead, s.unregisterListener},
		}},
		{Base + "/openapi.json", map[string]operation{http.MethodGet: {"getDocument", "", s.getDocument}}},
		{Base + "/schema/{name}", map[string]operation{http.MethodGet: {"getSchema", "", s.getSchema}}},
		{"/healthz", map[string]operation{http.MethodGet: {"getHealth", "", s.getHealth}}},
		{"/readyz", map[string]operation{http.MethodGet: {"getReadiness", "", s.getReadiness}}},
		{"/metrics", map[string]operation{http.MethodGet: {"getMetrics", "", s.getMetrics}}},
	}
}

// handler finds the operation for a request. The mux of net/http answers unknown paths and methods
// in plain text; here they are errors like all others, so every path is known to it in all methods.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes {
		serve := s.dispatch(r)
		mux.Handle(r.path, serve)
		mux.Handle(r.path+"/{$}", serve)
	}
	nowhere := s.around(operation{id: "none", serve: func(*exchange) error { return notFound("this path") }})
	mux.Handle("/", nowhere)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The mux would send a client with a doubtful path to the one that it takes for meant.
		if clean := path.Clean(r.URL.Path); r.Method != http.MethodConnect && strings.TrimSuffix(r.URL.Path, "/") != strings.TrimSuffix(clean, "/") {
			nowhere.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// dispatch chooses the operation by the request's method.
func (s *Server) dispatch(route route) http.Handler {
	byMethod := make(map[string]http.Handler, len(route.methods))
	for method, op := range route.methods {
		byMethod[method] = s.around(op)
	}
	if get, ok := byMethod[http.MethodGet]; ok {
		byMethod[http.MethodHead] = get
	}
	allowed := route.allowed()
	refuse := s.around(operation{id: "none", serve: func(*exchange) error {
		p := &problem{status: http.StatusMethodNotAllowed, code: codeMethod, reason: "this path does not have the method", message: "It has " + allowed + "."}
		return withHeader(p, "Allow", allowed)
	}})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h, ok := byMethod[r.Method]; ok {
			h.ServeHTTP(w, r)
			return
		}
		refuse.ServeHTTP(w, r)
	})
}

// allowed lists the methods of a route, as the header Allow does.
func (r route) allowed() string {
	var methods []string
	for method := range r.methods {
		methods = append(methods, method)
		if method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
	}
	slices.Sort(methods)
	return strings.Join(methods, ", ")
}
