package tmf702

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
)

// unauthorized is a request without a token that lets anybody in.
func unauthorized(reason string) *problem {
	p := &problem{
		status: http.StatusUnauthorized, code: codeUnauthorized, reason: reason,
		message: "Send a token of this portal as Authorization: Bearer.",
	}
	return withHeader(p, "WWW-Authenticate", `Bearer realm="voiceportal"`)
}

// forbidden is a request whose token does not let its bearer do this.
func forbidden(reason string) *problem {
	p := &problem{status: http.StatusForbidden, code: codeForbidden, reason: reason, message: "Ask the portal's admin for a token that may."}
	return withHeader(p, "WWW-Authenticate", `Bearer realm="voiceportal", error="insufficient_scope"`)
}

// admit lets a request in whose token includes a scope, as long as the token does not ask too much.
func (s *Server) admit(x *exchange, need mailbox.Scope) error {
	scheme, shown, _ := strings.Cut(x.r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || shown == "" {
		return unauthorized("the request has no token")
	}
	token, err := s.accounts.Authenticate(x.ctx(), strings.TrimSpace(shown))
	if errors.Is(err, mailbox.ErrNoToken) {
		return unauthorized("the token is not known")
	}
	if err != nil {
		return err
	}
	x.token = token
	if wait := s.limiter.take(token.ID); wait > 0 {
		return tooMany(wait)
	}
	if !token.Scope.Includes(need) {
		return forbidden(fmt.Sprintf("this needs the scope %s, and the token has %s", need, token.Scope))
	}
	return nil
}

func tooMany(wait time.Duration) *problem {
	seconds := strconv.Itoa(int((wait + time.Second - 1) / time.Second))
	p := &problem{
		status: http.StatusTooManyRequests, code: codeTooMany, reason: "the token makes too many requests",
		message: "Try again in " + seconds + " s.",
	}
	return withHeader(p, "Retry-After", seconds)
}
