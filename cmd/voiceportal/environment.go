package main

import "strings"

// environment is the variables that the program was started with; of two with the same name the
// last one counts, as in a shell.
type environment map[string]string

func newEnvironment(list []string) environment {
	e := make(environment, len(list))
	for _, pair := range list {
		if name, value, ok := strings.Cut(pair, "="); ok {
			e[name] = value
		}
	}
	return e
}

// first is the first of some variables that is set to something.
func (e environment) first(names ...string) string {
	for _, name := range names {
		if v := e[name]; v != "" {
			return v
		}
	}
	return ""
}

// list is the environment as name=value.
func (e environment) list() []string {
	list := make([]string, 0, len(e))
	for name, value := range e {
		list = append(list, name+"="+value)
	}
	return list
}
