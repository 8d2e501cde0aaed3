package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
)

// askTyped wants some words typed on the terminal, for what cannot be taken back. When ctx ends it
// gives up at once; the reading goroutine ends with the program.
func (p *program) askTyped(ctx context.Context, words string) error {
	fmt.Fprintf(p.stderr, "Type %s to go ahead: ", words)
	read := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(p.stdin).ReadString('\n') // what came before an error counts
		read <- line
	}()
	select {
	case line := <-read:
		if strings.TrimSpace(line) == words {
			return nil
		}
	case <-ctx.Done():
		fmt.Fprintln(p.stderr) // the cursor is still behind the question
		return ctx.Err()
	}
	return &hinted{errors.New("nothing is changed"), "it wanted the words " + words}
}
