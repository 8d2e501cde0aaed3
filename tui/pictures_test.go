package tui_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"voiceportal/fixtures"
	"voiceportal/tui"
	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
	"voiceportal/tui/picture"
)

// wrongPIN is not Ana's; no picture may show it.
const wrongPIN = "1479"

// lockout calls the portal and gives five wrong PINs, till the portal has said what that means.
func lockout(s *tui.Stage) {
	s.Press("enter")
	s.Pass(4 * time.Second)
	s.Dial("4012#")
	for range 5 {
		s.Pass(3 * time.Second)
		s.Dial(wrongPIN + "#")
	}
	s.Pass(8 * time.Second)
}

// lesson is the whole story of a lockout, with a look at each turn of it.
func lesson(s *tui.Stage, look func(time.Duration)) {
	look(2 * time.Second)
	s.Press("enter")
	for range 4 {
		s.Pass(time.Second)
		look(700 * time.Millisecond)
	}
	for _, k := range "4012#" {
		s.Dial(string(k))
		look(250 * time.Millisecond)
	}
	for range 5 {
		s.Pass(2 * time.Second)
		look(1500 * time.Millisecond)
		s.Dial(wrongPIN)
		look(500 * time.Millisecond)
		s.Dial("#")
		look(700 * time.Millisecond)
	}
	s.Pass(8 * time.Second)
	look(4 * time.Second)
	s.Press("h", "g", "a")
	s.Pass(8 * time.Second) // the news of the call is over
	look(2 * time.Second)
	s.Press("u")
	s.Pass(time.Second)
	look(3 * time.Second)
	s.Press("g", "h", "enter")
	s.Pass(4 * time.Second)
	s.Dial("4012#")
	s.Pass(2 * time.Second)
	s.Dial(fixtures.TrainingPIN + "#")
	s.Pass(4 * time.Second)
	look(5 * time.Second)
}

// still is a story of which only the end is seen.
func still(story func(*tui.Stage)) func(*tui.Stage, func(time.Duration)) {
	return func(s *tui.Stage, look func(time.Duration)) {
		story(s)
		look(0)
	}
}

// pictures are those of the documentation, each made by using the program.
var pictures = []struct {
	file, title string
	w, h        int
	story       func(s *tui.Stage, look func(time.Duration))
}{
	{"handset-locked", "voiceportal", 80, 24, still(lockout)},
	{"console", "voiceportal console", 120, 40, still(func(s *tui.Stage) {
		lockout(s)
		s.Press("h", "g", "a")
		s.Pass(8 * time.Second)
	})},
	{"lockout", "voiceportal", 80, 24, lesson},
}

func TestThePicturesAreFresh(t *testing.T) {
	t.Parallel()
	for _, p := range pictures {
		t.Run(p.file, func(t *testing.T) {
			t.Parallel()
			var shots []picture.Shot
			synctest.Test(t, func(t *testing.T) {
				s := tui.NewStage(t, newPortal(t).options, p.w, p.h)
				p.story(s, func(d time.Duration) {
					kittest.Secret(t, s.Frame(), wrongPIN, fixtures.TrainingPIN)
					shots = append(shots, picture.Shot{Frame: s.Frame(), For: d})
				})
				s.Leave()
			})
			fresh(t, filepath.Join("..", "docs", "pictures", p.file+".svg"), picture.SVG(p.title, kit.Dark(), shots...))
		})
	}
}

// fresh compares a generated file of the documentation with what it must be.
func fresh(t *testing.T, file, want string) {
	t.Helper()
	if kittest.Updating() {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run `make docs`", err)
	}
	if string(got) != want {
		t.Errorf("%s is stale, run `make docs`", file)
	}
}
