package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"

	"voiceportal/ivr/pin"
)

// maxSecret is more characters than any PIN has; what is longer is something else fed in.
const maxSecret = 256

// readPIN takes a PIN from stdin: the first line of a file or pipe, or typed twice without echo.
func (p *program) readPIN(ctx context.Context, asks string) (pin.PIN, error) {
	f, ok := terminalOf(p.stdin)
	if !ok {
		line, err := bufio.NewReader(io.LimitReader(p.stdin, maxSecret)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return pin.PIN{}, fmt.Errorf("read the PIN: %w", err)
		}
		return given(strings.TrimRight(line, "\r\n"))
	}
	echo := p.echo()
	if err := echo(false); err != nil { // before asking: fast fingers type ahead
		return pin.PIN{}, fmt.Errorf("hide the PIN: %w", err)
	}
	defer echo(true) //nolint:errcheck // the terminal is gone then
	first, err := p.typed(ctx, f, asks)
	if err != nil {
		return pin.PIN{}, err
	}
	again, err := p.typed(ctx, f, "Once more")
	if err != nil {
		return pin.PIN{}, err
	}
	if !first.Equal(again) {
		return pin.PIN{}, errors.New("the two PINs are not the same; nothing is changed")
	}
	return first, nil
}

// typed asks for a PIN on the terminal. When ctx ends it gives up at once; the reading goroutine
// ends with the program.
func (p *program) typed(ctx context.Context, f *os.File, question string) (pin.PIN, error) {
	fmt.Fprintf(p.stderr, "%s (not shown): ", question)
	defer fmt.Fprintln(p.stderr)
	type entry struct {
		digits []byte
		err    error
	}
	read := make(chan entry, 1)
	fd := f.Fd()
	go func() {
		digits, err := term.ReadPassword(fd)
		runtime.KeepAlive(f) // a file that is collected is closed
		read <- entry{digits, err}
	}()
	select {
	case e := <-read:
		if e.err != nil && !errors.Is(e.err, io.EOF) {
			return pin.PIN{}, fmt.Errorf("read the PIN: %w", e.err)
		}
		return given(string(e.digits))
	case <-ctx.Done():
		return pin.PIN{}, ctx.Err()
	}
}

func given(digits string) (pin.PIN, error) {
	if digits == "" {
		return pin.PIN{}, errors.New("no PIN was entered; nothing is changed")
	}
	return pin.New(digits), nil
}
