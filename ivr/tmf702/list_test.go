package tmf702_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestAListIsFiltered(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	all := len(p.get("/resource").want(200).ids())
	for _, tt := range []struct {
		query string
		want  []string // nil where only the number counts
		count int
	}{
		{"administrativeState=locked", []string{"harbor-4044", "harbor-4144", "riverside-2103"}, 0},
		{"administrativeState=locked&resourceCharacteristic.tenant=harbor", []string{"harbor-4044", "harbor-4144"}, 0},
		{"vmid=4012,4019", []string{"harbor-4012", "harbor-4019"}, 0},
		{"id.ne=harbor-4012", nil, all - 1},
		{"resourceCharacteristic.failedAttempts.gte=5", []string{"harbor-4044", "riverside-2103"}, 0},
		{"resourceCharacteristic.failedAttempts%3E4", []string{"harbor-4044", "riverside-2103"}, 0},
		{"resourceCharacteristic.failedAttempts%3E%3D5", []string{"harbor-4044", "riverside-2103"}, 0},
		{"resourceCharacteristic.failedAttempts%3E=5", []string{"harbor-4044", "riverside-2103"}, 0},
		{"resourceCharacteristic.failedAttempts.gt=0&resourceCharacteristic.failedAttempts.lt=5&resourceCharacteristic.tenant=harbor", []string{"harbor-4031", "harbor-4083", "harbor-4172"}, 0},
		{"name.regex=^Ana%20", []string{"harbor-4012"}, 0},
		{"name%2A%3D%5EAna%20", []string{"harbor-4012"}, 0},
		{"resourceCharacteristic.pinChangedAt.lt=2025-04-01T00:00:00Z&resourceCharacteristic.tenant=harbor", []string{"harbor-4079"}, 0},
		{"resourceCharacteristic.pinMustChange=true&vmid=4012,4019", []string{"harbor-4019"}, 0},
		{"relatedParty.name=Ana%20Duarte", []string{"harbor-4012"}, 0},
		{"relatedParty.role=owner&vmid=4012", []string{"harbor-4012"}, 0},
		{"resourceRelationship.resource.id=riverside-2000&vmid.lte=2001", []string{"riverside-2001"}, 0},
		{"@type=Voicemailbox", nil, all},
		{"place.name=Bristol", nil, -1},
		{"endOperatingDate.gt=2025-01-01T00:00:00Z", []string{}, 0},
		{"usageState=active", []string{}, 0},
		{"category=main", []string{"riverside-2000", "riverside-2100", "riverside-2200"}, 0},
	} {
		t.Run(tt.query, func(t *testing.T) {
			a := p.get("/resource?" + tt.query)
			if tt.count == -1 {
				a.wantError(400, "unknown-attribute")
				return
			}
			got := a.want(200).ids()
			if tt.want == nil && len(got) != tt.count || tt.want != nil && !cmp.Equal(got, tt.want) {
				t.Errorf("found %v, want %v, or %d", got, tt.want, tt.count)
			}
		})
	}
}

func TestAQueryThatMeansNothingIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, tt := range []struct{ query, code string }{
		{"colour=blue", "unknown-attribute"},
		{"resourceCharacteristic.colour=blue", "unknown-attribute"},
		{"relatedParty=Ana", "unknown-attribute"},
		{"name.near=Ana", "invalid-query"},
		{"resourceCharacteristic.failedAttempts.gt=many", "invalid-query"},
		{"resourceCharacteristic.pinChangedAt.gt=yesterday", "invalid-query"},
		{"resourceCharacteristic.pinMustChange=perhaps", "invalid-query"},
		{"name.regex=(", "invalid-query"},
		{"name.regex=" + strings.Repeat("a", 201), "invalid-query"},
		{"name=a;name=b", "invalid-query"},
		{"name=%zz", "invalid-query"},
		{"offset=-1", "invalid-query"},
		{"limit=few", "invalid-query"},
		{"fields=colour", "unknown-attribute"},
		{"sort=colour", "unknown-attribute"},
		{"sort=resourceCharacteristic", "unknown-attribute"},
		{strings.Repeat("vmid.ne=1&", 21), "invalid-query"},
	} {
		p.do(request{method: http.MethodGet, path: "/resource?" + tt.query, wrong: true}).wantError(400, tt.code)
	}
	p.get("/resource/harbor-4012?name=Ana").wantError(400, "invalid-query")
	p.get("/resource/harbor-4012?fields=colour").wantError(400, "unknown-attribute")
}

