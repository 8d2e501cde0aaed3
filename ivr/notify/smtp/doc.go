// Package smtp hands letters to a mail server by SMTP, on github.com/wneessen/go-mail.
//
// [New] judges the settings; [Sender.Send] is one letter on one connection. A password never goes
// out in clear.
package smtp
