package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// progress is a bar on stderr for runs that take a while. It shows nothing where stderr is no
// terminal.
type progress struct {
	to    *os.File // nil for none
	now   func() time.Time
	began time.Time
	total int
	shown bool
}

// barAfter is how long a run goes on before it shows a bar.
const barAfter = time.Second

func (p *program) newProgress(total int) *progress {
	bar := &progress{now: p.now, began: p.now(), total: total}
	if f, ok := terminalOf(p.stderr); ok {
		bar.to = f
	}
	return bar
}

// show draws the bar after so many have been done.
func (b *progress) show(done int) {
	if b.to == nil || b.now().Sub(b.began) < barAfter || done == b.total {
		return
	}
	b.shown = true
	fmt.Fprint(b.to, progressBar(done, b.total))
}

// clear takes the bar away, so that a line can be printed where it was.
func (b *progress) clear() {
	if b.shown {
		b.shown = false
		fmt.Fprint(b.to, "\r\x1b[K")
	}
}

// progressBar is a bar without a line end.
func progressBar(done, total int) string {
	const wide = 30
	full := wide * done / max(total, 1)
	return fmt.Sprintf("[%s%s] %d of %d", strings.Repeat("=", full), strings.Repeat(" ", wide-full), done, total)
}
