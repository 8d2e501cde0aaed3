package tmf702_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/tmf702"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// run lets the server work beside its requests until the returned function is called, or the test
// ends.
func (p *portal) run() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- p.server.Run(ctx) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				p.Errorf("run: %v", err)
			}
		})
	}
	p.Cleanup(stop)
	return stop
}

// eventually waits until something is so: it looks again whenever the store has changed.
func (p *portal) eventually(what string, so func() bool) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.Context(), patience)
	defer cancel()
	changes, err := p.Watch(ctx)
	if err != nil {
		p.Fatal(err)
	}
	for !so() {
		if _, open := <-changes; !open {
			p.Fatalf("%s: not within %v", what, patience)
		}
	}
}

// heard is an event as a listener got it.
type heard struct {
	path  string
	event answer
}

// listener takes events and answers as it is told to.
type listener struct {
	*httptest.Server
	t      testing.TB
	events chan heard
	mu     sync.Mutex
	status int
}

func newListener(p *portal) *listener {
	l := &listener{t: p.TB, events: make(chan heard, 1000), status: http.StatusCreated}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw, err := io.ReadAll(r.Body)
		a := answer{t: l.t, raw: string(raw), header: r.Header}
		if err != nil || json.Unmarshal(raw, &a.json) != nil {
			l.t.Errorf("an event is no JSON: %s", raw)
		}
		p.rules.checkEvent(l.t, r.URL.Path, r.Header, raw)
		l.mu.Lock()
		a.status = l.status
		l.mu.Unlock()
		w.WriteHeader(a.status)
		l.events <- heard{r.URL.Path, a}
	}))
	p.Cleanup(l.Close)
	return l
}

// answers makes the listener answer with a status from now on.
func (l *listener) answers(status int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.status = status
}

// next is the next event.
func (l *listener) next() heard {
	l.t.Helper()
	select {
	case e := <-l.events:
		return e
	case <-time.After(patience):
		l.t.Fatal("no event came")
		return heard{}
	}
}

// want wants the next event to be of a type.
func (l *listener) want(kind string) answer {
	l.t.Helper()
	e := l.next()
	if got := e.event.text("eventType"); got != kind {
		l.t.Fatalf("the event is %s, want %s: %s", got, kind, e.event.raw)
	}
	if want := "/listener/" + strings.ToLower(kind[:1]) + kind[1:]; e.path != want {
		l.t.Errorf("it came to %s, want %s", e.path, want)
	}
	return e.event
}

// quiet wants no event to be waiting; it comes after something that would have brought one.
func (l *listener) quiet() {
	l.t.Helper()
	select {
	case e := <-l.events:
		l.t.Errorf("an event came: %s", e.event.raw)
	default:
	}
}

// subscribe makes a subscription and returns its id.
func (p *portal) subscribe(l *listener, query, token string) string {
	p.Helper()
	body, err := json.Marshal(map[string]string{"callback": l.URL, "query": query})
	if err != nil {
		p.Fatal(err)
	}
	a := p.do(request{method: http.MethodPost, path: "/hub", body: string(body), token: token}).want(201)
	if !strings.HasSuffix(a.header.Get("Location"), base+"/hub/"+a.text("id")) {
		p.Errorf("Location is %s for id %s", a.header.Get("Location"), a.text("id"))
	}
	return a.text("id")
}

