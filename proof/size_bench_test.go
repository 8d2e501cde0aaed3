package proof_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"voiceportal/ivr/mailbox"
)

// BenchmarkSize shows what a store of a thousand and of a million mailboxes costs: from the start of
// the program until a caller hears the portal, with the memory that this takes; and the first page
// of a filtered list.
func BenchmarkSize(b *testing.B) {
	program := buildProgram(b)
	for _, boxes := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprintf("boxes=%d", boxes), func(b *testing.B) {
			p := makePortal(b, 1)
			swell(b, p, boxes)
			b.Run("first-answer", func(b *testing.B) {
				var most int64
				for b.Loop() {
					most = max(most, firstAnswer(b, program, p.path))
				}
				b.ReportMetric(float64(most)/(1<<20), "MiB")
			})
			b.Run("first-page", func(b *testing.B) {
				now, err := p.Now(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				filter, err := mailbox.ParseFilter("is:active number:10002", now)
				if err != nil {
					b.Fatal(err)
				}
				match := func(s mailbox.Summary) bool { return filter.Match(s, now) }
				for b.Loop() {
					found, _, err := p.Page(b.Context(), mailbox.Page{Match: match, Limit: 50})
					if err != nil || len(found) != 50 {
						b.Fatal(len(found), err)
					}
				}
			})
		})
	}
	b.Run("floor/start", func(b *testing.B) { // a program that starts and says something
		for b.Loop() {
			if out, err := exec.CommandContext(b.Context(), program, "version").Output(); err != nil || len(out) == 0 {
				b.Fatal(err)
			}
		}
	})
}

// buildProgram builds the program and returns its path.
func buildProgram(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "voiceportal")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, "voiceportal/cmd/voiceportal").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return path
}

// swell copies the first mailbox until there are so many.
func swell(b *testing.B, p *portal, boxes int) {
	b.Helper()
	const atOnce = 20_000
	for from := 1; from < boxes; from += atOnce {
		err := p.store.Update(b.Context(), func(tx mailbox.Tx) error {
			m, err := tx.Mailbox(box(0))
			for i := from; i < min(from+atOnce, boxes); i++ {
				m.Key = box(i)
				err = errors.Join(err, tx.PutMailbox(m))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// firstAnswer starts the program with a call to the portal, waits until the caller hears it, ends the
// call, and returns the most memory that the program held, in bytes.
func firstAnswer(b *testing.B, program, path string) int64 {
	b.Helper()
	c := exec.CommandContext(b.Context(), program, "--store", path, "call", "--plain", "--from", box(0).String(), "--to", "7000")
	c.Env = []string{"HOME=" + filepath.Dir(path)}
	keys, errIn := c.StdinPipe()
	said, errOut := c.StdoutPipe()
	if err := errors.Join(errIn, errOut, c.Start()); err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "Portal: ") {
	}
	b.StopTimer()
	defer b.StartTimer()
	if !strings.HasPrefix(lines.Text(), "Portal: ") {
		b.Fatalf("the portal was not heard: %q", lines.Text())
	}
	_ = keys.Close()
	_, err := io.Copy(io.Discard, said)
	if err := errors.Join(err, c.Wait()); err != nil {
		b.Fatal(err)
	}
	return heldBy(c.ProcessState)
}
