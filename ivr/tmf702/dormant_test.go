package tmf702_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
)

func TestABulkResetIsFollowedByItsMonitor(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	l := newListener(p)
	p.subscribe(l, "domain=Voice mail&event.monitor.@type=ResetDormantMonitor", "")
	begun := p.post("/voicemailbox/resetDormant", `{"tenant":"harbor","since":"90d"}`).want(202)
	begun.wantAt("state", "InProgress").wantAt("progress.total", 2.0).wantAt("progress.done", 0.0).wantAt("response", nil).wantAt("@baseType", "Monitor")
	path := "/monitor/" + begun.text("id")
	if got := begun.header.Get("Location"); got != begun.text("href") || got != p.front.URL+base+path {
		t.Errorf("Location %s, href %s", got, begun.text("href"))
	}
	p.run()
	p.eventually("it has ended", func() bool { return p.get(path).text("state") == "Completed" })
	ended := p.get(path).want(200).wantAt("progress.done", 2.0).wantAt("progress.failed", 0.0).wantAt("response.statusCode", "200")
	if got := len(ended.at("skipped").([]any)); got != 5 {
		t.Errorf("%d mailboxes were skipped, want 5: %s", got, ended.raw)
	}
	for _, number := range []string{"4073", "4079"} {
		k := mailbox.Key{Tenant: "harbor", Number: number}
		p.get("/resource/"+idOf(k)).want(200).wantAt("resourceCharacteristic.pinState", "temporary")
		p.wantMail(p.addressOf(k), mailbox.MailTemporaryPIN)
	}
	l.want("MonitorCreateEvent").wantAt("event.monitor.id", begun.text("id"))
	l.want("MonitorStateChangeEvent").wantAt("event.monitor.state", "Completed").wantAt("event.monitor.progress.done", 2.0)
	if got := p.get("/monitor?state=Completed&fields=state&sort=-progress.done").want(200).ids(); !slices.Equal(got, []string{begun.text("id")}) {
		t.Errorf("the list has %v", got)
	}
	stranger := p.token(mailbox.ScopeAdmin, "riverside")
	p.do(request{method: http.MethodGet, path: path, token: stranger}).wantError(404, "not-found")
	if got := p.do(request{method: http.MethodGet, path: "/monitor", token: stranger}).want(200).ids(); len(got) != 0 {
		t.Errorf("a stranger sees %v", got)
	}
}

func TestADryRunChangesNothing(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.token(mailbox.ScopeAdmin, "") // which is audited
	before, err := p.LastEntry(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	plan := p.post("/voicemailbox/resetDormant", `{"tenant":"harbor","since":"90d","dryRun":true}`).want(200).wantAt("total", 2.0)
	var got []string
	for _, entry := range plan.at("resource").([]any) {
		got = append(got, entry.(map[string]any)["id"].(string))
	}
	if diff := cmp.Diff([]string{"harbor-4073", "harbor-4079"}, got); diff != "" {
		t.Errorf("planned (-want +got):\n%s", diff)
	}
	if after, err := p.LastEntry(t.Context()); err != nil || after != before {
		t.Errorf("the audit has %d entries after it, %d before; %v", after, before, err)
	}
}

func TestABulkResetThatMeansNothingIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, body := range []string{
		`{}`, `{"since":"90d"}`, `{"tenant":"harbor"}`, `{"tenant":"harbor","since":"0d"}`, `{"tenant":"harbor","since":"-5d"}`, `{"tenant":"harbor","since":"long"}`,
		`{"tenant":"nowhere","since":"90d"}`, `{"tenant":"nowhere","since":"90d","dryRun":true}`, `{"tenant":"harbor","since":"90d","includeLocked":"yes"}`,
	} {
		p.do(request{method: http.MethodPost, path: "/voicemailbox/resetDormant", body: body, wrong: true}).wantError(400, "invalid-body")
	}
	token := p.token(mailbox.ScopeAdmin, "riverside")
	p.do(request{method: http.MethodPost, path: "/voicemailbox/resetDormant", token: token, body: `{"tenant":"harbor","since":"90d"}`}).wantError(400, "conflicting-request")
}

