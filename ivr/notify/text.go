package notify

import (
	"html"
	"strings"

	"voiceportal/ivr/pin"
)

// hidden stands for a PIN that is not shown, whatever its length.
const hidden = "••••••"

// Text is a mail in words. Its paragraphs are without line breaks: who shows them wraps them.
type Text struct {
	Subject    string
	paragraphs []paragraph
}

// paragraph is a line of prose, or the line with the secret, behind its label.
type paragraph struct {
	words  string
	secret bool
}

// HasSecret reports whether the mail has a slot for a PIN or a password.
func (t Text) HasSecret() bool {
	for _, p := range t.paragraphs {
		if p.secret {
			return true
		}
	}
	return false
}

// Plain is the plain text with its secret hidden: paragraphs with blank lines between.
func (t Text) Plain() string { return t.plain(hidden) }

// PlainWith is the plain text with the secret in its slot.
func (t Text) PlainWith(secret pin.PIN) string { return t.plain(secret.Reveal()) }

// HTML is the HTML part with its secret hidden.
func (t Text) HTML() string { return t.html(hidden) }

// HTMLWith is the HTML part with the secret in its slot.
func (t Text) HTMLWith(secret pin.PIN) string { return t.html(secret.Reveal()) }

func (t Text) plain(secret string) string {
	var b strings.Builder
	for i, p := range t.paragraphs {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if p.secret {
			b.WriteString("    " + p.words + "   " + secret)
			continue
		}
		b.WriteString(p.words)
	}
	b.WriteString("\n")
	return b.String()
}

func (t Text) html(secret string) string {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html><body style=\"font-family:sans-serif;line-height:1.5\">\n")
	for _, p := range t.paragraphs {
		words := html.EscapeString(p.words)
		if p.secret {
			b.WriteString("<p>" + words + " <strong style=\"font-size:1.5em;letter-spacing:.2em\">" +
				html.EscapeString(secret) + "</strong></p>\n")
			continue
		}
		b.WriteString("<p>" + words + "</p>\n")
	}
	b.WriteString("</body></html>\n")
	return b.String()
}
