package plain

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/wording"
)

// Users is what My Phone needs of the accounts; *mailbox.Accounts is one.
type Users interface {
	SignInWeb(ctx context.Context, at mailbox.WebAttempt) (mailbox.WebAnswer, error)
	ForgotWeb(ctx context.Context, user string) error
	WebRules(ctx context.Context, k mailbox.Key) (password.Rules, password.Context, error)
	ChangeWeb(ctx context.Context, k mailbox.Key, generation uint64, candidate password.Password) (mailbox.Commit, []password.Rule, error)
	Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error)
}

// Portal is My Phone on lines of text: sign-in with a web password, the password forgotten and
// changed, and the UC-One app that shares it.
type Portal struct {
	Users    Users
	Terminal string // tells this terminal from others; wrong tries are counted for each
	In       io.Reader
	Out      io.Writer
	// Echo shows or hides what is typed, where In is a terminal; nil for a file or a pipe.
	Echo func(show bool) error

	asker
}

// Run reads choices until the user quits or the input ends. The error is of the store, the input or
// the output.
func (p *Portal) Run(ctx context.Context) error {
	p.asker = asker{NewVoice(p.Out, nil), newLines(ctx, p.In), p.Echo}
	for {
		p.voice.Say("My Phone. Choices: 1 sign in. 2 forgot password. 3 sign in to the UC-One app. 0 quit.")
		text, err := p.ask(ctx, "> ")
		if err == nil {
			switch text = strings.TrimSpace(text); text {
			case "0", "quit":
				p.voice.Say("Bye.")
				return p.voice.Err()
			case "1":
				err = p.signIn(ctx, mailbox.MyPhone)
			case "2":
				err = p.forgot(ctx)
			case "3":
				err = p.signIn(ctx, mailbox.UCOne)
			default:
				p.voice.Say("My Phone: that is no choice.")
			}
		}
		if err != nil || p.voice.Err() != nil {
			return errors.Join(atEnd(err), p.voice.Err())
		}
	}
}

// visit is one stay of a user, from sign-in to sign-out.
type visit struct {
	key        mailbox.Key
	generation uint64
	summary    mailbox.Summary
}

func (p *Portal) signIn(ctx context.Context, app mailbox.WebApp) error {
	user, err := p.ask(ctx, "user name> ")
	if err != nil {
		return err
	}
	secret, err := p.secret(ctx, "password> ")
	if err != nil {
		return err
	}
	answer, err := p.Users.SignInWeb(ctx, mailbox.WebAttempt{
		User: strings.TrimSpace(user), Password: password.New(secret), App: app, Terminal: p.Terminal,
	})
	if err != nil {
		return err
	}
	if said := wording.WebAnswer(answer, app); said != "" {
		p.voice.Say("%s: %s", wording.WebApp(app), said)
	}
	v := visit{key: answer.Mailbox, generation: answer.Generation}
	switch {
	case answer.Verdict == mailbox.MustChange && app == mailbox.MyPhone:
		if end, err := p.change(ctx, &v); err != nil || end != mailbox.Committed {
			return err
		}
	case answer.Verdict != mailbox.SignedIn:
		return nil
	default:
		if v.summary, err = p.Users.Summary(ctx, v.key); err != nil {
			return err
		}
	}
	p.voice.Say("%s: signed in as %s.", wording.WebApp(app), v.summary.Owner.Name())
	if app == mailbox.UCOne {
		p.voice.Say("UC-One: signed out.")
		return nil
	}
	return p.stay(ctx, v)
}

// stay is the time in My Phone, until the user signs out.
func (p *Portal) stay(ctx context.Context, v visit) error {
	for {
		p.tell(v.summary)
		p.voice.Say("Choices: 1 change password. 0 sign out.")
		text, err := p.ask(ctx, "> ")
		if err != nil {
			return err
		}
		switch strings.TrimSpace(text) {
		case "0":
			p.voice.Say("My Phone: signed out.")
			return nil
		case "1":
			if end, err := p.change(ctx, &v); err != nil || end == mailbox.Superseded {
				return err
			}
		default:
			p.voice.Say("My Phone: that is no choice.")
		}
	}
}

// tell says what My Phone shows of an account.
func (p *Portal) tell(s mailbox.Summary) {
	p.voice.Say("Mailbox: %s. Messages %d new, %d saved.", s.Number, s.NewMessages, s.SavedMessages)
	p.voice.Say("Mail: goes to %s.", s.Owner.Email)
	line := "Password: set on " + date(s.Web.SetAt) + "."
	if !s.Web.ExpiresAt.IsZero() {
		line += " Change it by " + date(s.Web.ExpiresAt) + "."
	}
	p.voice.Say("%s", line)
}

func date(t time.Time) string { return t.UTC().Format("2 January 2006") }

func (p *Portal) forgot(ctx context.Context) error {
	user, err := p.ask(ctx, "user name> ")
	if err != nil {
		return err
	}
	if err := p.Users.ForgotWeb(ctx, strings.TrimSpace(user)); err != nil {
		return err
	}
	p.voice.Say("My Phone: %s", wording.AskedFor)
	return nil
}

// change asks for a new password until one is committed, or until the account was changed meanwhile;
// an empty line gives up, and ends as nothing.
func (p *Portal) change(ctx context.Context, v *visit) (mailbox.Commit, error) {
	rules, about, err := p.Users.WebRules(ctx, v.key)
	if err != nil {
		return "", err
	}
	p.voice.Say("Rules: %s.", inOneLine(rules))
	for {
		typed, err := p.secret(ctx, "new password> ")
		if err != nil {
			return "", err
		}
		if typed == "" {
			p.voice.Say("Password: not changed.")
			return "", nil
		}
		candidate := password.New(typed)
		if broken := rules.Check(candidate, about); len(broken) > 0 {
			p.refuse(rules, broken)
			continue
		}
		again, err := p.secret(ctx, "once more> ")
		if err != nil {
			return "", err
		}
		if !candidate.Equal(password.New(again)) {
			p.voice.Say("Password: the two are not the same.")
			continue
		}
		end, broken, err := p.Users.ChangeWeb(ctx, v.key, v.generation, candidate)
		if err != nil {
			return "", err
		}
		switch end {
		case mailbox.Unacceptable:
			p.refuse(rules, broken)
			continue
		case mailbox.Superseded:
			p.voice.Say("My Phone: %s", wording.MovedOn)
			return end, nil
		}
		p.voice.Say("Password: changed. It works now, here and in the UC-One apps.")
		v.summary, err = p.Users.Summary(ctx, v.key)
		v.generation = v.summary.Web.Generation
		return end, err
	}
}

// refuse says each rule that a password breaks.
func (p *Portal) refuse(rules password.Rules, broken []password.Rule) {
	for _, rule := range broken {
		p.voice.Say("Password, can't: %s", rules.Explain(rule))
	}
}

func inOneLine(rules password.Rules) string {
	var words []string
	for _, text := range rules.Describe() {
		words = append(words, text.Text)
	}
	return strings.Join(words, ", ")
}
