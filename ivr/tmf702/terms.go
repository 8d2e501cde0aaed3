package tmf702

import (
	"fmt"
	"math"
	"strings"

	"voiceportal/ivr/mailbox"
)

// writeTag is a tag as an ETag.
func writeTag(t mailbox.Tag) string {
	return fmt.Sprintf("%q", fmt.Sprintf("%d.%d", t.Generation, t.Version))
}

// readTag reads a tag that some server wrote. One of another form, or a weak one, is never that of
// a mailbox.
func readTag(s string) mailbox.Tag {
	var t mailbox.Tag
	if _, err := fmt.Sscanf(s, `"%d.%d"`, &t.Generation, &t.Version); err != nil || writeTag(t) != s {
		return mailbox.Tag{Generation: math.MaxUint64, Version: math.MaxUint64}
	}
	return t
}

// terms are what the headers If-Match and Idempotency-Key make an act depend on.
func (s *Server) terms(x *exchange, asked []byte) (mailbox.Terms, error) {
	var t mailbox.Terms
	match := strings.Join(x.r.Header.Values("If-Match"), ",")
	if match = strings.TrimSpace(match); match != "" && match != "*" {
		for tag := range strings.SplitSeq(match, ",") {
			t.Tags = append(t.Tags, readTag(strings.TrimSpace(tag)))
		}
	}
	var err error
	t.Once, err = s.once(x, asked)
	return t, err
}

// maxIdempotencyKey is how long a client's key may be.
const maxIdempotencyKey = 255

// once names the request by its Idempotency-Key, which is the token's own; asked is its body.
func (s *Server) once(x *exchange, asked []byte) (mailbox.Once, error) {
	values := x.r.Header.Values("Idempotency-Key")
	if len(values) == 0 {
		return mailbox.Once{}, nil
	}
	key := values[0]
	if len(values) > 1 || key == "" || len(key) > maxIdempotencyKey {
		return mailbox.Once{}, badRequest(codeHeader, "the header Idempotency-Key cannot be used", "Send one key of up to 255 characters.")
	}
	what := []string{x.r.Method, x.r.URL.Path, x.r.URL.RawQuery, x.r.Header.Get("Content-Type"), string(asked)}
	return s.accounts.Once(x.token.ID+" "+key, strings.Join(what, "\n")), nil
}

// replayed tells the client that its request was done before.
func (x *exchange) replayed(again bool) {
	if again {
		x.w.Header().Set("Idempotency-Replayed", "true")
	}
}
