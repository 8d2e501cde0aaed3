package myphone

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
)

// Accounts is what the page asks of the accounts; *[mailbox.Accounts] is one. Its methods are called
// from other goroutines than the screen's own: hashing takes its time.
type Accounts interface {
	SignInWeb(ctx context.Context, at mailbox.WebAttempt) (mailbox.WebAnswer, error)
	ForgotWeb(ctx context.Context, user string) error
	WebRules(ctx context.Context, k mailbox.Key) (password.Rules, password.Context, error)
	ChangeWeb(ctx context.Context, k mailbox.Key, generation uint64, candidate password.Password) (mailbox.Commit, []password.Rule, error)
	Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error)
}

// account is what the page knows of who has signed in.
type account struct {
	app        mailbox.WebApp
	key        mailbox.Key
	generation uint64
	why        string // the password must be changed first, in words; empty where it need not
	summary    mailbox.Summary
	rules      password.Rules
	about      password.Context
}

// answered carries an answer of the accounts to the question with that number. One that is no
// longer waited for is dropped.
type answered struct {
	question int
	answer   any
}

// ask asks the accounts something, outside the program's loop.
func (s *Screen) ask(question func() any) tea.Cmd {
	s.asked++
	s.waits = true
	n := s.asked
	return func() tea.Msg { return answered{n, question()} }
}

// signedIn is the answer to a try.
type signedIn struct {
	answer  mailbox.WebAnswer
	account account
	err     error
}

// signIn tries a password, and reads what the page shows to who is in.
func (s *Screen) signIn(user string, p password.Password) func() any {
	ctx, accounts, app, terminal := s.ctx, s.accounts, s.app, s.terminal
	return func() any {
		answer, err := accounts.SignInWeb(ctx, mailbox.WebAttempt{User: user, Password: p, App: app, Terminal: terminal})
		out := signedIn{answer: answer, err: err}
		if err != nil || answer.Verdict != mailbox.SignedIn && answer.Verdict != mailbox.MustChange {
			return out
		}
		out.account, out.err = read(ctx, accounts, account{app: app, key: answer.Mailbox, generation: answer.Generation})
		return out
	}
}

// read brings what is known of an account up to date.
func read(ctx context.Context, accounts Accounts, a account) (account, error) {
	var err error
	if a.summary, err = accounts.Summary(ctx, a.key); err != nil {
		return a, err
	}
	a.rules, a.about, err = accounts.WebRules(ctx, a.key)
	return a, err
}

// forgotten is the answer to Forgot password?, which is the same for everybody.
type forgotten struct{ err error }

// forgot asks for a temporary password.
func (s *Screen) forgot(user string) func() any {
	ctx, accounts := s.ctx, s.accounts
	return func() any { return forgotten{accounts.ForgotWeb(ctx, user)} }
}

// changed is the end of a change.
type changed struct {
	end     mailbox.Commit
	broken  []password.Rule
	account account
	err     error
}

// change commits a new password, and reads the account again.
func (s *Screen) change(p password.Password) func() any {
	ctx, accounts, a := s.ctx, s.accounts, s.account
	return func() any {
		out := changed{account: a}
		if out.end, out.broken, out.err = accounts.ChangeWeb(ctx, a.key, a.generation, p); out.err != nil || out.end != mailbox.Committed {
			return out
		}
		if out.account, out.err = read(ctx, accounts, a); out.err == nil {
			out.account.generation, out.account.why = out.account.summary.Web.Generation, ""
		}
		return out
	}
}
