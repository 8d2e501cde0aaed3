package plain

import (
	"context"
	"errors"
	"io"
)

// asker asks for lines of the input. Where echo is nil the input is a file or a pipe.
type asker struct {
	voice *Voice
	input *lines
	echo  func(show bool) error
}

// ask prompts and reads a line.
func (a *asker) ask(ctx context.Context, prompt string) (string, error) {
	if a.echo != nil { // a file or pipe needs no prompt, and its output no lines without end
		a.voice.write(prompt)
	}
	select {
	case ln := <-a.input.next:
		return ln.text, ln.err
	case <-ctx.Done():
		return "", io.EOF
	}
}

// secret asks without showing what is typed.
func (a *asker) secret(ctx context.Context, prompt string) (string, error) {
	if a.echo == nil {
		return a.ask(ctx, prompt)
	}
	if err := a.echo(false); err != nil {
		return "", err
	}
	text, err := a.ask(ctx, prompt)
	a.voice.write("\n")
	return text, errors.Join(err, a.echo(true))
}

// atEnd is nil for the end of the input, which is a way to quit.
func atEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
