package main

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"voiceportal/tui"
	"voiceportal/tui/kit"
)

// keysConfig are the keys that a config file gives to actions: a key, or several in a list.
type keysConfig []keyChoice

// keyChoice is what the config file says of one action.
type keyChoice struct {
	action kit.ActionID
	keys   []string
	line   int
}

// UnmarshalYAML reads a map of actions and keys, and keeps their lines for what is to be said of
// them.
func (k *keysConfig) UnmarshalYAML(n ast.Node) error {
	settings, ok := n.(*ast.MappingNode)
	if !ok {
		return fmt.Errorf("keys is no map of actions and keys; write keys: {admin.unlock: U}")
	}
	for _, pair := range settings.Values {
		name := pair.Key.GetToken()
		c := keyChoice{action: kit.ActionID(name.Value), line: name.Position.Line}
		values := []ast.Node{pair.Value}
		if list, ok := pair.Value.(*ast.SequenceNode); ok {
			values = list.Values
		}
		for _, v := range values {
			c.keys = append(c.keys, strings.TrimSpace(v.GetToken().Value))
		}
		*k = append(*k, c)
	}
	return nil
}

// chosenKeys are the keys that the config file gives to actions of the screens. What cannot be had
// is told on stderr, with its line, and passed over.
func (p *program) chosenKeys(s settings, o tui.Options) kit.Keys {
	want := make(kit.Keys, len(s.screen.Keys))
	for _, c := range s.screen.Keys {
		want[c.action] = c.keys
	}
	good, problems := tui.Rebind(o, want)
	for _, c := range s.screen.Keys {
		if problem, ok := problems[c.action]; ok {
			p.say("%s:%d: keys: %s: %s", s.configFile, c.line, c.action, problem)
		}
	}
	return good
}
