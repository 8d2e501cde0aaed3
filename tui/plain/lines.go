package plain

import (
	"bufio"
	"context"
	"errors"
	"io"
)

// lines hands out the lines of a reader one at a time, so that waiting for one can be given up.
// A line longer than maxLine ends the input with an error.
type lines struct {
	next chan line
}

type line struct {
	text string
	err  error // io.EOF at the end
}

const maxLine = 64 << 10

var errLongLine = errors.New("a line of the input is longer than 64 KiB; is this a file of keys?")

// newLines reads r until its end or until ctx ends. The reader itself cannot be interrupted: the
// goroutine that reads ends with the program, or with the next line.
func newLines(ctx context.Context, r io.Reader) *lines {
	l := &lines{next: make(chan line)}
	go func() {
		s := bufio.NewScanner(r)
		s.Buffer(make([]byte, 0, 4096), maxLine)
		for s.Scan() {
			if !l.send(ctx, line{text: s.Text()}) {
				return
			}
		}
		err := s.Err()
		switch {
		case err == nil:
			err = io.EOF
		case errors.Is(err, bufio.ErrTooLong):
			err = errLongLine
		}
		for l.send(ctx, line{err: err}) {
		}
	}()
	return l
}

func (l *lines) send(ctx context.Context, ln line) bool {
	select {
	case l.next <- ln:
		return true
	case <-ctx.Done():
		return false
	}
}
