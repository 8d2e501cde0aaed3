package plain_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"voiceportal/fixtures"
	"voiceportal/fixtures/fixturetest"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/password"
	"voiceportal/tui/plain"
)

// visit reads lines at My Phone and returns what was printed.
func visit(t *testing.T, users plain.Users, lines ...string) string {
	t.Helper()
	var out strings.Builder
	p := &plain.Portal{Users: users, Terminal: "here", In: strings.NewReader(strings.Join(lines, "\n")), Out: &out}
	if err := p.Run(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	return out.String()
}

const (
	leonor         = "lmatos@meridian.example"
	leonorPassword = "Gull-over-7-piers"
	andre          = "afonseca@meridian.example" // his is too old
	andrePassword  = "Slow+train+2+Faro"
	webPassword    = "Tram-9-to-Belem"
)

func TestVisitsToMyPhone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		lines []string
	}{
		{"portal-sign-in", []string{"1", leonor, leonorPassword, "7", "0", "0"}},
		{"portal-change", []string{"1", leonor, leonorPassword, "1", "lmatos", webPassword, "slip", leonorPassword, leonorPassword, webPassword, webPassword, "0", "3", leonor, webPassword, "quit"}},
		{"portal-too-old", []string{"3", andre, andrePassword, "1", andre, andrePassword, "", "1", andre, andrePassword, webPassword, webPassword, "0", "0"}},
		{"portal-refused", []string{"1", leonor, "Gull-over-8-piers", "1", "nobody", "Gull-over-8-piers", "9"}},
		{"portal-forgot", []string{"2", leonor, "2", "nobody"}},
		{"portal-give-up", []string{"1", leonor, leonorPassword, "1", "", "0"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := visit(t, fixturetest.Accounts(t, fixtures.TrainingClass), tt.lines...)
			golden(t, tt.name, got)
			if strings.ContainsFunc(got, func(r rune) bool { return r != '\n' && (r < ' ' || r > '~') }) {
				t.Errorf("the lines are not plain ASCII: %q", got)
			}
			for _, secret := range []string{leonorPassword, andrePassword, webPassword, "Gull-over-8-piers"} {
				if strings.Contains(got, secret) {
					t.Error("the lines show a password")
				}
			}
		})
	}
}

func TestAVisitMayEndAnywhere(t *testing.T) {
	t.Parallel()
	whole := []string{"1", andre, andrePassword, webPassword, webPassword, "1", "Tram-8-to-Belem", "Tram-8-to-Belem", "0", "2", andre, "0"}
	for n := range whole {
		visit(t, fixturetest.Accounts(t, fixtures.TrainingClass), whole[:n]...)
	}
}

// meddling are accounts on which an admin acts just before every change.
type meddling struct{ *mailbox.Accounts }

func (m meddling) ChangeWeb(ctx context.Context, k mailbox.Key, generation uint64, candidate password.Password) (mailbox.Commit, []password.Rule, error) {
	if _, err := m.Apply(ctx, mailbox.By{Actor: "kim"}, k, mailbox.ResetWeb{}); err != nil {
		return "", nil, err
	}
	return m.Accounts.ChangeWeb(ctx, k, generation, candidate)
}

func TestAnAdminsResetEndsAVisit(t *testing.T) {
	t.Parallel()
	got := visit(t, meddling{fixturetest.Accounts(t, fixtures.TrainingClass)}, "1", leonor, leonorPassword, "1", webPassword, webPassword)
	if !strings.HasSuffix(got, "My Phone: Your account was changed meanwhile. Sign in again.\n"+
		"My Phone. Choices: 1 sign in. 2 forgot password. 3 sign in to the UC-One app. 0 quit.\n") {
		t.Errorf("the visit goes on:\n%s", got)
	}
}

// unable are accounts whose store does not answer, from one question on.
type unable struct {
	*mailbox.Accounts
	signIn, change, summary bool
}

var errDisk = errors.New("the disk is full")

func (u unable) SignInWeb(ctx context.Context, at mailbox.WebAttempt) (mailbox.WebAnswer, error) {
	if u.signIn {
		return mailbox.WebAnswer{}, errDisk
	}
	return u.Accounts.SignInWeb(ctx, at)
}

func (u unable) ForgotWeb(context.Context, string) error { return errDisk }

func (u unable) ChangeWeb(ctx context.Context, k mailbox.Key, generation uint64, p password.Password) (mailbox.Commit, []password.Rule, error) {
	if u.change {
		return "", nil, errDisk
	}
	return u.Accounts.ChangeWeb(ctx, k, generation, p)
}

func (u unable) Summary(ctx context.Context, k mailbox.Key) (mailbox.Summary, error) {
	if u.summary {
		return mailbox.Summary{}, errDisk
	}
	return u.Accounts.Summary(ctx, k)
}

func TestAStoreThatDoesNotAnswerEndsAVisitWithItsError(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		users unable
		lines []string
	}{
		"sign-in": {unable{signIn: true}, []string{"1", leonor, leonorPassword}},
		"forgot":  {unable{}, []string{"2", leonor}},
		"account": {unable{summary: true}, []string{"1", leonor, leonorPassword}},
		"change":  {unable{change: true}, []string{"1", leonor, leonorPassword, "1", webPassword, webPassword}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.users.Accounts = fixturetest.Accounts(t, fixtures.TrainingClass)
			var out strings.Builder
			p := &plain.Portal{Users: tt.users, In: strings.NewReader(strings.Join(tt.lines, "\n")), Out: &out}
			if err := p.Run(t.Context()); !errors.Is(err, errDisk) {
				t.Errorf("error %v, want that of the store", err)
			}
		})
	}
}

func TestPasswordsAreTypedUnseenAtATerminal(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	var echoes []string
	p := &plain.Portal{
		Users: fixturetest.Accounts(t, fixtures.TrainingClass), Out: &out,
		In: strings.NewReader(strings.Join([]string{"1", leonor, leonorPassword, "0", "0"}, "\n")),
		Echo: func(show bool) error {
			said := out.String()
			echoes = append(echoes, map[bool]string{true: "on after ", false: "off after "}[show]+said[strings.LastIndex(strings.TrimSuffix(said, "\n"), "\n")+1:])
			return nil
		},
	}
	if err := p.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(echoes) != 2 || !strings.HasPrefix(echoes[0], "off after ") || !strings.Contains(echoes[1], "password> \n") {
		t.Errorf("echo %q, want off before the password and on after it", echoes)
	}
	if !strings.Contains(out.String(), "> My Phone: signed in") && !strings.Contains(out.String(), "signed in as Leonor Matos.") {
		t.Errorf("lines:\n%s", &out)
	}
}
