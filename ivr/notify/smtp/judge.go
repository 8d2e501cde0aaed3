package smtp

import (
	"errors"
	"fmt"

	gomail "github.com/wneessen/go-mail"

	"voiceportal/ivr/notify"
)

// judge tells a refusal for good from one for now. For good is what the server says with a code
// from 500 on (RFC 5321, section 4.2.1) about the reader or about the letter. A sender that it does
// not want is a matter of our settings, the same for every letter, and so is all that comes before:
// once the settings are right, the letters are to leave. A connection that broke has no code.
func (s settled) judge(err error) error {
	failed, ok := errors.AsType[*gomail.SendError](err)
	if !ok {
		return fmt.Errorf("mail server %s: %w", s.Server, err)
	}
	aboutLetter := false
	switch failed.Reason {
	case gomail.ErrSMTPRcptTo, gomail.ErrSMTPData, gomail.ErrSMTPDataClose:
		aboutLetter = true
	}
	if code := failed.ErrorCode(); aboutLetter && code >= 500 && code < 600 {
		return fmt.Errorf("%w: %w", notify.ErrRefused, failed)
	}
	return fmt.Errorf("mail server %s: %w", s.Server, failed)
}
