package tmf702

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

const (
	// callbackTimeout is how long a listener may take over one event.
	callbackTimeout = 10 * time.Second
	// maxReply is how much of a listener's answer is read, only to use its connection again.
	maxReply = 64 << 10
)

// errForbiddenAddress is a listener at an address that events must not be sent to.
var errForbiddenAddress = errors.New("the address is not a public one")

// callbacks sends events to listeners. A listener's address comes from a client, and the portal
// stands where the client does not: it must not be made to call what only it can reach. So the
// address that is dialled is judged, after the name was resolved; a name can be anything.
type callbacks struct {
	client  *http.Client
	allowed []netip.Prefix
}

func newCallbacks(allowed []netip.Prefix) callbacks {
	c := callbacks{allowed: allowed}
	dialer := &net.Dialer{Timeout: callbackTimeout, Control: func(_, address string, _ syscall.RawConn) error {
		return c.judge(address)
	}}
	c.client = &http.Client{
		Timeout: callbackTimeout,
		Transport: &http.Transport{ // no proxy: it would be dialled in the listener's place
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true,
			MaxIdleConnsPerHost: 2, IdleConnTimeout: time.Minute, TLSHandshakeTimeout: callbackTimeout,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// judge refuses an address and port that must not be dialled.
func (c callbacks) judge(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return errForbiddenAddress
	}
	return c.judgeIP(at.Addr())
}

func (c callbacks) judgeIP(ip netip.Addr) error {
	ip = ip.Unmap().WithZone("")
	for _, p := range c.allowed {
		if p.Contains(ip) {
			return nil
		}
	}
	if !Public(ip) {
		return errForbiddenAddress
	}
	return nil
}

// Public reports whether an address belongs to the public network: not to this machine, a private
// network, or one of the blocks that RFC 6890 sets apart, IPv4 addresses within IPv6 ones included.
func Public(ip netip.Addr) bool {
	ip = ip.Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, block := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
		"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "::/96", "fec0::/10",
	} {
		if netip.MustParsePrefix(block).Contains(ip) {
			return false
		}
	}
	return true
}

// check refuses what can be no listener's address. A name is judged when it is dialled.
func (c callbacks) check(text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil, len(text) > maxCallback, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "":
		return badRequest(codeBody, "callback is no address that events can be sent to", "Use http:// or https:// and a host.")
	case u.User != nil, u.Fragment != "", u.RawQuery != "":
		return badRequest(codeBody, "callback has more than a host and a path", "Leave user names, queries and fragments out.")
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && c.judgeIP(ip) != nil {
		return badRequest(codeBody, "callback is not a public address", "The portal's admin can allow others.")
	}
	return nil
}

// send posts an event to a listener, at the path that TM Forum's definition gives to events of its
// type. Gone is true where the listener says that it wants no more.
func (c callbacks) send(ctx context.Context, callback string, e event) (gone bool, err error) {
	raw, err := e.body()
	if err != nil {
		return false, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, e.address(callback), bytes.NewReader(raw))
	if err != nil {
		return false, errors.New("the callback is no address")
	}
	r.Header.Set("Content-Type", mediaJSON)
	r.Header.Set("User-Agent", "voiceportal")
	r.Header.Set(headerCorrelation, e.correlation)
	answer, err := c.client.Do(r)
	if err != nil {
		return false, plainError(err)
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, maxReply))
	_ = answer.Body.Close()
	if answer.StatusCode/100 != 2 {
		return answer.StatusCode == http.StatusGone, fmt.Errorf("the listener answers %d", answer.StatusCode)
	}
	return false, nil
}

// plainError says why a listener cannot be reached, in words that tell its owner and nobody else
// about the network that the portal stands in.
func plainError(err error) error {
	if errors.Is(err, errForbiddenAddress) {
		return errForbiddenAddress
	}
	if _, is := errors.AsType[*net.DNSError](err); is {
		return errors.New("the listener's name is not known")
	}
	if timeout, is := errors.AsType[net.Error](err); is && timeout.Timeout() {
		return errors.New("the listener does not answer in time")
	}
	return errors.New("the listener cannot be reached")
}
