package trainer

import (
	"testing"
	"time"

	"voiceportal/tui/handset"
	"voiceportal/tui/kit/kittest"
)

// secrets are the PINs of the lessons; a lesson's own words may name one, keys on the page must not.
var secrets = []string{"1111", "2580"}

// scenes are the moments that every size and theme is checked at.
var scenes = []struct {
	name string
	make func(*testing.T) *room
}{
	{"lessons", func(t *testing.T) *room { return newRoom(t, nil) }},
	{"begin", lockout},
	{"wrong", func(t *testing.T) *room {
		r := lockout(t)
		r.do("space", "space")
		return r
	}},
	{"speaking", func(t *testing.T) *room {
		r := newRoom(t, func(o *Options) { o.Motion = handset.MotionFull })
		r.do("enter", "space")
		r.pass(2500 * time.Millisecond)
		return r
	}},
	{"locked", func(t *testing.T) *room {
		r := lockout(t)
		r.do("space", "space", "space")
		return r
	}},
	{"notes", func(t *testing.T) *room {
		r := lockout(t)
		r.do("space", "space", "n")
		return r
	}},
	{"ladder", func(t *testing.T) *room {
		r := lockout(t)
		r.do("space", "space", "l")
		return r
	}},
	{"end", func(t *testing.T) *room {
		r := lockout(t)
		r.do("space", "space", "space", "space", "space", "space")
		return r
	}},
	{"drive", func(t *testing.T) *room {
		r := newRoom(t, nil)
		r.do("1", "enter")
		r.pass(10 * time.Second)
		r.dial("25")
		return r
	}},
	{"big", func(t *testing.T) *room {
		r := lockout(t)
		r.do("space", "space", "b")
		return r
	}},
	{"split", func(t *testing.T) *room {
		r := newRoom(t, withDesk)
		r.do("enter", "space", "space", "space", "S")
		return r
	}},
	{"split-desk", func(t *testing.T) *room {
		r := newRoom(t, withDesk)
		r.do("enter", "space", "space", "space", "S", "tab")
		return r
	}},
}

func TestScenesLookAsDrawn(t *testing.T) {
	t.Parallel()
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			r := scene.make(t)
			for _, size := range kittest.Sizes() {
				f := r.frame(size.W, size.H)
				kittest.Golden(t, scene.name, f)
				kittest.Secret(t, f, secrets...)
			}
		})
	}
}

func TestScenesFitEverySize(t *testing.T) {
	t.Parallel()
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			r := scene.make(t)
			for _, size := range kittest.Fuzz() {
				f := r.frame(size.W, size.H)
				kittest.Check(t, f)
				kittest.Secret(t, f, secrets...)
			}
		})
	}
}
