package pin_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"voiceportal/ivr/pin"
)

// secret is a PIN that no address, length or count in an output looks like by chance.
const secret = "90817263548"

type record struct {
	Exported pin.PIN
	Pointer  *pin.PIN
	hidden   pin.PIN
	list     []pin.PIN
	byName   map[string]pin.PIN
	any      any
	matchers []pin.Matcher
	Broken   []pin.Violation
}

func secretRecord() record {
	p := pin.New(secret)
	return record{
		p, &p, p,
		[]pin.PIN{p},
		map[string]pin.PIN{"pin": p},
		p,
		[]pin.Matcher{p},
		essensys().Check(p, pin.Context{Current: p}),
	}
}

func TestPINNeverPrints(t *testing.T) {
	t.Parallel()
	p := pin.New(secret)
	nested := secretRecord()
	for _, verb := range []string{
		"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%b", "%o", "%c", "%U", "%t", "%e", "%p", "%20v", "%T",
	} {
		for what, v := range map[string]any{
			"PIN": p, "pointer": &p, "slice": []pin.PIN{p}, "record": nested, "pointer to record": &nested,
			"context": pin.Context{Current: p, Default: p, History: []pin.Matcher{p}}, "error": fmt.Errorf("set %v", p),
		} {
			if holds(fmt.Sprintf(verb, v)) {
				t.Errorf("%s of a %s shows the digits", verb, what)
			}
		}
	}
	if got := fmt.Sprintln(p, p.String(), pin.PIN{}); got != "**** **** ****\n" {
		t.Errorf("fmt.Sprintln = %q, want stars whatever the length", got)
	}
	var log bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(h).With("with", p).Info("set", "pin", p, "nested", nested, slog.Group("g", "pin", &p))
	}
	if holds(log.String()) {
		t.Error("slog shows the digits")
	}
}

type holder struct{ PIN pin.PIN }

// holds reports whether a text shows the secret, plainly or as bytes in hexadecimal.
func holds(text string) bool {
	text = strings.ToLower(strings.NewReplacer(" ", "", "0x", "", ",", "").Replace(text))
	return strings.Contains(text, secret) || strings.Contains(text, fmt.Sprintf("%x", secret))
}

func TestPINNeverMarshals(t *testing.T) {
	t.Parallel()
	codecs := map[string]func(any) ([]byte, error){
		"json": json.Marshal,
		"yaml": func(v any) ([]byte, error) { return yaml.Marshal(v) },
		"xml":  xml.Marshal,
		"gob": func(v any) ([]byte, error) {
			var b bytes.Buffer
			err := gob.NewEncoder(&b).Encode(v)
			return b.Bytes(), err
		},
	}
	p := pin.New(secret)
	for name, marshal := range codecs {
		for what, v := range map[string]any{"PIN": p, "pointer": &p, "field": holder{p}, "slice": []pin.PIN{p}} {
			out, err := marshal(v)
			if !errors.Is(err, pin.ErrSecret) && (err == nil || !strings.Contains(err.Error(), pin.ErrSecret.Error())) {
				t.Errorf("%s of a %s: error %v, want ErrSecret", name, what, err)
			}
			if holds(string(out)) {
				t.Errorf("%s of a %s holds the digits", name, what)
			}
		}
	}
	if _, err := p.MarshalBinary(); !errors.Is(err, pin.ErrSecret) {
		t.Errorf("MarshalBinary: %v, want ErrSecret", err)
	}
}

func TestPINEqual(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"4071", "4071", true},
		{"4071", "1704", false},
		{"0123", "123", false},
		{"", "", true},
		{"", "0", false},
	} {
		if got := pin.New(tt.a).Equal(pin.New(tt.b)); got != tt.want {
			t.Errorf("New(%q).Equal(New(%q)) = %t", tt.a, tt.b, got)
		}
		if got := pin.New(tt.a).Match(pin.New(tt.b)); got != tt.want {
			t.Errorf("New(%q).Match(New(%q)) = %t", tt.a, tt.b, got)
		}
	}
}

func TestPINKeepsItsDigits(t *testing.T) {
	t.Parallel()
	for entry, reversed := range map[string]string{"0123": "3210", "7": "7", "": "", "*12#": "#21*"} {
		p := pin.New(entry)
		if p.Reveal() != entry || p.Len() != len(entry) || p.IsZero() != (entry == "") {
			t.Errorf("New(%q): Reveal, Len or IsZero is wrong", entry)
		}
		if p.Reverse().Reveal() != reversed {
			t.Errorf("New(%q).Reverse() is not %q", entry, reversed)
		}
	}
}

// A PIN in == would compare pointers, and tell two equal PINs apart.
func TestPINsDoNotCompareWithOperators(t *testing.T) {
	t.Parallel()
	if reflect.TypeOf(pin.PIN{}).Comparable() {
		t.Error("PINs compare with ==")
	}
	fset := token.NewFileSet()
	source, err := parser.ParseFile(fset, "pin.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for code, comparable := range map[string]bool{
		"New(``) == New(``)":                 false,
		"New(``) != PIN{}":                   false,
		"New(``).Reveal() == ``":             true, // the check itself must be able to pass
		"map[PIN]int{}":                      false,
		"[1]PIN{} == [1]PIN{}":               false,
		"struct{p PIN}{} == struct{p PIN}{}": false,
	} {
		user, err := parser.ParseFile(fset, "user.go", "package pin\nvar _ = "+code, 0)
		if err != nil {
			t.Fatal(err)
		}
		var problems []string
		conf := types.Config{
			Importer: nothing{},
			Error: func(err error) {
				if e := err.(types.Error); fset.Position(e.Pos).Filename == "user.go" {
					problems = append(problems, e.Msg)
				}
			},
		}
		_, _ = conf.Check("pin", fset, []*ast.File{source, user}, nil) // its errors came one by one
		if compiles := len(problems) == 0; compiles != comparable {
			t.Errorf("%s compiles: %t, want %t (%q)", code, compiles, comparable, problems)
		}
	}
}

// nothing imports empty packages; what pin.go misses from them does not matter here.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
	p.MarkComplete()
	return p, nil
}