func TestAListenerHearsWhatHappensToMailboxes(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	l := newListener(p)
	p.subscribe(l, "", p.token(mailbox.ScopeRead, "harbor"))
	p.run()

	p.do(request{method: http.MethodPatch, path: "/resource/harbor-4012", body: `{"resetPin":"temporary"}`, header: map[string]string{"X-Correlation-ID": "crm-1"}}).want(200)
	e := l.want("ResourceAttributeValueChangeEvent")
	e.wantAt("correlationId", "crm-1").wantAt("domain", "Voice mail").wantAt("priority", "normal").
		wantAt("event.resource.id", "harbor-4012").wantAt("event.resource.resourceCharacteristic.pinState", "temporary").
		wantAt("event.resource.resourceCharacteristic.pinMustChange", true).
		wantAt("event.resource.resourceCharacteristic.email", nil). // not changed
		wantAt("event.resource.administrativeState", nil).
		wantAt("fieldPath", "resourceCharacteristic.pinState,resourceCharacteristic.pinMustChange,resourceCharacteristic.pinChangedAt")
	for _, name := range []string{"eventId", "eventTime", "timeOcurred", "title"} {
		if e.text(name) == "" {
			t.Errorf("the event has no %s: %s", name, e.raw)
		}
	}
	if e.header.Get("X-Correlation-Id") != "crm-1" {
		t.Errorf("it was sent with correlation id %q", e.header.Get("X-Correlation-Id"))
	}

	p.patch(ines, `{"administrativeState":"unlocked"}`).want(200)
	l.want("ResourceStateChangeEvent").wantAt("event.resource.administrativeState", "unlocked").wantAt("event.resource.id", "harbor-4044")
	l.want("ResourceAttributeValueChangeEvent").wantAt("event.resource.resourceCharacteristic.failedAttempts", 0.0).wantAt("fieldPath", "resourceCharacteristic.failedAttempts")

	p.post("/resource", `{"vmid":"4990","name":"Nia Ito","resourceCharacteristic":[{"name":"tenant","value":"harbor"},{"name":"email","value":"nia@harbor.example"}]}`).want(201)
	l.want("ResourceCreateEvent").wantAt("event.resource.name", "Nia Ito").wantAt("event.resource.resourceCharacteristic.email", "nia@harbor.example")
	p.do(request{method: http.MethodDelete, path: "/resource/harbor-4990"}).want(204)
	l.want("ResourceDeleteEvent").wantAt("event.resource.id", "harbor-4990")

	p.patch(noah, `{"resetPin":"default"}`).want(200) // another tenant's
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	l.want("ResourceStateChangeEvent").wantAt("event.resource.id", "harbor-4012").wantAt("priority", "high")
	l.quiet()
}

// Acts of admins and callers, in whatever front, are told like those of the API.
func TestEveryActIsToldWithWhatItChanges(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	l := newListener(p)
	p.subscribe(l, "", "")
	p.run()
	apply := func(act mailbox.Act) {
		t.Helper()
		if _, err := p.Apply(t.Context(), mailbox.By{Actor: "kim"}, ana, act); err != nil {
			t.Fatal(err)
		}
	}
	state := "event.resource.resourceCharacteristic.pinState"
	due := "event.resource.resourceCharacteristic.pinMustChange"
	const value, changed = "ResourceAttributeValueChangeEvent", "ResourceStateChangeEvent"

	apply(mailbox.ForceChange{})
	l.want(value).wantAt(due, true).wantAt(state, nil)
	apply(mailbox.ExpireNow{})
	l.want(value).wantAt(due, true).wantAt(state, "expired")
	phone := "351210994012"
	apply(mailbox.Edit{Phone: &phone})
	l.want(value).wantAt("event.resource.resourceCharacteristic.phone", phone).wantAt("fieldPath", "name,relatedParty,resourceCharacteristic")
	apply(mailbox.Deactivate{})
	l.want(changed).wantAt("event.resource.administrativeState", "shutdown").wantAt("event.resource.resourceStatus", "suspended").wantAt("priority", "high")
	apply(mailbox.Activate{})
	l.want(changed).wantAt("event.resource.administrativeState", "unlocked").wantAt("event.resource.resourceStatus", "available")
	l.want(value).wantAt(state, "temporary").wantAt(due, true)
	p.wantSignIn(ana, "1111", mailbox.Refused)
	l.want(value).wantAt("event.resource.resourceCharacteristic.failedAttempts", 1.0)
	p.wantSignIn(mailbox.Key{Tenant: "harbor", Number: "4040"}, "8802", mailbox.SignedIn)
	if at := l.want(value).text("event.resource.resourceCharacteristic.lastSignIn"); at == "" {
		t.Error("a sign-in is told without its time")
	}
	l.quiet()
}

func TestAQueryPicksEvents(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	l := newListener(p)
	p.subscribe(l, "eventType=ResourceStateChangeEvent&event.resource.administrativeState=locked", "")
	p.run()
	p.patch(ines, `{"administrativeState":"unlocked"}`).want(200)
	p.patch(ana, `{"resetPin":"temporary"}`).want(200)
	p.patch(noah, `{"administrativeState":"locked"}`).want(200)
	l.want("ResourceStateChangeEvent").wantAt("event.resource.id", "riverside-2002")
	l.quiet()
}