// crowd makes many dormant mailboxes, of which some cannot be reset any more when their turn comes.
func (p *portal) crowd(n int) {
	p.Helper()
	seed := mailbox.Seed{Name: "crowd", Mode: mailbox.ClockReal, Tenants: []mailbox.SeedTenant{{
		Tenant: mailbox.Tenant{ID: "harbor", Name: "Harbor", Profile: "broadcloud", PortalNumber: "7000", Language: "en"},
	}}}
	for i := range n {
		seed.Tenants[0].Mailboxes = append(seed.Tenants[0].Mailboxes, mailbox.SeedMailbox{
			Number: number(i), Age: 300 * 24 * time.Hour, LastSignIn: 200 * 24 * time.Hour, PIN: pinOf(i),
			Owner: mailbox.Owner{Last: "Owner " + number(i), Email: number(i) + "@harbor.example"},
		})
	}
	if err := p.Load(p.Context(), mailbox.By{Actor: "test"}, seed, true); err != nil {
		p.Fatal(err)
	}
}

// A bulk reset goes on after its server has died, in another one, and resets nobody twice. Who has
// come back meanwhile is left alone, who cannot be reset is named.
func TestABulkResetSurvivesARestart(t *testing.T) {
	t.Parallel()
	const crowd = 40
	store := &tripwire{Store: filled(t), left: -1}
	p := openPortal(t, accountsOn(t, store))
	p.crowd(crowd)
	id := p.post("/voicemailbox/resetDormant", `{"tenant":"harbor","since":"90d"}`).want(202).wantAt("progress.total", float64(crowd)).text("id")

	// The process dies in the middle: its store takes no more writes.
	store.trip(11) // a claim and ten resets
	dying, cancel := context.WithCancel(t.Context())
	if err := p.server.Run(dying); err == nil {
		t.Fatal("the server did not notice that its store is gone")
	}
	cancel()
	store.trip(-1)
	p.get("/monitor/"+id).want(200).wantAt("state", "InProgress").wantAt("progress.done", 10.0)

	back, gone, silent := mailbox.Key{Tenant: "harbor", Number: number(20)}, mailbox.Key{Tenant: "harbor", Number: number(21)}, mailbox.Key{Tenant: "harbor", Number: number(22)}
	p.wantSignIn(back, pinOf(20).Reveal(), mailbox.MustChange)
	nobody := ""
	for k, act := range map[mailbox.Key]mailbox.Act{gone: mailbox.Delete{}, silent: mailbox.Edit{Email: &nobody}} {
		if _, err := p.Apply(t.Context(), mailbox.By{Actor: "kim"}, k, act); err != nil {
			t.Fatal(err)
		}
	}
	later := &hands{now: time.Now().Add(time.Minute)} // when the dead server's claim is over
	second := openPortal(t, accountsOnAt(t, store, later.Now), atTime(later))
	second.run()
	p.eventually("it has ended", func() bool { return p.get("/monitor/"+id).text("state") != "InProgress" })
	p.get("/monitor/"+id).want(200).wantAt("state", "Completed")
	p.get("/monitor/"+id).wantAt("progress.done", float64(crowd-3)).wantAt("progress.left", 3.0).wantAt("progress.failed", 0.0)
	entries, err := p.AuditLog(t.Context(), mailbox.AuditFilter{Acts: []string{"reset-temporary"}, Since: 1}, 0)
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, e := range entries {
		times[e.Mailbox.String()]++
	}
	for k, n := range times {
		if n != 1 {
			t.Errorf("%s was reset %d times", k, n)
		}
	}
	if len(times) != crowd-3 || times[back.String()] != 0 {
		t.Errorf("%d mailboxes were reset, %s %d times", len(times), back, times[back.String()])
	}
}

// tripwire is a store that takes so many more writes and then no more; a negative number is no
// limit.
type tripwire struct {
	mailbox.Store
	mu   sync.Mutex
	left int
}

var errTripped = errors.New("the process is dead")

func (s *tripwire) trip(left int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left = left
}

func (s *tripwire) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	s.mu.Lock()
	dead := s.left == 0
	if s.left > 0 {
		s.left--
	}
	s.mu.Unlock()
	if dead {
		return errTripped
	}
	return s.Store.Update(ctx, fn)
}

// number is the number of the i-th mailbox of a crowd.
func number(i int) string { return strconv.Itoa(7100 + i) }

// pinOf is its PIN.
func pinOf(i int) pin.PIN { return pin.New(strconv.Itoa(860_215 + 37*i)) }
