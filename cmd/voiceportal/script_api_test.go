//go:build !windows

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"voiceportal/ivr/tmf702"
)

// serveAPI has the program serve the REST API beside the script, with a token for everything.
func serveAPI(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || args[0] != appName {
		ts.Fatalf("usage: serve %s ARGS", appName)
	}
	var token strings.Builder
	if code := run(context.Background(), []string{"token", "create", "--scope", "admin", "--name", "script"}, envOf(ts), nil, &token, io.Discard); code != exitDone {
		ts.Fatalf("make a token: exit code %d", code)
	}
	ctx, stop := context.WithCancel(context.Background())
	talk, w := io.Pipe()
	ended := make(chan int, 1)
	env := envOf(ts)
	go func() { ended <- run(ctx, args[1:], env, nil, io.Discard, w); w.Close() }()
	ts.Defer(func() { stop(); talk.Close(); <-ended })

	at := regexp.MustCompile(`http://\S+` + tmf702.Base)
	lines := bufio.NewScanner(talk)
	for lines.Scan() {
		if url := at.FindString(lines.Text()); url != "" {
			d := deskOf(ts)
			d.api, d.token = url, strings.TrimSpace(token.String())
			go io.Copy(io.Discard, talk) //nolint:errcheck // ends with the program
			return
		}
	}
	ts.Fatalf("the program ended without serving: exit code %d", <-ended)
}

// askAPI makes a request and prints the status of its answer, and below it the answer.
func askAPI(ts *testscript.TestScript, neg bool, args []string) {
	d := deskOf(ts)
	if neg || len(args) < 2 || len(args) > 3 || d.api == "" {
		ts.Fatalf("usage: api METHOD PATH [BODY], after serve")
	}
	req, err := http.NewRequest(args[0], d.api+"/"+args[1], strings.NewReader(strings.Join(args[2:], "")))
	ts.Check(err)
	req.Header.Set("Authorization", "Bearer "+d.token)
	req.Header.Set("Content-Type", "application/merge-patch+json")
	answer, err := http.DefaultClient.Do(req)
	ts.Check(err)
	defer answer.Body.Close() //nolint:errcheck // read to its end
	body, err := io.ReadAll(answer.Body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%s\n%s\n", answer.Status, body)
}
