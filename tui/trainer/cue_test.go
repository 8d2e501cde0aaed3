package trainer

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// wire is a cue in memory: both ends of it.
type wire struct {
	standing Standing
	told     int
	ask      Ask
	err      error
}

func (w *wire) Show(s Standing) error { w.standing = s; w.told++; return w.err }
func (w *wire) Asked() (a Ask, err error) {
	a, w.ask = w.ask, AskNothing
	return a, w.err
}
func (w *wire) Standing() (Standing, bool, error) { return w.standing, w.told > 0, w.err }
func (w *wire) Ask(a Ask) error                   { w.ask = a; return w.err }

func TestThePresentersTerminalIsToldAndObeyed(t *testing.T) {
	t.Parallel()
	w := &wire{}
	r := newRoom(t, func(o *Options) { o.Cue = w })
	r.do("enter", "space")
	if w.standing.Lesson != "PIN lockout" || w.standing.Step != 2 || w.standing.State != "Enter PIN" || w.standing.Next != "Four more" {
		t.Errorf("the terminal was told %+v", w.standing)
	}
	r.run(r.askedByCue(cueAsked{ask: AskNext}))
	if r.done != 2 || w.standing.Tries != 1 || w.standing.Of != 5 {
		t.Errorf("%d steps done, told %d of %d tries", r.done, w.standing.Tries, w.standing.Of)
	}
	r.run(r.askedByCue(cueAsked{ask: AskBack}))
	if r.done != 1 {
		t.Errorf("%d steps done after going back", r.done)
	}
}

func TestABrokenCueIsToldAndTheLessonGoesOn(t *testing.T) {
	t.Parallel()
	w := &wire{err: errors.New("disk full")}
	r := newRoom(t, func(o *Options) { o.Cue = w })
	r.do("enter", "space")
	if r.done != 1 || !r.toldOf("disk full") {
		t.Errorf("%d steps done, told %v", r.done, r.told)
	}
}

// booth is a presenter's page with a clock of its own.
type booth struct {
	*Presenter
	wall time.Time
}

func newBooth(t *testing.T, w *wire) *booth {
	t.Helper()
	b := &booth{wall: time.Date(2025, 11, 4, 9, 0, 0, 0, time.UTC)}
	b.Presenter = NewPresenter(w, 20*time.Minute, func() time.Time { return b.wall })
	b.after = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	b.Update(b.Init()())
	return b
}

// standing is a moment of the lesson of the lock.
var standing = Standing{
	Lesson: "PIN lockout", Step: 2, Steps: 6, Title: "A wrong PIN", Next: "Four more", State: "Enter PIN", Tries: 1, Of: 5,
	Do: []string{"Key in four digits that are not her PIN, then #."}, Ask: []string{"What will the portal say?"},
	Notes: []string{"Let them predict before you press."}, Expect: []string{"hear incorrect"}, Portal: "09:14:10",
}

func (b *booth) frame(w, h int) *kit.Frame {
	f := kit.NewFrame(w, h)
	b.View(f.Area().Sub(0, 1, w, h-3))
	return f
}

func TestThePresentersTerminalLooksAsDrawn(t *testing.T) {
	t.Parallel()
	scenes := map[string]*booth{"cue": newBooth(t, &wire{standing: standing, told: 1}), "cue-closed": newBooth(t, &wire{})}
	scenes["cue"].wall = scenes["cue"].wall.Add(12*time.Minute + 40*time.Second)
	for name, b := range scenes {
		for _, size := range kittest.Sizes() {
			kittest.Golden(t, name, b.frame(size.W, size.H))
		}
		for _, size := range kittest.Fuzz() {
			kittest.Check(t, b.frame(size.W, size.H))
		}
	}
}

func TestThePresenterStepsTheStage(t *testing.T) {
	t.Parallel()
	w := &wire{standing: standing, told: 1}
	b := newBooth(t, w)
	for key, want := range map[string]Ask{"space": AskNext, "pgdown": AskNext, "pgup": AskBack} {
		a, ok := kit.ByKey(b.Actions(), key)
		if !ok {
			t.Fatalf("%s does nothing", key)
		}
		a.Do(key)
		if w.ask != want {
			t.Errorf("%s asks for %q, want %q", key, w.ask, want)
		}
	}
	closed := newBooth(t, &wire{})
	if ok, why := closed.Actions()[0].Can(); ok || !strings.Contains(why, "voiceportal train") {
		t.Errorf("without a trainer the step is %v, %q", ok, why)
	}
}

func TestTheTimerStopsAndBeginsAnew(t *testing.T) {
	t.Parallel()
	b := newBooth(t, &wire{standing: standing, told: 1})
	do := func(key string) {
		a, _ := kit.ByKey(b.Actions(), key)
		a.Do(key)
	}
	b.wall = b.wall.Add(time.Minute)
	do("t")
	b.wall = b.wall.Add(time.Hour)
	if b.elapsed() != time.Minute {
		t.Errorf("a timer that stands shows %v", b.elapsed())
	}
	do("t")
	b.wall = b.wall.Add(time.Minute)
	if b.elapsed() != 2*time.Minute {
		t.Errorf("it goes on at %v", b.elapsed())
	}
	do("0")
	if b.elapsed() != 0 {
		t.Errorf("it begins anew at %v", b.elapsed())
	}
}

func TestWhatCannotBeReadIsTold(t *testing.T) {
	t.Parallel()
	b := newBooth(t, &wire{standing: standing, told: 1, err: errors.New("no such disk")})
	if !strings.Contains(b.frame(60, 18).Plain(), "No such disk.") {
		t.Error("the trouble is not shown")
	}
}
