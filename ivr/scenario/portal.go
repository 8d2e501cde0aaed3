package scenario

import (
	"context"
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

// What the verb portal does at My Phone.
const (
	portalSignIn = "sign-in"
	portalForgot = "forgot"
	portalChange = "change"
)

// portalChanged is what My Phone says of a password that it has changed; its other words are those
// of the accounts.
const portalChanged = "changed"

// homeTerminal is where steps at My Phone come from that do not say it.
const homeTerminal = "home"

// portal does a step at My Phone, and judges what My Phone says.
func (r *run) portal(ctx context.Context, l line, a args) error {
	var said, want string
	var broken []password.Rule
	var err error
	switch a.place(0) {
	case portalForgot:
		err = r.accounts.ForgotWeb(ctx, a.value("user")) // says the same to everybody
	case portalChange:
		want = portalChanged
		said, broken, err = r.changeWeb(ctx, a)
	default:
		want = string(mailbox.SignedIn)
		var answer mailbox.WebAnswer
		answer, err = r.signInWeb(ctx, a)
		said = string(answer.Verdict)
	}
	if err != nil {
		return r.fail(l, "My Phone cannot answer: "+err.Error())
	}
	if says, asked := a.named["says"]; asked {
		want = says.value
	}
	if said == want {
		return nil
	}
	f := r.fail(l, fmt.Sprintf("My Phone says %s, expected %s", said, want))
	if len(broken) > 0 {
		f.Got = []string{"the new password breaks: " + strings.Join(texts(broken), ", ")}
	}
	return f
}

// signInWeb tries the password of a step.
func (r *run) signInWeb(ctx context.Context, a args) (mailbox.WebAnswer, error) {
	terminal := homeTerminal
	if at, said := a.named["at"]; said {
		terminal = at.value
	}
	return r.accounts.SignInWeb(ctx, mailbox.WebAttempt{
		User: a.value("user"), Password: password.New(a.value("password")), App: mailbox.MyPhone, Terminal: terminal,
	})
}

// changeWeb signs in and changes the password. It gives the word for how that ends, which is that
// of the sign-in where nobody is let in, and the rules that the new password breaks.
func (r *run) changeWeb(ctx context.Context, a args) (said string, broken []password.Rule, err error) {
	in, err := r.signInWeb(ctx, a)
	if err != nil {
		return "", nil, err
	}
	if in.Verdict != mailbox.SignedIn && in.Verdict != mailbox.MustChange {
		return string(in.Verdict), nil, nil
	}
	end, broken, err := r.accounts.ChangeWeb(ctx, in.Mailbox, in.Generation, password.New(a.value("new")))
	if err != nil {
		return "", nil, err
	}
	if end == mailbox.Committed {
		return portalChanged, nil, nil
	}
	return string(end), broken, nil
}
