package main

import (
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

func TestKeysAreReadWithTheirLines(t *testing.T) {
	t.Parallel()
	var c config
	src := "theme: dark\nkeys:\n  admin.unlock: U\n  help: [H, f1]\n"
	if err := yaml.Unmarshal([]byte(src), &c); err != nil {
		t.Fatal(err)
	}
	want := keysConfig{{"admin.unlock", []string{"U"}, 3}, {"help", []string{"H", "f1"}, 4}}
	if diff := cmp.Diff(want, c.Screen.Keys, cmp.AllowUnexported(keyChoice{})); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
}

func TestKeysThatAreNoMapAreRefused(t *testing.T) {
	t.Parallel()
	var c config
	if err := yaml.Unmarshal([]byte("keys: U\n"), &c); err == nil {
		t.Error("a key without its action is taken")
	}
}