func TestAListIsSortedAndPaged(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	byName := p.get("/resource?resourceCharacteristic.tenant=harbor&sort=name").want(200)
	backwards := p.get("/resource?resourceCharacteristic.tenant=harbor&sort=-name").want(200)
	ids := byName.ids()
	if ids[0] != "harbor-4130" { // Abel Cruz
		t.Errorf("the first by name is %s", ids[0])
	}
	turned := slices.Clone(backwards.ids())
	slices.Reverse(turned)
	if diff := cmp.Diff(ids, turned); diff != "" {
		t.Errorf("sorting by -name is not the other way round:\n%s", diff)
	}
	two := p.get("/resource?sort=-resourceCharacteristic.failedAttempts,vmid&limit=2").want(200)
	if diff := cmp.Diff([]string{"riverside-2103", "harbor-4044"}, two.ids()); diff != "" {
		t.Errorf("most failures first, then by number:\n%s", diff)
	}

	var walked []string
	next := "/resource?resourceCharacteristic.tenant=harbor&sort=name&limit=10&offset=0"
	for range 10 {
		page := p.get(next).want(200)
		walked = append(walked, page.ids()...)
		if got := page.header.Get("X-Total-Count"); got != "42" {
			t.Fatalf("X-Total-Count is %s, want 42", got)
		}
		link := linkOf(page.header.Get("Link"), "next")
		if link == "" {
			break
		}
		_, next, _ = strings.Cut(link, base)
	}
	if diff := cmp.Diff(ids, walked); diff != "" {
		t.Errorf("the pages are not the list:\n%s", diff)
	}
	last := p.get("/resource?resourceCharacteristic.tenant=harbor&limit=10&offset=40").want(200)
	if n := last.header.Get("X-Result-Count"); n != "2" || linkOf(last.header.Get("Link"), "prev") == "" {
		t.Errorf("the last page has %s entries and the links %s", n, last.header.Get("Link"))
	}
	if none := p.get("/resource?limit=0").want(200); len(none.ids()) != 0 || none.header.Get("X-Total-Count") == "0" {
		t.Errorf("limit=0 gives %s and a total of %s", none.raw, none.header.Get("X-Total-Count"))
	}
	if beyond := p.get("/resource?offset=9999").want(200).ids(); len(beyond) != 0 {
		t.Errorf("beyond the end there are %v", beyond)
	}
}

// linkOf is the address of a relation in a Link header; empty for none.
func linkOf(header, rel string) string {
	for part := range strings.SplitSeq(header, ", ") {
		address, ok := strings.CutSuffix(part, `>; rel="`+rel+`"`)
		if ok {
			return strings.TrimPrefix(address, "<")
		}
	}
	return ""
}

func TestFieldsPickFirstLevelAttributes(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for query, want := range map[string][]string{
		"fields=none":          {"href", "id"},
		"fields=name":          {"id", "name"},
		"fields=id,name,place": {"id", "name"},
		"fields=href,vmid":     {"href", "id", "vmid"},
	} {
		for _, path := range []string{"/resource/harbor-4012?", "/resource?id=harbor-4012&"} {
			v := p.get(path + query).want(200).json
			if list, ok := v.([]any); ok {
				v = list[0]
			}
			var got []string
			for name := range v.(map[string]any) {
				got = append(got, name)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s%s gives %v, want %v", path, query, got, want)
			}
		}
	}
}

func TestATokenSeesItsTenantAlone(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	token := p.token(mailbox.ScopeAdmin, "riverside")
	for _, id := range p.do(request{method: http.MethodGet, path: "/resource", token: token}).want(200).ids() {
		if !strings.HasPrefix(id, "riverside-") {
			t.Errorf("the list has %s", id)
		}
	}
	for _, id := range []string{"harbor-4012", "harbor-9999"} { // whether there is one or not
		for _, c := range []request{
			{method: http.MethodGet, path: "/resource/" + id},
			{method: http.MethodPatch, path: "/resource/" + id, body: `{"resetPin":"temporary"}`},
			{method: http.MethodDelete, path: "/resource/" + id},
		} {
			c.token = token
			p.do(c).wantError(403, "forbidden")
		}
	}
	p.do(request{method: http.MethodPost, path: "/resource", token: token, body: `{"vmid":"4990","resourceCharacteristic":[{"name":"tenant","value":"harbor"}]}`}).wantError(400, "conflicting-request")
	p.wantSignIn(ana, "2580", mailbox.SignedIn)
}
