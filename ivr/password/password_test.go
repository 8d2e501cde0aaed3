package password_test

import (
	"bytes"
	"encoding"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"voiceportal/ivr/password"
)

// secret is a password that nothing in an output looks like by chance.
const secret = "Xq7~Wombat#Ziegel"

type record struct {
	Exported password.Password
	Pointer  *password.Password
	hidden   password.Password
	list     []password.Password
	any      any
}

func secretRecord() record {
	p := password.New(secret)
	return record{p, &p, p, []password.Password{p}, p}
}

// holds reports whether a text shows the secret, plainly or as bytes in hexadecimal.
func holds(text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(text, "wombat") || strings.Contains(text, fmt.Sprintf("%x", "Wombat"))
}

func TestAPasswordNeverPrints(t *testing.T) {
	t.Parallel()
	p, nested := password.New(secret), secretRecord()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%c", "%U", "%p", "%20v", "%T"} {
		for what, v := range map[string]any{
			"password": p, "pointer": &p, "record": nested, "pointer to a record": &nested, "error": fmt.Errorf("set %v", p),
		} {
			if holds(fmt.Sprintf(verb, v)) {
				t.Errorf("%s of a %s shows the characters", verb, what)
			}
		}
	}
	if got := fmt.Sprintln(p, p.String(), password.Password{}); got != "**** **** ****\n" {
		t.Errorf("fmt.Sprintln = %q, want stars whatever the length", got)
	}
	var log bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(h).Info("set", "password", p, "nested", nested)
	}
	if holds(log.String()) {
		t.Error("slog shows the characters")
	}
}

func TestAPasswordIsNeverMarshalled(t *testing.T) {
	t.Parallel()
	p := password.New(secret)
	for name, marshal := range map[string]func() ([]byte, error){
		"JSON":   func() ([]byte, error) { return json.Marshal(record{Exported: p}) },
		"YAML":   func() ([]byte, error) { return yaml.Marshal(map[string]any{"p": p}) },
		"XML":    func() ([]byte, error) { return xml.Marshal(p) },
		"text":   p.MarshalText,
		"binary": p.MarshalBinary,
		"gob": func() ([]byte, error) {
			var b bytes.Buffer
			err := gob.NewEncoder(&b).Encode(p)
			return b.Bytes(), err
		},
	} {
		out, err := marshal()
		if !errors.Is(err, password.ErrSecret) && !strings.Contains(fmt.Sprint(err), password.ErrSecret.Error()) {
			t.Errorf("%s: error %v, want ErrSecret", name, err)
		}
		if holds(string(out)) {
			t.Errorf("%s shows the characters", name)
		}
	}
	var _ encoding.TextMarshaler = p
}

func TestAPasswordIsWhatWasTyped(t *testing.T) {
	t.Parallel()
	p := password.New(secret)
	if p.Reveal() != secret || p.Len() != len(secret) || p.IsZero() {
		t.Error("the password is not what was typed")
	}
	if !(password.Password{}).IsZero() || !password.New("").IsZero() || password.New("").Len() != 0 {
		t.Error("the empty entry is not the zero password")
	}
	if !p.Equal(password.New(secret)) || p.Equal(password.New(secret+"!")) || p.Equal(password.Password{}) {
		t.Error("passwords are not compared by their characters")
	}
}

func TestALetterTypedInTwoWaysIsTheSame(t *testing.T) {
	t.Parallel()
	composed, combined := password.New("caf\u00e9"), password.New("cafe\u0301")
	if !composed.Equal(combined) || combined.Len() != 4 {
		t.Errorf("é as one character and as two are different passwords, of %d and %d characters", composed.Len(), combined.Len())
	}
}
