package smtp_test

import (
	"bufio"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
	"voiceportal/ivr/notify/smtp"
	"voiceportal/ivr/notify/smtptest"
	"voiceportal/ivr/password"
	"voiceportal/ivr/pin"
)

var secret = pin.New("9081726354")

// letter is a mail with a temporary PIN for Ana.
func letter() notify.Letter {
	m := mailbox.Mail{Kind: mailbox.MailTemporaryPIN, Mailbox: mailbox.Key{Tenant: "harbor", Number: "4012"}, By: "kim"}
	return notify.Letter{
		MessageID: "<5f1e@voiceportal>", ToName: "Ana Duarte Peña", ToAddress: "ana.duarte@harbor.example",
		Text: notify.Compose(m, notify.Names{Owner: mailbox.Owner{First: "Ana"}}), Secret: secret,
	}
}

func withPassword(c *smtp.Config) {
	c.User, c.Password = smtptest.User, password.New(smtptest.Password)
}

func TestALetterArrivesUnderEveryProtection(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		offers smtptest.Offer
		set    smtptest.Answers
		change func(*smtp.Config)
		want   smtptest.Delivery
	}{
		{"starttls", smtptest.StartTLS, smtptest.Answers{}, nil, smtptest.Delivery{Secure: true}},
		{"starttls with a password", smtptest.StartTLS, smtptest.Answers{NeedAuth: true}, withPassword, smtptest.Delivery{Secure: true, User: smtptest.User}},
		{"tls with a password", smtptest.Implicit, smtptest.Answers{NeedAuth: true}, func(c *smtp.Config) {
			withPassword(c)
			c.TLS = smtp.Implicit
		}, smtptest.Delivery{Secure: true, User: smtptest.User}},
		{"in clear", smtptest.Clear, smtptest.Answers{}, func(c *smtp.Config) { c.TLS = smtp.Clear }, smtptest.Delivery{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := smtptest.Listen(t, tt.offers, tt.set)
			if err := sender(t, m, tt.change).Send(t.Context(), letter()); err != nil {
				t.Fatal(err)
			}
			got := m.Deliveries()
			if len(got) != 1 {
				t.Fatalf("%d letters arrived", len(got))
			}
			got[0].Text = ""
			tt.want.From, tt.want.To = "portal@example.com", "ana.duarte@harbor.example"
			if diff := cmp.Diff(tt.want, got[0]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// sender sends through a server, with changes to the usual settings.
func sender(t testing.TB, m *smtptest.Server, change func(*smtp.Config)) *smtp.Sender {
	t.Helper()
	c := smtp.Config{Server: m.Addr, From: "Voice Portal <portal@example.com>", Roots: m.Roots}
	if change != nil {
		change(&c)
	}
	s, err := smtp.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// parts reads a letter as a mail reader would.
func parts(t *testing.T, data string) (head mail.Header, kinds []string, bodies []string) {
	t.Helper()
	msg, err := mail.ReadMessage(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("content type %q, %v", kind, err)
	}
	for r := multipart.NewReader(msg.Body, params["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return msg.Header, kinds, bodies
		}
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		body, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		kinds, bodies = append(kinds, kind), append(bodies, strings.ReplaceAll(string(body), "\r\n", "\n"))
	}
}

func TestALetterIsPlainTextAndHTMLWithItsPINInBoth(t *testing.T) {
	t.Parallel()
	m := smtptest.Listen(t, smtptest.StartTLS, smtptest.Answers{})
	if err := sender(t, m, nil).Send(t.Context(), letter()); err != nil {
		t.Fatal(err)
	}
	head, kinds, bodies := parts(t, m.Deliveries()[0].Text)
	words := new(mime.WordDecoder)
	to, err := words.DecodeHeader(head.Get("To"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `"Ana Duarte Peña" <ana.duarte@harbor.example>`; to != want && to != "Ana Duarte Peña <ana.duarte@harbor.example>" {
		t.Errorf("To is %q, want %q", to, want)
	}
	for name, want := range map[string]string{
		"From": `"Voice Portal" <portal@example.com>`, "Subject": "Your temporary voice portal PIN",
		"Message-Id": "<5f1e@voiceportal>", "Auto-Submitted": "auto-generated",
	} {
		if got := head.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if _, err := head.Date(); err != nil {
		t.Errorf("its date: %v", err)
	}
	if diff := cmp.Diff([]string{"text/plain", "text/html"}, kinds); diff != "" {
		t.Fatalf("parts (-want +got):\n%s", diff)
	}
	l := letter()
	for i, want := range []string{l.Text.PlainWith(secret), l.Text.HTMLWith(secret)} {
		if strings.TrimSpace(bodies[i]) != strings.TrimSpace(want) {
			t.Errorf("the %s part is not the text of the mail with its PIN", kinds[i])
		}
	}
}

func TestRefusalsForGoodAreToldFromThoseForNow(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		set     smtptest.Answers
		forGood bool
		says    string
	}{
		{"no such reader", smtptest.Answers{Rcpt: smtptest.Refusal(550)}, true, "550"},
		{"the reader's mailbox is full", smtptest.Answers{Rcpt: smtptest.Refusal(452)}, false, "452"},
		{"the letter is not wanted", smtptest.Answers{Data: smtptest.Refusal(554)}, true, "554"},
		{"the letter cannot be kept now", smtptest.Answers{Data: smtptest.Refusal(451)}, false, "451"},
		{"greylisted", smtptest.Answers{Mail: smtptest.Refusal(450)}, false, "450"},
		{"our sender is not wanted", smtptest.Answers{Mail: smtptest.Refusal(553)}, false, "553"},
		{"it wants a password", smtptest.Answers{NeedAuth: true}, false, "502"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := smtptest.Listen(t, smtptest.StartTLS, tt.set)
			err := sender(t, m, nil).Send(t.Context(), letter())
			if err == nil || errors.Is(err, notify.ErrRefused) != tt.forGood || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v; want code %s, for good: %v", err, tt.says, tt.forGood)
			}
			if n := len(m.Deliveries()); n != 0 {
				t.Errorf("%d letters arrived", n)
			}
			if strings.Contains(err.Error(), secret.Reveal()) {
				t.Error("the error holds the PIN")
			}
		})
	}
}

func TestNothingLeavesWhereTheConnectionIsNotAsItMustBe(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		offers smtptest.Offer
		change func(*smtp.Config)
		says   string
	}{
		{"no STARTTLS on offer", smtptest.Clear, nil, "STARTTLS"},
		{"a certificate that nobody trusts", smtptest.StartTLS, func(c *smtp.Config) { c.Roots = nil }, "certificate"},
		{"a wrong password", smtptest.StartTLS, func(c *smtp.Config) { c.User, c.Password = smtptest.User, password.New("Tame-Geese-7") }, "535"},
		{"TLS to a server that speaks none", smtptest.Clear, func(c *smtp.Config) { c.TLS = smtp.Implicit }, "tls"},
		{"nobody listens", smtptest.StartTLS, func(c *smtp.Config) { c.Server = deadAddress }, "refused"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := smtptest.Listen(t, tt.offers, smtptest.Answers{})
			err := sender(t, m, tt.change).Send(t.Context(), letter())
			if err == nil || errors.Is(err, notify.ErrRefused) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v, want one for now that says %q", err, tt.says)
			}
			for _, word := range []string{"Geese", secret.Reveal()} {
				if strings.Contains(err.Error(), word) {
					t.Error("the error holds a secret")
				}
			}
			if n := len(m.Deliveries()); n != 0 {
				t.Errorf("%d letters arrived", n)
			}
		})
	}
}

// deadAddress is a port that only the system may listen on, and does not.
const deadAddress = "127.0.0.1:1"

// Whatever stands in a name or an address must not become a header, or a second reader.
func TestHeadersCannotBeInjected(t *testing.T) {
	t.Parallel()
	m := smtptest.Listen(t, smtptest.StartTLS, smtptest.Answers{})
	s := sender(t, m, nil)
	for name, change := range map[string]func(*notify.Letter){
		"a header in the name":       func(l *notify.Letter) { l.ToName = "Ana\r\nBcc: eve@example.com" },
		"a bare line feed":           func(l *notify.Letter) { l.ToName = "Ana\nBcc: eve@example.com" },
		"a zero byte":                func(l *notify.Letter) { l.ToName = "Ana\x00" },
		"a line separator":           func(l *notify.Letter) { l.ToName = "Ana\u2028Bcc: eve@example.com" },
		"a header in the address":    func(l *notify.Letter) { l.ToAddress = "ana@harbor.example\r\nBcc: eve@example.com" },
		"a command in the address":   func(l *notify.Letter) { l.ToAddress = "ana@harbor.example>\r\nRCPT TO:<eve@example.com" },
		"two addresses":              func(l *notify.Letter) { l.ToAddress = "ana@harbor.example, eve@example.com" },
		"an address with a name":     func(l *notify.Letter) { l.ToAddress = "Eve <eve@example.com>" },
		"no address":                 func(l *notify.Letter) { l.ToAddress = "" },
		"a header in the subject":    func(l *notify.Letter) { l.Text.Subject = "Hello\r\nBcc: eve@example.com" },
		"a header in the Message-ID": func(l *notify.Letter) { l.MessageID = "<a@b>\r\nBcc: eve@example.com" },
		"no Message-ID":              func(l *notify.Letter) { l.MessageID = "" },
	} {
		l := letter()
		change(&l)
		if err := s.Send(t.Context(), l); !errors.Is(err, notify.ErrRefused) {
			t.Errorf("%s: error %v, want a refusal for good", name, err)
		}
	}
	if n := len(m.Deliveries()); n != 0 {
		t.Errorf("%d letters arrived", n)
	}
	l := letter()
	l.ToName = `Ana "Bcc: eve@example.com" <eve@example.com>, O'Neil`
	if err := s.Send(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	head, _, _ := parts(t, m.Deliveries()[0].Text)
	to, err := head.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Name != l.ToName || to[0].Address != l.ToAddress || head.Get("Bcc") != "" {
		t.Errorf("a name full of signs arrives as %v, %v", to, err)
	}
}

// A letter that the server has taken over is delivered, even if the connection breaks before the
// goodbye: else it would be sent again.
func TestALetterThatWasTakenIsDelivered(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	heard := make(chan string, 1)
	go func() { heard <- takeAndBreak(l) }()
	s, err := smtp.New(smtp.Config{Server: l.Addr().String(), From: "portal@example.com", TLS: smtp.Clear})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter()); err != nil {
		t.Errorf("send: %v", err)
	}
	if got := <-heard; !strings.Contains(got, "Message-ID: <5f1e@voiceportal>") {
		t.Error("the server was not given the letter")
	}
}

// takeAndBreak talks to one client until it has the letter, and then closes the connection.
func takeAndBreak(l net.Listener) (heard string) {
	c, err := l.Accept()
	if err != nil {
		return err.Error()
	}
	defer c.Close()
	say := func(line string) { _, _ = io.WriteString(c, line+"\r\n") }
	say("220 mail.example")
	inLetter := false
	for lines := bufio.NewScanner(c); lines.Scan(); {
		line := lines.Text()
		heard += line + "\n"
		switch {
		case inLetter && line == ".":
			say("250 taken")
			return heard
		case inLetter:
		case line == "DATA":
			inLetter = true
			say("354 go on")
		default:
			say("250 mail.example")
		}
	}
	return heard
}
