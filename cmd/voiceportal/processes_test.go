//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// building is one store with real processes of the program on it.
type building struct {
	t    *testing.T
	home string
	exe  string
	as   *syscall.Credential // who runs the processes; nil for who runs the test
}

func newBuilding(t *testing.T) *building {
	t.Helper()
	return &building{t: t, home: t.TempDir(), exe: appName}
}

func (b *building) env() []string {
	return []string{"HOME=" + b.home, "USER=tester", "PATH=" + os.Getenv("PATH")}
}

// process is a command of the program as a process of its own.
func (b *building) process(stdin string, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	cmd = exec.CommandContext(b.t.Context(), b.exe, args...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = b.env(), strings.NewReader(stdin), stdout, stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: b.as}
	return cmd, stdout, stderr
}

// run runs a command to its end.
func (b *building) run(stdin string, args ...string) (stdout, stderr string, code int) {
	b.t.Helper()
	cmd, out, talk := b.process(stdin, args...)
	err := cmd.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		b.t.Fatal(err)
	}
	return out.String(), talk.String(), cmd.ProcessState.ExitCode()
}

// must runs a command that has to succeed, and returns what it prints.
func (b *building) must(args ...string) string {
	b.t.Helper()
	out, talk, code := b.run("", args...)
	if code != exitDone {
		b.t.Fatalf("voiceportal %s: exit code %d\n%s", strings.Join(args, " "), code, talk)
	}
	return out
}

// terminal is a screen that a test looks at.
type terminal struct {
	*screen
	t *testing.T
}

// open opens the program on a terminal, which is closed at the end of the test.
func (b *building) open(args ...string) terminal {
	b.t.Helper()
	x, err := openScreen(b.env(), args...)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = x.close() })
	return terminal{x, b.t}
}

func (x terminal) shows(texts ...string) terminal {
	x.t.Helper()
	for _, text := range texts {
		if err := x.see(text); err != nil {
			x.t.Fatal(err)
		}
	}
	return x
}

func (x terminal) keys(keys ...string) terminal {
	x.t.Helper()
	if err := x.press(keys...); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// A phone, a desk and verbs, in three processes with nothing between them but the store.
func TestThreeTerminalsSeeWhatEachOtherDoes(t *testing.T) {
	t.Parallel()
	b := newBuilding(t)
	b.must("tenant", "list")
	desk := b.open("console", "--tenant", "harbor").shows("4012  Ana Duarte", "none wrong, 5 lock it")
	phone := b.open("call", "--from", "harbor/4012", "--to", "*98").shows("Enter PIN")
	phone.keys("1111#").shows("Tries left  4 of 5")
	if got := b.must("calls"); !strings.Contains(got, "harbor/4012") || !strings.Contains(got, "collect_pin") {
		t.Errorf("calls does not list the call with its state:\n%s", got)
	}
	desk.shows("1 of 5 wrong", "PIN wrong")
	phone.keys("2580#").shows("2 new, 0 saved")
	desk.shows("none wrong, 5 lock it", "signed in")

	b.must("mailbox", "lock", "harbor/4012")
	phone.shows("Your administrator has just locked", "Call ended")
	desk.shows("✗ locked", "locked by hand").keys("u").shows("Lift the lock").keys("y").shows("✓ active")
	if got := b.must("mailbox", "show", "harbor/4012"); !strings.Contains(got, "active") {
		t.Errorf("the verb does not see what the desk did:\n%s", got)
	}
	if got := b.must("audit", "--mailbox", "harbor/4012"); !strings.Contains(got, "locked harbor/4012") || !strings.Contains(got, "unlocked harbor/4012") {
		t.Errorf("the audit does not have both acts:\n%s", got)
	}
}

// The promise is half a second. One slow look is the machine's, a slow half of them the program's.
func TestAnActIsSeenElsewhereWithinHalfASecond(t *testing.T) {
	b := newBuilding(t)
	b.must("tenant", "list")
	desk := b.open("console", "--tenant", "harbor").shows("4012  Ana Duarte")
	var took []time.Duration
	for i := range 5 {
		act, seen := []string{"mailbox", "lock", "harbor/4012"}, desk.see
		if i%2 == 1 {
			act, seen = []string{"mailbox", "unlock", "harbor/4012", "--admin-lock"}, desk.lose
		}
		b.must(act...)
		done := time.Now()
		if err := seen("Locked   today"); err != nil {
			t.Fatal(err)
		}
		took = append(took, time.Since(done))
	}
	slices.Sort(took)
	if middle := took[len(took)/2]; middle > 500*time.Millisecond {
		t.Errorf("acts were seen after %v", took)
	}
}

// A process that is killed hangs nothing up. Its call is given up when its lease has run out.
func TestAKilledPhoneIsTakenOffTheList(t *testing.T) {
	t.Parallel()
	b := newBuilding(t)
	b.must("tenant", "list")
	phone := b.open("call", "--from", "harbor/4012", "--to", "*98").shows("Enter PIN")
	follow := exec.CommandContext(t.Context(), b.exe, "calls", "--follow")
	follow.Env = b.env()
	out, err := follow.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := follow.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = follow.Process.Kill(); _ = follow.Wait() })
	said := bufio.NewScanner(out)
	line := func() string {
		if !said.Scan() {
			t.Fatal("calls --follow has ended")
		}
		return said.Text()
	}
	until(line, "harbor/4012 to *98: collect_pin")
	if err := phone.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if got := b.must("calls"); !strings.Contains(got, "harbor/4012") {
		t.Errorf("the call is gone before its lease:\n%s", got)
	}
	if got := line(); got != "harbor/4012 to *98: ended" {
		t.Fatalf("after the call's process was killed, calls --follow says %q", got)
	}
	if got := b.must("calls"); got != "no calls in progress\n" {
		t.Errorf("after the lease, calls prints %q", got)
	}
	b.must("class", "reset") // which a live call would refuse
}

