package tmf702

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"voiceportal/ivr/mailbox"
)

// headerCorrelation names a request in the client's log, in the audit and in the portal's log.
const headerCorrelation = "X-Correlation-ID"

// maxCorrelation is how long a client's own correlation id may be.
const maxCorrelation = 128

// exchange is one request with its answer.
type exchange struct {
	w           http.ResponseWriter
	r           *http.Request
	operation   string
	token       mailbox.Token // zero where the operation needs none
	correlation string
}

func (x *exchange) ctx() context.Context { return x.r.Context() }

// by is who acts, for the audit.
func (x *exchange) by() mailbox.By {
	return mailbox.By{Actor: "api:" + x.token.Name, Reason: x.operation, Correlation: x.correlation}
}

// sees reports whether the token's bearer may know of a tenant.
func (x *exchange) sees(tenant string) error {
	if x.token.Tenant == "" || x.token.Tenant == tenant {
		return nil
	}
	return forbidden("the token is for another tenant")
}

// key is the mailbox that the path names. A mailbox of another tenant is forbidden, whether there
// is one or not.
func (x *exchange) key() (mailbox.Key, error) {
	k, ok := keyOf(x.r.PathValue("id"))
	if !ok {
		return k, notFound("this resource")
	}
	return k, x.sees(k.Tenant)
}

// reply answers with an object or a list.
func (x *exchange) reply(status int, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return x.write(status, "application/json;charset=utf-8", append(raw, '\n'))
}

func (x *exchange) write(status int, kind string, raw []byte) error {
	x.w.Header().Set("Content-Type", kind)
	x.w.WriteHeader(status)
	_, _ = x.w.Write(raw) // a client that has gone needs no answer
	return nil
}

// nothing answers that what was asked for is done.
func (x *exchange) nothing() error {
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}

// refuse answers with an error.
func (x *exchange) refuse(p *problem) {
	for name, values := range p.header {
		x.w.Header()[name] = values
	}
	_ = x.reply(p.status, p.object()) // texts only, which always marshal
}

// correlate takes the client's correlation id, or makes one, and sends it back. One that cannot
// stand in a log is refused.
func (x *exchange) correlate() error {
	x.correlation = x.r.Header.Get(headerCorrelation)
	fit := len(x.correlation) <= maxCorrelation && strings.Trim(x.correlation, printable) == ""
	if x.correlation == "" || !fit {
		var b [16]byte
		_, _ = rand.Read(b[:]) // it never fails
		x.correlation = hex.EncodeToString(b[:])
	}
	x.w.Header().Set(headerCorrelation, x.correlation)
	if !fit {
		return badRequest(codeHeader, "the header "+headerCorrelation+" cannot be used", "Use up to 128 letters, digits and . _ : - characters.")
	}
	return nil
}

// printable are the characters of a correlation id.
const printable = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"
