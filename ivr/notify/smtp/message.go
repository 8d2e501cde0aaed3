package smtp

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"voiceportal/ivr/notify"
)

// message puts a letter into the form of the net: plain text and HTML as alternatives.
func (s settled) message(l notify.Letter) (*gomail.Msg, error) {
	if err := checkHeaders(l); err != nil {
		return nil, err
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(s.from)
	m.ToMailAddress(&mail.Address{Name: l.ToName, Address: l.ToAddress})
	m.Subject(l.Text.Subject)
	m.SetMessageIDWithValue(strings.Trim(l.MessageID, "<>"))
	m.SetDate()
	// RFC 3834, section 5: nobody is to answer a machine by a machine.
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(gomail.TypeTextPlain, l.Text.PlainWith(l.Secret))
	m.AddAlternativeString(gomail.TypeTextHTML, l.Text.HTMLWith(l.Secret))
	return m, nil
}

// checkHeaders refuses what could end a header and begin another one, and an address that is none
// or several: a letter with a PIN in it goes to one reader.
func checkHeaders(l notify.Letter) error {
	for _, h := range []struct{ name, value string }{
		{"name of the reader", l.ToName},
		{"address of the reader", l.ToAddress},
		{"subject", l.Text.Subject},
		{"Message-ID", l.MessageID},
	} {
		if hasControl(h.value) {
			return fmt.Errorf("%w: the %s has a control character in it", notify.ErrRefused, h.name)
		}
	}
	if a, err := mail.ParseAddress(l.ToAddress); err != nil || a.Address != l.ToAddress {
		return fmt.Errorf("%w: %q is no mail address", notify.ErrRefused, l.ToAddress)
	}
	if id := strings.Trim(l.MessageID, "<>"); !strings.Contains(id, "@") || strings.ContainsAny(id, "<> ") {
		return fmt.Errorf("%w: it has no Message-ID", notify.ErrRefused)
	}
	return nil
}

// hasControl reports line breaks and all other characters that no header may hold.
func hasControl(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' })
}
