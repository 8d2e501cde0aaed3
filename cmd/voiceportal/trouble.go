package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// usageError is a command that was not understood. Try is the command line that helps, without the
// program's name.
type usageError struct {
	problem string
	try     string
}

func (e *usageError) Error() string { return e.problem }

func usage(try, format string, args ...any) error {
	return &usageError{problem: fmt.Sprintf(format, args...), try: try}
}

// hinted is an error with what the user can do about it.
type hinted struct {
	err  error
	hint string
}

func (e *hinted) Error() string { return e.err.Error() }
func (e *hinted) Unwrap() error { return e.err }

// errReported is a failure that was already told, line by line.
var errReported = errors.New("already reported")

// report tells an error on stderr and gives the exit code for it.
func (p *program) report(err error) int {
	if err == nil {
		return exitDone
	}
	code := exitFailed
	if _, ok := errors.AsType[*usageError](err); ok {
		code = exitUsage
	}
	if !errors.Is(err, errReported) {
		problem, hint := explain(err)
		p.say("%s", problem)
		if hint != "" {
			p.say("%s", hint)
		}
	}
	return code
}

// say tells the user something on stderr, each line under the program's name.
func (p *program) say(format string, args ...any) {
	for line := range strings.Lines(fmt.Sprintf(format, args...)) {
		fmt.Fprintf(p.stderr, "%s: %s\n", appName, strings.TrimRight(line, "\n"))
	}
}

// explain is an error in words and, where the user can act, the next step.
func explain(err error) (problem, hint string) {
	if u, ok := errors.AsType[*usageError](err); ok {
		return u.problem, "try " + appName + " " + u.try
	}
	if errors.Is(err, context.Canceled) {
		return "interrupted", ""
	}
	if h, ok := errors.AsType[*hinted](err); ok {
		return err.Error(), h.hint
	}
	if r, ok := errors.AsType[*mailbox.Refusal](err); ok {
		return r.Problem, r.Next
	}
	for _, known := range []struct {
		is  error
		try string
	}{
		{mailbox.ErrNoMailbox, "mailbox list"},
		{mailbox.ErrNoTenant, "tenant list"},
		{mailbox.ErrNoMail, "mail list"},
		{mailbox.ErrNoToken, "token list"},
		{mailbox.ErrNoTape, "tapes list"},
		{profile.ErrNoProfile, "profile list"},
	} {
		if errors.Is(err, known.is) {
			return err.Error(), "see " + appName + " " + known.try
		}
	}
	return err.Error(), ""
}
