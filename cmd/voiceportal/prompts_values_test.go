package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func TestPromptsTakeTheirValues(t *testing.T) {
	t.Parallel()
	got, err := parseUtterances([]string{
		"message_intro", "index=1", "total=2", "from=4015", "at=2025-11-03T16:42", "goodbye", "message_body", "text=Hi=Ana",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []ivr.Utterance{
		{Prompt: ivr.MessageIntro, Args: []ivr.Arg{
			{Name: "index", Kind: ivr.ArgNumber, Number: 1},
			{Name: "total", Kind: ivr.ArgNumber, Number: 2},
			{Name: "from", Kind: ivr.ArgDigits, Digits: "4015"},
			{Name: "at", Kind: ivr.ArgTime, Time: time.Date(2025, 11, 3, 16, 42, 0, 0, time.UTC)},
		}},
		{Prompt: ivr.Goodbye},
		{Prompt: ivr.MessageBody, Args: []ivr.Arg{{Name: "text", Kind: ivr.ArgText, Text: "Hi=Ana"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("utterances (-want +got):\n%s", diff)
	}
}

func TestValuesThatMeanNothingAreRefused(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"hullo":                   "there is no prompt hullo",
		"new=1":                   "new=1 stands before any prompt",
		"message_counts old=1":    "prompt message_counts has no value old",
		"message_counts new=many": "new=many: want a number",
		"message_intro at=noon":   `at: "noon" is no time`,
	} {
		if _, err := parseUtterances(strings.Fields(words)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", words, err, want)
		}
	}
}