// What happened while no server ran, or the listener did not answer, is told later: once in the end,
// in order, with the same ids.
func TestEventsOutliveFailuresAndRestarts(t *testing.T) {
	t.Parallel()
	clock := &hands{now: time.Now()}
	store := filled(t)
	p := openPortal(t, accountsOnAt(t, store, clock.Now), atTime(clock))
	l := newListener(p)
	id := p.subscribe(l, "eventType=ResourceStateChangeEvent", "")
	p.patch(ana, `{"administrativeState":"locked"}`).want(200) // nobody runs
	l.answers(http.StatusServiceUnavailable)
	stop := p.run()
	failed := l.want("ResourceStateChangeEvent")
	p.eventually("the failure is noted", func() bool { return p.get("/hub/"+id).text("state") == "failing" })
	p.get("/hub/"+id).want(200).wantAt("problem", "the listener answers 503").wantAt("failedTries", 1.0)
	stop()

	p.patch(ana, `{"administrativeState":"unlocked"}`).want(200)
	l.answers(http.StatusNoContent)
	clock.add(time.Minute)
	second := openPortal(t, accountsOnAt(t, store, clock.Now), atTime(clock), func(c *tmf702.Config) { c.URL = p.front.URL })
	second.run()
	again := l.want("ResourceStateChangeEvent")
	if diff := cmp.Diff(failed.raw, again.raw); diff != "" {
		t.Errorf("the event is another one the second time:\n%s", diff)
	}
	l.want("ResourceStateChangeEvent").wantAt("event.resource.administrativeState", "unlocked")
	p.eventually("all is well again", func() bool { return p.get("/hub/"+id).text("state") == "active" })
	p.get("/hub/"+id).want(200).wantAt("failedTries", 0.0).wantAt("problem", nil)
	l.quiet()
}

func TestADeadListenerIsSeenAndGivenUp(t *testing.T) {
	t.Parallel()
	clock := &hands{now: time.Now()}
	p := openPortal(t, accountsOnAt(t, filled(t), clock.Now), atTime(clock))
	l := newListener(p)
	id := p.subscribe(l, "", "")
	l.answers(http.StatusInternalServerError)
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	for day := range 2 {
		stop := p.run()
		l.next()
		p.eventually("the failure is noted", func() bool { return p.get("/hub/"+id).at("failedTries") == float64(day+1) })
		stop()
		clock.add(25 * time.Hour)
	}
	p.get("/hub/"+id).want(200).wantAt("state", "givenUp")
	p.run()
	p.patch(noah, `{"administrativeState":"locked"}`).want(200)
	p.get("/hub").want(200)
	l.quiet()
	metrics := p.do(request{method: http.MethodGet, path: "!/metrics", token: "-"}).want(200)
	if !strings.Contains(metrics.raw, `voiceportal_subscriptions{state="givenUp"} 1`) {
		t.Error("the metrics do not tell of the subscription that was given up")
	}
}

func TestAListenerThatIsGoneIsGivenUpAtOnce(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	l := newListener(p)
	id := p.subscribe(l, "", "")
	l.answers(http.StatusGone)
	p.run()
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	l.next()
	p.eventually("it is given up", func() bool { return p.get("/hub/"+id).text("state") == "givenUp" })
}

func TestASlowListenerHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	hold := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-hold }))
	defer slow.Close()
	defer close(hold)
	p.post("/hub", `{"callback":"`+slow.URL+`"}`).want(201)
	l := newListener(p)
	p.subscribe(l, "", "")
	p.run()
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	l.want("ResourceStateChangeEvent")
}

func TestASubscriptionEndsWhenItIsDeletedOrItsTokenRevoked(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	l := newListener(p)
	token := p.token(mailbox.ScopeRead, "harbor")
	mine := p.subscribe(l, "", token)
	p.subscribe(l, "", token)
	stranger := p.token(mailbox.ScopeRead, "riverside")
	p.do(request{method: http.MethodDelete, path: "/hub/" + mine, token: stranger}).wantError(404, "not-found")
	p.do(request{method: http.MethodGet, path: "/hub/" + mine, token: stranger}).wantError(404, "not-found")
	if got := p.do(request{method: http.MethodGet, path: "/hub", token: stranger}).want(200).ids(); len(got) != 0 {
		t.Errorf("a stranger sees %v", got)
	}
	p.do(request{method: http.MethodDelete, path: "/hub/" + mine, token: token}).want(204)
	p.do(request{method: http.MethodDelete, path: "/hub/" + mine, token: token}).wantError(404, "not-found")
	if got := p.do(request{method: http.MethodGet, path: "/hub", token: token}).want(200).ids(); len(got) != 1 {
		t.Errorf("left are %v, want one", got)
	}
	all, err := p.Tokens(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		if strings.HasPrefix(token, "vp_"+k.ID) {
			if err := p.RevokeToken(t.Context(), mailbox.By{Actor: "kim"}, k.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := p.get("/hub").want(200).ids(); len(got) != 0 {
		t.Errorf("after the token was revoked there are %v", got)
	}
}
