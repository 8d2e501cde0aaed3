package tmf702_test

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"voiceportal/ivr/tmf702"
)

func TestOnlyPublicAddressesArePublic(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"8.8.8.8": true, "1.1.1.1": true, "2606:4700:4700::1111": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "127.8.8.8": false, "::1": false, "0.0.0.0": false, "::": false, "::ffff:127.0.0.1": false,
		"10.0.0.1": false, "172.16.0.1": false, "172.32.0.1": true, "192.168.1.1": false, "fd00::1": false, "::ffff:10.0.0.1": false,
		"169.254.169.254": false, "fe80::1": false, "fec0::1": false, "100.64.0.1": false, "100.128.0.1": true,
		"224.0.0.1": false, "ff02::1": false, "255.255.255.255": false, "240.0.0.1": false, "0.1.2.3": false,
		"192.0.2.1": false, "198.51.100.1": false, "203.0.113.1": false, "198.18.0.1": false, "192.0.0.8": false,
		"64:ff9b::7f00:1": false, "64:ff9b:1::1": false, "2002:7f00:1::": false, "2001::1": false, "2001:db8::1": false, "100::1": false, "::7f00:1": false,
	} {
		if got := tmf702.Public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is public: %v, want %v", address, got, want)
		}
	}
}

func TestACallbackThatCannotBeMeantIsRefused(t *testing.T) {
	t.Parallel()
	p := newPortal(t, func(c *tmf702.Config) { c.Callbacks = nil })
	for _, callback := range []string{
		"", "crm.example", "ftp://crm.example", "file:///etc/passwd", "gopher://crm.example", "http://", "http:///path", "//crm.example",
		"http://user:secret@crm.example", "http://crm.example/#part", "http://crm.example/?next=1", "http://" + strings.Repeat("x", 2000) + ".example",
		"http://127.0.0.1:9", "http://[::1]:9", "http://10.1.2.3", "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]", "http://0.0.0.0", "http://[fe80::1%25eth0]/",
	} {
		p.do(request{method: http.MethodPost, path: "/hub", body: `{"callback":"` + callback + `"}`, wrong: true}).wantError(400, "invalid-body")
	}
	p.do(request{method: http.MethodPost, path: "/hub", body: `{"callback":"https://crm.example","query":"colour=blue"}`, wrong: true}).wantError(400, "unknown-attribute")
	p.do(request{method: http.MethodPost, path: "/hub", body: `{"callback":"https://crm.example","query":"fields=id"}`, wrong: true}).wantError(400, "unknown-attribute")
	p.do(request{method: http.MethodPost, path: "/hub", body: `{"query":"domain=Voice mail"}`, wrong: true}).wantError(400, "invalid-body")
}

// A name says nothing: what it leads to is judged when it is dialled, so that one which led elsewhere
// when it was registered does not help.
func TestANameThatLeadsToThisMachineIsNotDialled(t *testing.T) {
	t.Parallel()
	p := newPortal(t, func(c *tmf702.Config) { c.Callbacks = nil })
	l := newListener(p)
	_, port, _ := strings.Cut(strings.TrimPrefix(l.URL, "http://"), ":")
	id := p.post("/hub", `{"callback":"http://localhost:`+port+`"}`).want(201).text("id")
	p.run()
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	p.eventually("the failure is noted", func() bool { return p.get("/hub/"+id).text("state") == "failing" })
	p.get("/hub/"+id).wantAt("problem", "the address is not a public one")
	l.quiet()
}

func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	inner := newListener(p)
	outer := newListener(p)
	outer.Config.Handler = http.RedirectHandler(inner.URL, http.StatusTemporaryRedirect)
	id := p.subscribe(outer, "", "")
	p.run()
	p.patch(ana, `{"administrativeState":"locked"}`).want(200)
	p.eventually("the failure is noted", func() bool { return p.get("/hub/"+id).text("state") == "failing" })
	p.get("/hub/"+id).wantAt("problem", "the listener answers 307")
	inner.quiet()
}

func TestATokenHasSoManySubscriptionsAndNoMore(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for range 20 {
		p.post("/hub", `{"callback":"https://crm.example"}`).want(201)
	}
	p.post("/hub", `{"callback":"https://crm.example"}`).wantError(409, "conflicting-request")
}
