package tui_test

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"voiceportal/tui"
)

// patience is how long a screen may take to show what it must; it is used up only by a failure.
const patience = 10 * time.Second

// terminal is a whole terminal in the process: the program writes real bytes to a real pty, and
// the test reads the screen.
type terminal struct {
	t      *testing.T
	master *os.File
	slave  *os.File
	vt     vt10x.Terminal
	mu     sync.Mutex
	raw    strings.Builder
	drawn  chan struct{} // holds a token when something was drawn
	done   chan error
}

// start runs the program in a terminal of 80 × 24.
func start(t *testing.T, o tui.Options) *terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	term := &terminal{
		t: t, master: master, slave: slave, vt: vt10x.New(vt10x.WithSize(80, 24)),
		drawn: make(chan struct{}, 1), done: make(chan error, 1),
	}
	o.Input, o.Output = slave, slave
	ctx, cancel := context.WithCancel(t.Context())
	var reading sync.WaitGroup
	reading.Go(term.read)
	go func() { term.done <- tui.Run(ctx, o) }()
	t.Cleanup(func() {
		cancel()
		slave.Close()
		master.Close()
		reading.Wait()
	})
	return term
}

// read copies what the program writes to the terminal.
func (x *terminal) read() {
	buf := make([]byte, 4096)
	for {
		n, err := x.master.Read(buf)
		x.mu.Lock()
		x.raw.Write(buf[:n])
		_, _ = x.vt.Write(buf[:n])
		x.mu.Unlock()
		select {
		case x.drawn <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (x *terminal) screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.vt.String()
}

// shows waits until the screen shows every text.
func (x *terminal) shows(texts ...string) {
	x.t.Helper()
	late := time.After(patience)
	for {
		screen := x.screen()
		missing := ""
		for _, s := range texts {
			if !strings.Contains(screen, s) {
				missing = s
			}
		}
		if missing == "" {
			return
		}
		select {
		case <-x.drawn:
		case err := <-x.done:
			x.t.Fatalf("the program ended (%v) before %q was shown:\n%s", err, missing, screen)
		case <-late:
			x.t.Fatalf("%q is not shown:\n%s", missing, screen)
		}
	}
}

// sent is all bytes that the program has written.
func (x *terminal) sent() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

// restored waits until the alternate screen, the mouse and bracketed paste are switched off.
func (x *terminal) restored() {
	x.t.Helper()
	late := time.After(patience)
	for _, mode := range []string{"?1049", "?1002", "?2004"} {
		for strings.LastIndex(x.sent(), "\x1b["+mode+"l") < strings.LastIndex(x.sent(), "\x1b["+mode+"h") {
			select {
			case <-x.drawn:
			case <-late:
				x.t.Errorf("mode %s is still on after the program's end", mode)
				return
			}
		}
	}
}

// types sends keys.
func (x *terminal) types(keys string) {
	x.t.Helper()
	if _, err := io.WriteString(x.master, keys); err != nil {
		x.t.Fatal(err)
	}
}

// ends waits for the program's end.
func (x *terminal) ends() {
	x.t.Helper()
	select {
	case err := <-x.done:
		if err != nil {
			x.t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		x.t.Fatalf("the program does not end:\n%s", x.screen())
	}
}

func TestACallerLocksAndAnAdminUnlocks(t *testing.T) {
	t.Parallel()
	x := start(t, newPortal(t).options)
	x.shows("4012 Ana Duarte", "Call the portal", "Tue 4 Nov")

	x.types("\r")
	x.shows("Welcome to")
	x.types("4012#")
	x.shows("Mailbox 4012", "Enter PIN", "Tries left  5 of 5")
	for _, left := range []string{"4 of 5", "3 of 5", "2 of 5", "1 of 5"} {
		x.types("9173#")
		x.shows("Tries left  " + left)
	}
	x.types("9173#")
	x.shows("MAILBOX LOCKED", "What just happened", "Mailbox 4012 is locked.")
	x.types("h")
	x.shows("Call ended", "Call again")

	x.types("ga")
	x.shows("[Admin]", "Ana Duarte", "✗ locked")
	x.types("u")
	x.shows("Unlocked 4012 Ana Duarte", "✓ active")

	x.types("gh")
	x.shows("Call again")
	x.types("\r")
	x.shows("Welcome to")
	x.types("4012#2580#")
	x.shows("2 new, 0 saved", "◉ Menu")
	x.types("1")
	x.shows("◉ Messages")
	x.types("q")
	x.shows("Hang up and leave?")
	x.types("y")
	x.ends()

	x.restored()

	for i, digits := range []string{"9173", "2580", "9 1 7 3", "2 5 8 0"} {
		if strings.Contains(x.sent(), digits) {
			t.Errorf("the terminal was sent PIN number %d", i)
		}
	}
}

func TestTheTerminalIsAskedNothingDuringACall(t *testing.T) {
	t.Parallel()
	o := newPortal(t).options
	o.Theme = ""
	x := start(t, o)
	x.shows("Call the portal")
	x.types("\r")
	x.shows("Welcome to")
	x.types("\x1b]11;rgb:fdfd/fdfd/fbfb\x07") // the answer comes late
	x.types("4012#")
	x.shows("Mailbox 4012", "Enter PIN")
	x.types("\x03")
	x.ends()
	raw := x.sent()
	if n := strings.Count(raw, "\x1b]11;?"); n != 1 || strings.LastIndex(raw, "\x1b]11;?") > strings.Index(raw, "Welcome") {
		t.Errorf("the background was asked %d times, last at byte %d", n, strings.LastIndex(raw, "\x1b]11;?"))
	}
}
