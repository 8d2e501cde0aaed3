package notify

import (
	"time"

	"voiceportal/ivr/mailbox"
)

// Names are what a mail calls people and things. Empty ones are left out of the prose.
type Names struct {
	Owner   mailbox.Owner // of the mailbox
	Company string        // the tenant
	Portal  string        // the portal number
}

// Compose writes a mail: warm and plain, what is so and what to do. It never fails; a kind that it
// does not know gives a mail that says that the account has changed.
func Compose(m mailbox.Mail, n Names) Text {
	switch m.Kind {
	case mailbox.MailWelcomeDefault:
		return letter(n, "Your voice mailbox is ready",
			say("Your mailbox "+m.Mailbox.Number+at(n)+" is ready. "+call(n)+" and enter this PIN:"),
			secret("PIN"),
			say("Every new colleague begins with it, so the portal asks you to choose a PIN of your own at your first call."),
		)
	case mailbox.MailWelcomeTemporary:
		return letter(n, "Your voice mailbox is ready",
			say("Your mailbox "+m.Mailbox.Number+at(n)+" is ready. "+call(n)+" and enter this temporary PIN:"),
			secret("PIN"),
			say(works(m)+" The portal will then ask you to choose a PIN of your own."),
		)
	case mailbox.MailTemporaryPIN:
		return letter(n, "Your temporary voice portal PIN",
			say(who(m)+" a temporary PIN for your mailbox "+m.Mailbox.Number+"."),
			secret("PIN"),
			say(works(m)+" The portal will then ask you to choose a PIN of your own."),
			say("Not you? Call the help desk."),
		)
	case mailbox.MailResetNotice:
		return letter(n, "Your voice portal PIN was reset",
			say("The PIN of your mailbox "+m.Mailbox.Number+" is the default PIN of your number again. Your administrator can tell you what it is."),
			say("At your next call the portal will ask you to choose a PIN of your own."),
			say("Not you? Call the help desk."),
		)
	case mailbox.MailPINSet:
		return letter(n, "Your voice portal PIN was changed",
			say("A new PIN was set for your mailbox "+m.Mailbox.Number+". For your safety it is not in this message."),
			say("Nobody told you what it is, or it was not you who asked? Call the help desk."),
		)
	case mailbox.MailLocked:
		return lockedMail(m, n)
	case mailbox.MailWebTemporary:
		return webMail(m, n)
	}
	return letter(n, "Your voice mailbox", say("Something has changed on your mailbox "+m.Mailbox.Number+". The help desk can tell you more."))
}

// lockedMail tells the tenant's admin, who is no owner and is not greeted by name.
func lockedMail(m mailbox.Mail, n Names) Text {
	whose := ""
	if name := n.Owner.Name(); name != "" {
		whose = ", " + name + ","
	}
	return Text{
		Subject: "Mailbox " + m.Mailbox.Number + " is locked",
		paragraphs: []paragraph{
			say("Hello,"),
			say("The portal locked mailbox " + m.Mailbox.Number + whose + " after too many wrong PINs in a row, on " + instant(m.QueuedAt) + "."),
			say("Unlock it to let the owner in with the same PIN, or reset the PIN if it is lost."),
			say("If nobody there was calling, somebody may be guessing PINs."),
		},
	}
}

// webMail carries a temporary web password. Who asked for it decides what becomes of the old one,
// and so what to do if it was somebody else.
func webMail(m mailbox.Mail, n Names) Text {
	why, stranger := "An administrator has reset your password.", "You did not ask for this? Call the help desk: your old password no longer works."
	if m.By == mailbox.ActorUser {
		why, stranger = "Somebody, we hope you, has forgotten your password.", "Not you? You need not do anything: your old password still works."
	}
	life := works(m)
	if !m.Expires.IsZero() {
		life += " If you have not changed it by then, have your password reset again."
	}
	return letter(n, "Your temporary My Phone password",
		say(why+" Here is a temporary one for My Phone and the UC-One apps."),
		secret("Password"),
		say("Sign in to My Phone with your user name and this password. You will then be asked to choose a password of your own."),
		say(life),
		say(stranger),
	)
}

// letter puts a greeting before what is said.
func letter(n Names, subject string, paragraphs ...paragraph) Text {
	hello := "Hello,"
	if n.Owner.First != "" {
		hello = "Hello " + n.Owner.First + ","
	}
	return Text{Subject: subject, paragraphs: append([]paragraph{say(hello)}, paragraphs...)}
}

func say(words string) paragraph    { return paragraph{words: words} }
func secret(label string) paragraph { return paragraph{words: label, secret: true} }

func at(n Names) string {
	if n.Company == "" {
		return ""
	}
	return " at " + n.Company
}

func call(n Names) string {
	if n.Portal == "" {
		return "Call the voice portal"
	}
	return "Call the voice portal at " + n.Portal
}

func who(m mailbox.Mail) string {
	if m.By == "" || m.By == mailbox.ActorPortal {
		return "The voice portal made"
	}
	return "An administrator set"
}

// works is how long the secret of a mail is good for.
func works(m mailbox.Mail) string {
	switch {
	case m.OneTime && !m.Expires.IsZero():
		return "It works once, until " + instant(m.Expires) + "."
	case m.OneTime:
		return "It works once."
	case !m.Expires.IsZero():
		return "It works until " + instant(m.Expires) + "."
	}
	return "It works until you have chosen another."
}

// instant is portal time as a mail writes it.
func instant(t time.Time) string { return t.UTC().Format("Mon 2 Jan 2006 at 15:04 UTC") }
