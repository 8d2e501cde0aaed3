package proof_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/prompts"
	"voiceportal/store/bolt"
)

// tracing are the roles that system calls are watched with.
var tracing = map[string]func(context.Context, []string) error{"trace": trace, "call once": callOnce}

// TestAnOutcomeIsSyncedBeforeItIsHeard watches the system calls of a process in which a caller keys in
// a wrong PIN. Killing processes shows what reaches the kernel; this shows that it reaches the disk.
func TestAnOutcomeIsSyncedBeforeItIsHeard(t *testing.T) {
	t.Parallel()
	p := makePortal(t, 1)
	if err := syncedBeforeHeard(traced(t, "call once", p.path)); err != nil {
		t.Error(err)
	}
	t.Run("control", func(t *testing.T) { // a portal that tells first must be found out
		if err := syncedBeforeHeard(traced(t, "call once", p.path, "hasty")); err == nil || !strings.Contains(err.Error(), "the store sees") {
			t.Errorf("the control passes: %v", err)
		}
	})
}

// syncedBeforeHeard wants, between the entry of a PIN and the word "incorrect", the pages and then the
// head of a new state written to the store, each of them synced.
func syncedBeforeHeard(calls []string) error {
	from := slices.Index(calls, "write stdout: keyed in")
	to := slices.Index(calls, "write stdout: heard incorrect")
	if from < 0 || to < from {
		return fmt.Errorf("no caller was heard in\n%s", strings.Join(calls, "\n"))
	}
	var order []string
	for _, c := range calls[from:to] {
		if (c == "write portal.db" || c == "sync portal.db") && (len(order) == 0 || order[len(order)-1] != c) {
			order = append(order, c)
		}
	}
	want := []string{"write portal.db", "sync portal.db", "write portal.db", "sync portal.db"}
	if !slices.Equal(order, want) {
		return fmt.Errorf("until the outcome is heard the store sees %q, want %q", order, want)
	}
	return nil
}

// traced runs a role under a tracer and returns its writes and syncs, in order. The tracer is a
// process of its own: it takes in the ends of all its children.
func traced(t *testing.T, role string, args ...any) (calls []string) {
	t.Helper()
	for line := range start(t, "trace", append([]any{role}, args...)...).all() {
		if strings.HasPrefix(line, "error:") {
			if strings.Contains(line, syscall.EPERM.Error()) {
				t.Skip("no process may be traced here")
			}
			t.Fatal(line)
		}
		calls = append(calls, line)
	}
	return calls
}

// callOnce is a caller who keys in a wrong PIN and hears of it.
func callOnce(ctx context.Context, args []string) error {
	heard := make(chan struct{})
	o := bolt.Options{}
	hasty := len(args) > 1
	if hasty {
		o.Passing = func(at bolt.Point) {
			if at == bolt.PointRan {
				<-heard
			}
		}
	}
	p, err := openPortal(args[0], o)
	if err != nil {
		return err
	}
	if hasty {
		if p, err = p.hasty(); err != nil {
			return err
		}
	}
	speech, err := prompts.Load("en")
	if err != nil {
		return err
	}
	v, err := call.Place(ctx, call.Config{
		Accounts: p.Accounts, Speech: speech, From: box(0), To: "*98", ID: "once",
		Observe: func(s call.Update) {
			for _, r := range s.Records {
				if play, ok := r.What.(ivr.Play); ok && play.Say[0].Prompt == ivr.Incorrect {
					fmt.Println("heard", ivr.Incorrect)
					close(heard)
				}
			}
		},
	})
	if err != nil {
		return err
	}
	fmt.Println("keyed in")
	if err := press(ctx, v, wrong.Reveal()+"#"); err != nil {
		return err
	}
	return p.store.Close()
}

// trace runs this program in a role and says which files it writes and syncs. It follows every
// thread, for the one that commits is not the one that speaks.
func trace(_ context.Context, args []string) error {
	runtime.LockOSThread() // a tracer is a thread
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	if err := os.Setenv(roleVariable, args[0]); err != nil {
		return err
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	p, err := os.StartProcess(exe, append([]string{exe}, args[1:]...), &os.ProcAttr{
		Files: []*os.File{nil, null, os.Stderr},
		Sys:   &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return err
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(p.Pid, &status, syscall.WALL, nil); err != nil {
		return err
	}
	const exitKill, marked = 0x100000, 0x1 // PTRACE_O_EXITKILL, PTRACE_O_TRACESYSGOOD
	if err := syscall.PtraceSetOptions(p.Pid, syscall.PTRACE_O_TRACECLONE|marked|exitKill); err != nil {
		return err
	}
	entered := map[int]bool{} // threads inside a system call
	for tid := p.Pid; ; {
		deliver := 0
		switch signal := status.StopSignal(); {
		case status.Exited() && tid == p.Pid:
			return nil
		case status.Exited() || status.Signaled():
			deliver = -1
		case signal == syscall.SIGTRAP|0x80:
			if entered[tid] = !entered[tid]; entered[tid] {
				sayCall(p.Pid, tid)
			}
		case signal != syscall.SIGTRAP && signal != syscall.SIGSTOP:
			deliver = int(signal)
		}
		if deliver >= 0 {
			if err := syscall.PtraceSyscall(tid, deliver); err != nil && !errors.Is(err, syscall.ESRCH) {
				return err
			}
		}
		if tid, err = syscall.Wait4(-1, &status, syscall.WALL, nil); err != nil {
			return err
		}
	}
}

// sayCall says what a thread is about to do, where that is a write or a sync.
func sayCall(pid, tid int) {
	var r syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &r); err != nil {
		return
	}
	verbs := map[uint64]string{
		syscall.SYS_WRITE: "write", syscall.SYS_PWRITE64: "write",
		syscall.SYS_FDATASYNC: "sync", syscall.SYS_FSYNC: "sync",
	}
	verb, fd := verbs[r.Orig_rax], r.Rdi
	if verb == "" {
		return
	}
	if fd == 1 {
		text := make([]byte, min(r.Rdx, 200))
		n, _ := syscall.PtracePeekData(tid, uintptr(r.Rsi), text)
		fmt.Println(verb, "stdout:", strings.TrimSpace(string(text[:n])))
		return
	}
	name, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", pid, fd))
	if err == nil && filepath.IsAbs(name) {
		fmt.Println(verb, filepath.Base(name))
	}
}
