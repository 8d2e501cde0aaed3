package clipboard

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheToolIsThatOfThePersonsOwnMachine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, os, env, have, want string
	}{
		{"macOS", "darwin", "", "pbcopy", "/bin/pbcopy"},
		{"Windows", "windows", "", "clip.exe", "/bin/clip.exe"},
		{"Linux on Windows", "linux", "WSL_DISTRO_NAME=Debian", "clip.exe", "/bin/clip.exe"},
		{"Wayland", "linux", "WAYLAND_DISPLAY=wayland-0 DISPLAY=:0", "wl-copy xclip", "/bin/wl-copy"},
		{"Wayland without its tool", "linux", "WAYLAND_DISPLAY=wayland-0 DISPLAY=:0", "xclip", "/bin/xclip"},
		{"X11", "linux", "DISPLAY=:0", "wl-copy xsel", "/bin/xsel"},
		{"a console", "linux", "", "wl-copy xclip xsel", ""},
		{"over ssh", "linux", "DISPLAY=:0 SSH_CONNECTION=1", "xclip", ""},
		{"over ssh to a Mac", "darwin", "SSH_TTY=/dev/ttys1", "pbcopy", ""},
		{"nothing installed", "linux", "DISPLAY=:0", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			env := func(name string) string {
				for pair := range strings.FieldsSeq(tt.env) {
					if v, ok := strings.CutPrefix(pair, name+"="); ok {
						return v
					}
				}
				return ""
			}
			look := func(name string) (string, error) {
				for have := range strings.FieldsSeq(tt.have) {
					if have == name {
						return "/bin/" + name, nil
					}
				}
				return "", exec.ErrNotFound
			}
			if got := Find(tt.os, env, look).String(); got != tt.want {
				t.Errorf("tool %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheTextReachesTheTool(t *testing.T) {
	t.Parallel()
	cat, err := exec.LookPath("tee")
	if err != nil {
		t.Skipf("no program here to play the tool: %v", err)
	}
	file := filepath.Join(t.TempDir(), "clipboard")
	if err := (Tool{path: cat, args: []string{file}}).Copy(t.Context(), "two\nlines"); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != "two\nlines" {
		t.Errorf("the tool got %q, %v", got, err)
	}
}

func TestWithoutAToolThereIsNoCopy(t *testing.T) {
	t.Parallel()
	if err := (Tool{}).Copy(t.Context(), "text"); !errors.Is(err, ErrNoTool) {
		t.Errorf("error %v, want %v", err, ErrNoTool)
	}
	if err := (Tool{path: filepath.Join(t.TempDir(), "gone")}).Copy(t.Context(), "text"); err == nil || errors.Is(err, ErrNoTool) {
		t.Errorf("a tool that is gone gives %v", err)
	}
}
