package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/term"

	"voiceportal/ivr/pin"
)

// maxSecret is more characters than any PIN has; what is longer is something else fed in.
const maxSecret = 256

// readPIN takes a PIN from stdin: the first line of a file or pipe, or typed twice without echo.
func (p *program) readPIN(asks string) (pin.PIN, error) {
	f, ok := terminalOf(p.stdin)
	if !ok {
		line, err := bufio.NewReader(io.LimitReader(p.stdin, maxSecret)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return pin.PIN{}, fmt.Errorf("read the PIN: %w", err)
		}
		return given(strings.TrimRight(line, "\r\n"))
	}
	var typed [2]pin.PIN
	for i, question := range []string{asks, "Once more"} {
		fmt.Fprintf(p.stderr, "%s (not shown): ", question)
		digits, err := term.ReadPassword(f.Fd())
		fmt.Fprintln(p.stderr)
		if err != nil {
			return pin.PIN{}, &hinted{errors.New("no PIN was entered; nothing is changed"), ""}
		}
		if typed[i], err = given(string(digits)); err != nil {
			return pin.PIN{}, err
		}
	}
	if !typed[0].Equal(typed[1]) {
		return pin.PIN{}, errors.New("the two PINs are not the same; nothing is changed")
	}
	return typed[0], nil
}

func given(digits string) (pin.PIN, error) {
	if digits == "" {
		return pin.PIN{}, errors.New("no PIN was entered; nothing is changed")
	}
	return pin.New(digits), nil
}
