package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// views are what lies over the screens, and the frame around them.
var views = []struct {
	name string
	set  func(*model, *telephone)
}{
	{"frame", func(m *model, _ *telephone) {
		m.toast.now = kit.Toast{Level: kit.Done, Text: "Unlocked 4012 Ana Duarte."}
	}},
	{"help", func(m *model, _ *telephone) { keys(m, "?") }},
	{"help-search", func(m *model, _ *telephone) { keys(m, "g", "a", "?", "l", "o") }},
	{"goto", func(m *model, _ *telephone) { keys(m, "g") }},
	{"palette", func(m *model, _ *telephone) { keys(m, "g", "a", "ctrl+p") }},
	{"palette-words", func(m *model, _ *telephone) { keys(m, "ctrl+p"); types(m, "ana un") }},
	{"palette-lately", func(m *model, _ *telephone) {
		keys(m, "ctrl+p")
		types(m, "theme")
		keys(m, "enter", ":", "l", "o")
	}},
	{"palette-nothing", func(m *model, _ *telephone) { keys(m, ":"); types(m, "zzz") }},
	{"news", func(m *model, _ *telephone) {
		for _, n := range []kit.Toast{
			{Level: kit.Done, Text: "Unlocked 4012 Ana Duarte."}, {Level: kit.Failure, Text: "Mailbox 4012 is locked."},
		} {
			m.Update(n)
		}
		keys(m, "g", "w")
	}},
	{"farewell", func(m *model, p *telephone) {
		p.live = kit.Line{kit.Accent.Bold("◉ Enter PIN"), kit.Text.Span("   00:41")}
		keys(m, "q")
	}},
	{"on-a-call", func(m *model, p *telephone) {
		p.live = kit.Line{kit.Accent.Bold("◉ Enter PIN"), kit.Text.Span("   00:41")}
		keys(m, "g", "a", "M")
	}},
}

func TestViewsLookAsDrawn(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		for _, size := range kittest.Sizes() {
			m, phone, _ := root(t)
			m.Update(tea.WindowSizeMsg{Width: size.W, Height: size.H})
			v.set(m, phone)
			kittest.Golden(t, v.name, m.draw())
		}
	}
}

func TestTheCardOfASmallTerminalKeepsTheCall(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	phone.live = kit.Line{kit.Accent.Bold("◉ Enter PIN"), kit.Caller.Span("   ● ● ●"), kit.Text.Span("   00:41")}
	m.Update(tea.WindowSizeMsg{Width: 44, Height: 10})
	kittest.Golden(t, "small", m.draw())
}

func TestNothingIsDoneUnseenButTheCall(t *testing.T) {
	t.Parallel()
	m, phone, admin := root(t)
	keys(m, "g", "a")
	m.Update(tea.WindowSizeMsg{Width: 44, Height: 10})
	if cmd := keys(m, "u", "g", "1"); messages(t, cmd) != nil || len(admin.ran) > 0 || m.over != nil {
		t.Errorf("on hook: ran %q, overlay %v", admin.ran, m.over)
	}
	if got := messages(t, keys(m, "q")); len(got) != 1 || got[0] != tea.Quit() {
		t.Errorf("on hook q gives %v, want quit", got)
	}
	phone.live = kit.Plain("◉ Enter PIN")
	keys(m, "1", "#", "u")
	if diff := cmp.Diff([]string{"dial 1", "dial #"}, phone.ran); diff != "" {
		t.Errorf("in a call (-want +got):\n%s", diff)
	}
	if len(admin.ran) > 0 {
		t.Errorf("in a call the hidden page ran %q", admin.ran)
	}
}

func TestEveryViewFitsEverySize(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		m, phone, _ := root(t)
		v.set(m, phone)
		for _, size := range kittest.Fuzz() {
			m.Update(tea.WindowSizeMsg{Width: size.W, Height: size.H})
			kittest.Check(t, m.draw())
		}
	}
}

func TestTinyTerminalsDoNotPanic(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	phone.live = kit.Plain("◉ Enter PIN")
	for w := range 64 {
		for h := range 20 {
			m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			if got := strings.Count(m.View().Content, "\n") + 1; got != max(h, 1) {
				t.Fatalf("%d×%d: %d lines", w, h, got)
			}
		}
	}
}

func TestASCIIDrawsOnlyASCII(t *testing.T) {
	t.Parallel()
	m, phone, _ := root(t)
	m.opts.ASCII = true
	for _, v := range views {
		v.set(m, phone)
		for i, r := range m.draw().Plain() {
			if r >= 0x7f {
				t.Fatalf("%s: %q at byte %d", v.name, r, i)
			}
		}
		m.over = nil
	}
}

func TestAskingForTheTimeDrawsNothingAnew(t *testing.T) {
	t.Parallel()
	m, _, _ := root(t)
	before := m.frame
	m.Update(askClock{})
	if m.View(); m.frame != before {
		t.Error("a question without an answer drew a frame")
	}
	m.Update(portalTime{at: m.portal.Add(time.Second)})
	if m.View(); m.frame == before {
		t.Error("the answer drew none")
	}
}

func TestToastsEndByTheirOwnTime(t *testing.T) {
	t.Parallel()
	var ts toasts
	ts.show(kit.Toast{Level: kit.News, Text: "first"}, time.Time{})
	first := toastOver{ts.number}
	ts.show(kit.Toast{Level: kit.News, Text: "second"}, time.Time{})
	if ts.over(first); ts.now.Text != "second" {
		t.Errorf("the end of the first toast took %q away", "second")
	}
	if ts.over(toastOver{ts.number}); ts.now.Text != "" {
		t.Errorf("%q stays", ts.now.Text)
	}
	if ts.show(kit.Toast{Level: kit.Failure, Text: "no store"}, time.Time{}) != nil {
		t.Error("an error has a time")
	}
	if ts.key(); ts.now.Text != "" {
		t.Error("a key does not take an error away")
	}
}

// BenchmarkView draws a frame at the three sizes that the screens are made for, beside its floor:
// the same bytes put together from ready lines.
func BenchmarkView(b *testing.B) {
	for _, size := range []tea.WindowSizeMsg{{Width: 60, Height: 18}, {Width: 80, Height: 24}, {Width: 120, Height: 40}} {
		m, _, _ := root(b)
		m.Update(size)
		frame := m.View().Content
		lines := strings.SplitAfter(frame, "\n")
		measure := func(name string, draw func()) {
			b.Run(fmt.Sprintf("%dx%d/%s", size.Width, size.Height, name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					draw()
				}
				b.ReportMetric(float64(len(frame)), "B/frame")
			})
		}
		measure("frame", func() { m.View() })
		measure("floor", func() {
			var f strings.Builder
			for _, line := range lines {
				f.WriteString(line)
			}
		})
	}
}
