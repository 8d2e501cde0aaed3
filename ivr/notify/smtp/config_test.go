package smtp_test

import (
	"fmt"
	"strings"
	"testing"

	"voiceportal/ivr/notify/smtp"
	"voiceportal/ivr/notify/smtptest"
	"voiceportal/ivr/password"
)

func TestSettingsAreJudgedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	good := func() smtp.Config {
		return smtp.Config{Server: "mail.example.com:587", From: "portal@example.com"}
	}
	for _, tt := range []struct {
		name   string
		change func(*smtp.Config)
		want   string // part of the error; empty for none
	}{
		{"the least", func(*smtp.Config) {}, ""},
		{"an IPv6 address", func(c *smtp.Config) { c.Server = "[::1]:25" }, ""},
		{"a sender with a name", func(c *smtp.Config) { c.From = "The Portal <portal@example.com>" }, ""},
		{"a password under TLS", withPassword, ""},
		{"no server", func(c *smtp.Config) { c.Server = "" }, "write it as host:port"},
		{"no port", func(c *smtp.Config) { c.Server = "mail.example.com" }, "write it as host:port"},
		{"no host", func(c *smtp.Config) { c.Server = ":25" }, "write it as host:port"},
		{"a port that is none", func(c *smtp.Config) { c.Server = "mail.example.com:smtp" }, `"smtp" is no port`},
		{"a port too high", func(c *smtp.Config) { c.Server = "mail.example.com:65536" }, "use a number from 1 to 65535"},
		{"no sender", func(c *smtp.Config) { c.From = "" }, "is no address"},
		{"two senders", func(c *smtp.Config) { c.From = "a@example.com, b@example.com" }, "is no address"},
		{"a header in the sender", func(c *smtp.Config) { c.From = "a@example.com\r\nBcc: eve@example.com" }, "is no address"},
		{"an unknown protection", func(c *smtp.Config) { c.TLS = "ssl" }, "use starttls, tls or none"},
		{"a user without a password", func(c *smtp.Config) { c.User = smtptest.User }, "give both or neither"},
		{"a password without a user", func(c *smtp.Config) { c.Password = password.New(smtptest.Password) }, "give both or neither"},
		{"a password in clear", func(c *smtp.Config) { withPassword(c); c.TLS = smtp.Clear }, "the password would go out in clear"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := good()
			tt.change(&c)
			_, err := smtp.New(c)
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q in it", err, tt.want)
			}
		})
	}
}

func TestEveryProtectionIsAccepted(t *testing.T) {
	t.Parallel()
	for _, p := range smtp.Protections() {
		if _, err := smtp.New(smtp.Config{Server: "localhost:25", From: "portal@example.com", TLS: p}); err != nil {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func TestSettingsDoNotPrintThePassword(t *testing.T) {
	t.Parallel()
	c := smtp.Config{Server: "mail.example.com:587", From: "portal@example.com"}
	withPassword(&c)
	s, err := smtp.New(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		if out := fmt.Sprintf(verb+" "+verb, c, s); strings.Contains(out, smtptest.Password) {
			t.Errorf("%s prints the password", verb)
		}
	}
}
