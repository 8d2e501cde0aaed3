package handset

import (
	"testing"
	"time"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// wrong are digits that no frame may show.
const wrong = "9173"

// scenes are the moments that every size and theme is checked at.
var scenes = []struct {
	name string
	make func(*testing.T) *Screen
}{
	{"first-run", func(t *testing.T) *Screen {
		s, _ := phone(t, func(o *Options) { o.Welcome = "Mailbox 4012 is yours to break." })
		return s
	}},
	{"on-hook", func(t *testing.T) *Screen {
		s, _ := phone(t, nil)
		s.closeCard()
		s.press('*', '9', '8')
		return s
	}},
	{"mailbox", func(t *testing.T) *Screen {
		c := portalCall(t)
		c.wait(3 * time.Second)
		c.press("40")
		return c.s
	}},
	{"second-try", func(t *testing.T) *Screen {
		c := secondTry(t)
		c.press(wrong[:3])
		return c.s
	}},
	{"speaking", func(t *testing.T) *Screen {
		c := secondTry(t)
		return c.s
	}},
	{"locked", func(t *testing.T) *Screen { return lockedOut(t).s }},
	{"menu", func(t *testing.T) *Screen {
		c := portalCall(t)
		c.press("4012#")
		c.know(person("4012", "Ana", "Duarte"))
		c.press(wrong + "#")
		c.answer(ivr.VerdictSignedIn, 0, 5)
		c.wait(20 * time.Second)
		return c.s
	}},
	{"ended", func(t *testing.T) *Screen {
		c := secondTry(t)
		c.step(ivr.HungUp{})
		return c.s
	}},
	{"phones", func(t *testing.T) *Screen {
		s, _ := phone(t, nil)
		s.closeCard()
		s.picker = newPicker(s)
		s.Update(s.askNumbers()())
		return s
	}},
}

func portalCall(t *testing.T) *machine {
	t.Helper()
	s, e := phone(t, nil)
	return ring(t, s, e, ivr.DoorPortal, "")
}

// secondTry is a call with one wrong PIN, two seconds later.
func secondTry(t *testing.T) *machine {
	t.Helper()
	c := portalCall(t)
	c.wait(4 * time.Second)
	c.press("4012#")
	c.know(person("4012", "Ana", "Duarte"))
	c.wait(time.Second)
	c.press(wrong + "#")
	c.answer(ivr.VerdictRefused, 1, 4)
	c.wait(2 * time.Second)
	return c
}

func lockedOut(t *testing.T) *machine {
	t.Helper()
	c := secondTry(t)
	for n := 2; n < 5; n++ {
		c.press(wrong + "#")
		c.answer(ivr.VerdictRefused, n, 5-n)
	}
	c.press(wrong + "#")
	c.answer(ivr.VerdictLocked, 5, 0)
	c.wait(6 * time.Second)
	return c
}

// frame draws a screen as the root does: between the header and the toast line.
func frame(s *Screen, w, h int) *kit.Frame {
	f := kit.NewFrame(w, h)
	if kit.LayoutFor(w, h) == kit.ThreeColumns {
		s.View(f.Area().Sub(1, 2, w-2, h-5))
	} else {
		s.View(f.Area().Sub(0, 1, w, h-3))
	}
	return f
}

func TestScenesLookAsDrawn(t *testing.T) {
	t.Parallel()
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			s := scene.make(t)
			for _, size := range kittest.Sizes() {
				f := frame(s, size.W, size.H)
				kittest.Golden(t, scene.name, f)
				kittest.Secret(t, f, wrong)
			}
		})
	}
}

func TestScenesFitEverySize(t *testing.T) {
	t.Parallel()
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			s := scene.make(t)
			for _, size := range kittest.Fuzz() {
				f := frame(s, size.W, size.H)
				kittest.Check(t, f)
				kittest.Secret(t, f, wrong)
			}
		})
	}
}