func TestFirstStartsOfSeveralProcessesMakeOneStore(t *testing.T) {
	t.Parallel()
	b := newBuilding(t)
	const starts = 4
	var commands []*exec.Cmd
	var talks []*bytes.Buffer
	for range starts {
		cmd, _, talk := b.process("", "mailbox", "lock", "harbor/4015")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		commands, talks = append(commands, cmd), append(talks, talk)
	}
	made, locked := 0, 0
	for i, cmd := range commands {
		if cmd.Wait() == nil {
			locked++
		}
		made += strings.Count(talks[i].String(), "made the store")
	}
	if made != 1 || locked != 1 {
		t.Errorf("of %d first starts %d made the store and %d did the lock that only one can do", starts, made, locked)
	}
	if got := b.must("store", "check"); !strings.Contains(got, "is sound") {
		t.Errorf("store check: %s", got)
	}
}

// onFullDisk runs a command on a disk that takes next to nothing more.
func (b *building) onFullDisk(stdin string, args ...string) (stdout, stderr string, code int) {
	b.t.Helper()
	limited := *b
	limited.exe = "sh"
	return limited.run(stdin, append([]string{"-c", `ulimit -f 8; exec "$@"`, "sh", appName}, args...)...)
}

func TestAFullDiskRefusesWhatItCannotKeep(t *testing.T) {
	t.Parallel()
	b := newBuilding(t)
	if _, talk, code := b.onFullDisk("", "tenant", "list"); code != exitFailed || !strings.Contains(talk, "free some space on its disk") {
		t.Errorf("a first start: exit code %d, %s", code, talk)
	}
	if got := b.must("tenant", "list"); !strings.Contains(got, "harbor") {
		t.Errorf("a first start with room again:\n%s", got)
	}
	if _, talk, code := b.onFullDisk("", "mailbox", "lock", "harbor/4015"); code != exitFailed || !strings.Contains(talk, "free some space on its disk") {
		t.Errorf("an act: exit code %d, %s", code, talk)
	}
	// No outcome reaches a caller that is not on the disk, and no try is lost.
	if out, _, _ := b.onFullDisk("1111#\n", "call", "--plain", "--from", "harbor/4015", "--to", "*98"); !strings.HasSuffix(out, "Call ended: unavailable.\n") {
		t.Errorf("a wrong PIN:\n%s", out)
	}
	if out, _, code := b.onFullDisk("", "mailbox", "show", "harbor/4015"); code != exitDone || !strings.Contains(out, "wrong tries   0 of 5") {
		t.Errorf("reading: exit code %d\n%s", code, out)
	}
	b.must("mailbox", "lock", "harbor/4015")
	if got := b.must("store", "check"); !strings.Contains(got, "is sound") {
		t.Errorf("store check: %s", got)
	}
}

// readOnly has the processes run by somebody who may read the store and write nothing.
func (b *building) readOnly() {
	b.t.Helper()
	const nobody = 65534
	if os.Getuid() == 0 {
		b.as = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
	b.exe = filepath.Join(b.t.TempDir(), appName) // the test's own copy is in a folder for its owner
	if err := copyProgram(b.exe); err != nil {
		b.t.Fatal(err)
	}
	folder := filepath.Join(b.home, ".local", "share", "voiceportal")
	modes := map[string]os.FileMode{
		filepath.Join(folder, "portal.db"): 0o444, filepath.Join(folder, "portal.db.key"): 0o444,
		folder: 0o555, filepath.Dir(folder): 0o555, filepath.Dir(filepath.Dir(folder)): 0o555,
	}
	for _, path := range []string{b.home, b.exe} {
		for ; path != os.TempDir() && path != "/"; path = filepath.Dir(path) {
			modes[path] = 0o755
		}
	}
	for path, mode := range modes {
		if err := os.Chmod(path, mode); err != nil {
			b.t.Fatal(err)
		}
	}
	b.t.Cleanup(func() { _ = os.Chmod(folder, 0o755) }) // so that it can be removed
	if err := os.Remove(filepath.Join(folder, "portal.db.lock")); err != nil && os.Getuid() == 0 {
		b.t.Fatal(err)
	}
}

func copyProgram(to string) error {
	from, err := exec.LookPath(appName)
	if err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

func TestAReadOnlyStoreIsReadAndNothingElse(t *testing.T) {
	t.Parallel()
	b := newBuilding(t)
	b.must("tenant", "list")
	b.readOnly()
	if got := b.must("mailbox", "show", "harbor/4012"); !strings.Contains(got, "Ana Duarte") {
		t.Errorf("reading:\n%s", got)
	}
	for _, args := range [][]string{{"mailbox", "lock", "harbor/4012"}, {"clock", "advance", "1d"}, {"class", "reset"}} {
		_, talk, code := b.run("", args...)
		if code != exitFailed || !strings.Contains(talk, "the store cannot be written") {
			t.Errorf("%s: exit code %d, %s", args, code, talk)
		}
	}
	out, talk, code := b.run("2580#\n", "call", "--plain", "--from", "harbor/4012", "--to", "*98")
	if strings.Contains(out, "Main menu") || code != exitDone && code != exitFailed {
		t.Errorf("a call gets in though nothing can be kept: exit code %d\n%s%s", code, out, talk)
	}
}
