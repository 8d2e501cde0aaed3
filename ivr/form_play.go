package ivr

import (
	"fmt"
	"strconv"
	"strings"
)

// say is prompts, each followed by the values of its placeholders. A value shows its kind: 3 is
// a number, #4019 digits, "…" text, and the rest an instant.
func (f *form) say(p *Play) {
	if !f.reading {
		if !p.Barge {
			f.put("barge=no")
		}
		for _, u := range p.Say {
			f.put(quoted(string(u.Prompt)))
			for _, a := range u.Args {
				f.put(a.Name + "=" + literal(a))
			}
		}
		return
	}
	no, fixed := f.popNamed("barge")
	if p.Barge = !fixed; fixed && no != "no" {
		f.fail(fmt.Errorf("barge=%s is unknown; only barge=no is ever said", no))
	}
	for f.err == nil && len(f.line) > 0 {
		u := Utterance{Prompt: PromptID(f.unquoted("prompt", f.pop("a prompt")))}
		for f.err == nil && len(f.line) > 0 {
			name, value, ok := strings.Cut(f.line[0], "=")
			if !ok || !isPlain(name) {
				break
			}
			f.line = f.line[1:]
			u.Args = append(u.Args, f.arg(name, value))
		}
		p.Say = append(p.Say, u)
	}
}

func literal(a Arg) string {
	switch a.Kind {
	case ArgNumber:
		return strconv.Itoa(a.Number)
	case ArgDigits:
		return "#" + quoted(a.Digits)
	case ArgTime:
		return a.Time.Format("2006-01-02T15:04:05.999999999Z07:00")
	}
	return strconv.Quote(a.Text)
}

func (f *form) arg(name, value string) Arg {
	if digits, ok := strings.CutPrefix(value, "#"); ok {
		return Arg{Name: name, Kind: ArgDigits, Digits: f.unquoted(name, digits)}
	}
	if strings.HasPrefix(value, `"`) {
		return Arg{Name: name, Kind: ArgText, Text: f.unquoted(name, value)}
	}
	if n, err := strconv.Atoi(value); err == nil {
		return Arg{Name: name, Kind: ArgNumber, Number: n}
	}
	return Arg{Name: name, Kind: ArgTime, Time: f.instant(value)}
}
