package wording

import (
	"fmt"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

// AskedFor is the answer to Forgot password?, the same for everybody: it must not tell whether there
// is such a user.
const AskedFor = "If there is such a user, a temporary password is on its way to the e-mail address on file. The mail says how long it works."

// MovedOn tells a user that what they signed in to has changed under them.
const MovedOn = "Your account was changed meanwhile. Sign in again."

// WebApp is what an application with a web password is called.
func WebApp(a mailbox.WebApp) string {
	if a == mailbox.UCOne {
		return "UC-One"
	}
	return "My Phone"
}

// WebAnswer says how a try to sign in with a web password ended, as a sentence or two with what to
// do next; it is empty for one that is in.
func WebAnswer(a mailbox.WebAnswer, app mailbox.WebApp) string {
	switch a.Verdict {
	case mailbox.Refused:
		return "User name or password is wrong."
	case mailbox.Locked:
		return "Your account is locked. Ask your administrator."
	case mailbox.Throttled:
		return "Too many wrong passwords. Try again in " + wait(a.Wait) + "."
	case mailbox.MustChange:
		if app == mailbox.UCOne {
			return "This password must be changed first. Sign in to My Phone."
		}
		if a.Due == mailbox.DueTemporary {
			return "This is a temporary password. Choose one of your own."
		}
		return "Your password is too old. Choose a new one."
	}
	return ""
}

// wait is a length of time to wait, never less than it is.
func wait(d time.Duration) string {
	if d <= time.Minute {
		return count(int((d+time.Second-1)/time.Second), "second")
	}
	return count(int((d+time.Minute-1)/time.Minute), "minute")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// PasswordRule is a rule of web passwords in a few words, for where there is no room for its text.
func PasswordRule(rules password.Rules, rule password.Rule) string {
	switch rule {
	case password.RuleLength:
		return fmt.Sprintf("%d characters or more", rules.MinLength)
	case password.RuleUpper:
		return "upper case"
	case password.RuleLower:
		return "lower case"
	case password.RuleDigit:
		return "digit"
	case password.RuleOther:
		return "other character"
	case password.RuleUserName:
		return "no user name"
	case password.RulePhone:
		return "no telephone number"
	case password.RuleAltID:
		return "no alternate ID"
	case password.RuleCurrent:
		return "not the one before"
	}
	return string(rule)
}
