package kittest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// cell is one place of rendered text and how it looks, "" for plain.
type cell struct{ text, look string }

// cells takes a rendered line apart. Anything but text and SGR sequences fails the test: a frame
// must not steer the terminal.
func cells(t *testing.T, line string) []cell {
	t.Helper()
	var out []cell
	look := ""
	for line != "" {
		if body, ok := strings.CutPrefix(line, "\x1b["); ok {
			params, rest, ok := strings.Cut(body, "m")
			if !ok || strings.Trim(params, "0123456789;") != "" {
				t.Fatalf("the frame holds %q, which is no SGR sequence", line)
			}
			look, line = named(params), rest
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		line = line[len(cluster):]
		out = append(out, cell{cluster, look})
		for range width - 1 {
			out = append(out, cell{"", look})
		}
	}
	return out
}

// named is an SGR sequence in words, as "bold #5FD7B8 on #12352F".
func named(params string) string {
	ps := strings.Split(params, ";")
	var words []string
	for i := 0; i < len(ps); i++ {
		switch ps[i] {
		case "", "0":
		case "1":
			words = append(words, "bold")
		case "2":
			words = append(words, "faint")
		case "7":
			words = append(words, "reverse")
		case "38", "48":
			if i+4 < len(ps) {
				if ps[i] == "48" {
					words = append(words, "on")
				}
				words = append(words, hex(ps[i+2:i+5]))
				i += 4
			}
		default:
			words = append(words, "sgr "+ps[i])
		}
	}
	return strings.Join(words, " ")
}

func hex(rgb []string) string {
	s := "#"
	for _, p := range rgb {
		n, _ := strconv.Atoi(p)
		s += fmt.Sprintf("%02X", n)
	}
	return s
}
