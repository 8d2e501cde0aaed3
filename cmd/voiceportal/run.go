package main

import (
	"bufio"
	"context"
	"io"
	"time"
)

// The exit codes.
const (
	exitDone   = 0 // what was asked for is done
	exitFailed = 1 // it was understood, and failed or was refused
	exitUsage  = 2 // it was not understood
)

// program is one run of the program: its surroundings and what its flags say.
type program struct {
	env    environment
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	now    func() time.Time // wall time
	flags  globalFlags
}

// run does what the arguments ask for and returns the exit code. It touches nothing of the process
// but what it is given, and the files that the environment and the flags name.
func run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{env: newEnvironment(env), stdin: stdin, stdout: stdout, stderr: stderr, now: time.Now}
	root := p.rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return p.report(root.ExecuteContext(ctx))
}

// buffered runs fn with a buffer before stdout, for verbs that print a lot.
func (p *program) buffered(fn func(w *bufio.Writer) error) error {
	w := bufio.NewWriterSize(p.stdout, 64<<10)
	err := fn(w)
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	return err
}
