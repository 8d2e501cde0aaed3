package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"voiceportal/ivr/pin"
)

func (p *program) pinCheckCommand() *cobra.Command {
	var name string
	var explains bool
	var x pinContext
	c := &cobra.Command{
		Use:   "check",
		Short: "Judge PINs from stdin, one a line",
		Long: "Judge PINs from stdin, one a line, in the order of their coming: valid, or invalid with the rules\n" +
			"that are broken. A PIN is never printed. Exit code 1 when any is invalid.",
		Example: "printf '%s\\n' 2580 1234 | voiceportal pin check --profile broadcloud --extension 4012\n" +
			"voiceportal pin check --previous 7294 --previous 60418 --explain < pins.txt",
		Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			rules, err := profileByName(name)
			if err != nil {
				return err
			}
			j := &judge{rules: rules.PIN, context: x.context(), explains: explains, json: p.flags.json}
			return p.buffered(func(w *bufio.Writer) error { return p.pinCheck(c.Context(), j, w) })
		},
	}
	profileFlag(c, &name)
	c.Flags().BoolVar(&explains, "explain", false, "add a sentence for each broken rule")
	x.flags(c)
	return c
}

func (p *program) pinCheck(ctx context.Context, j *judge, w *bufio.Writer) error {
	in := bufio.NewReaderSize(p.stdin, 64<<10)
	for n := 1; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		entry, err := readEntry(in)
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("read PINs: %w", err)
		}
		j.judge(entry)
		if _, err := w.Write(j.line); err != nil {
			return err
		}
	}
	if j.invalid {
		return errReported
	}
	return nil
}

// readEntry reads a line without its end. Of a line that is longer than any PIN could be only the
// beginning is kept, which is too long for every rule. The result is good until the next call.
func readEntry(in *bufio.Reader) ([]byte, error) {
	entry, err := in.ReadSlice('\n')
	long := errors.Is(err, bufio.ErrBufferFull)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	switch {
	case err != nil && err != io.EOF:
		return nil, err
	case len(entry) == 0 && !long:
		return nil, io.EOF
	case long:
		return entry[:maxSecret], nil // what follows has overwritten the rest
	}
	for len(entry) > 0 && (entry[len(entry)-1] == '\n' || entry[len(entry)-1] == '\r') {
		entry = entry[:len(entry)-1]
	}
	return entry, nil
}

// judge writes down how PINs stand to rules. It keeps its line between two PINs, so that a million
// of them need no more memory than one.
type judge struct {
	rules    pin.Rules
	context  pin.Context
	explains bool
	json     bool
	line     []byte
	invalid  bool // any was
}

// judge makes the line for one PIN.
func (j *judge) judge(entry []byte) {
	broken := j.rules.Check(pin.New(string(entry)), j.context)
	j.invalid = j.invalid || len(broken) > 0
	j.line = j.line[:0]
	if j.json {
		j.writeJSON(broken)
		return
	}
	if len(broken) == 0 {
		j.line = append(j.line, "valid\n"...)
		return
	}
	j.line = append(j.line, "invalid "...)
	for i, v := range broken {
		if i > 0 {
			j.line = append(j.line, ',')
		}
		j.line = append(j.line, v.Rule...)
	}
	if j.explains {
		for _, v := range broken {
			j.line = append(j.line, ' ')
			j.line = append(j.line, j.rules.Explain(v.Rule)...)
		}
	}
	j.line = append(j.line, '\n')
}

// writeJSON makes the line as an object; rule names and sentences need no escaping but quotes.
func (j *judge) writeJSON(broken []pin.Violation) {
	j.line = fmt.Appendf(j.line, `{"valid":%t`, len(broken) == 0)
	for i, v := range broken {
		if i == 0 {
			j.line = append(j.line, `,"rules":[`...)
		} else {
			j.line = append(j.line, ',')
		}
		j.line = fmt.Appendf(j.line, "%q", v.Rule)
	}
	if len(broken) > 0 {
		j.line = append(j.line, ']')
	}
	if j.explains && len(broken) > 0 {
		for i, v := range broken {
			sep := ","
			if i == 0 {
				sep = `,"sentences":[`
			}
			j.line = fmt.Appendf(j.line, "%s%q", sep, j.rules.Explain(v.Rule))
		}
		j.line = append(j.line, ']')
	}
	j.line = append(j.line, "}\n"...)
}
