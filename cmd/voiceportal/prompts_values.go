package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"voiceportal/ivr"
)

// parseUtterances reads prompts, each followed by its values as name=value.
func parseUtterances(words []string) ([]ivr.Utterance, error) {
	var said []ivr.Utterance
	for _, word := range words {
		name, value, isValue := strings.Cut(word, "=")
		if !isValue {
			if !slices.Contains(ivr.Prompts(), ivr.PromptID(word)) {
				return nil, fmt.Errorf("there is no prompt %s; voiceportal prompts list shows all", word)
			}
			said = append(said, ivr.Utterance{Prompt: ivr.PromptID(word)})
			continue
		}
		if len(said) == 0 {
			return nil, fmt.Errorf("%s stands before any prompt", word)
		}
		last := &said[len(said)-1]
		arg, err := parseValue(last.Prompt, name, value)
		if err != nil {
			return nil, err
		}
		last.Args = append(last.Args, arg)
	}
	return said, nil
}

// parseValue reads a value of a prompt in the way of its kind.
func parseValue(id ivr.PromptID, name, value string) (ivr.Arg, error) {
	known := ivr.Placeholders(id)
	at := slices.IndexFunc(known, func(p ivr.Placeholder) bool { return p.Name == name })
	if at < 0 {
		return ivr.Arg{}, fmt.Errorf("prompt %s has no value %s", id, name)
	}
	arg := ivr.Arg{Name: name, Kind: known[at].Kind}
	var err error
	switch arg.Kind {
	case ivr.ArgNumber:
		if arg.Number, err = strconv.Atoi(value); err != nil {
			return arg, fmt.Errorf("%s=%s: want a number", name, value)
		}
	case ivr.ArgDigits:
		arg.Digits = value
	case ivr.ArgTime:
		if arg.Time, err = parseTime(value); err != nil {
			return arg, fmt.Errorf("%s: %w", name, err)
		}
	case ivr.ArgText:
		arg.Text = value
	}
	return arg, nil
}
