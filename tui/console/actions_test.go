package console

import (
	"slices"
	"testing"

	"voiceportal/tui/kit"
	"voiceportal/tui/kit/kittest"
)

// rootKeys work on every screen; a page may give none of them another meaning, but for esc, which
// goes back one step before it leaves the page.
var rootKeys = []string{"g", "q", "T", "M", "?", "f1", "ctrl+c", "ctrl+z", "ctrl+l", "z", "Z", "y", "E", "ctrl+p", ":"}

func TestEachKeyMeansOneThingOnAPage(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		s := sc.play(t, 80, 24)
		seen := map[string]kit.ActionID{}
		for _, a := range s.page().Actions() {
			for _, k := range a.Keys {
				if other, ok := seen[k]; ok {
					t.Errorf("%s: %q means %s and %s", sc.name, k, other, a.ID)
				}
				seen[k] = a.ID
				if slices.Contains(rootKeys, k) {
					t.Errorf("%s: %s shadows the key %q of every screen", sc.name, a.ID, k)
				}
			}
		}
	}
}

func TestEveryActionSaysWhatItWillDo(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		for _, a := range sc.play(t, 60, 18).page().Actions() {
			if a.Title == "" || a.Effect == "" || a.Context == "" || len(a.Keys) == 0 || a.Run == nil {
				t.Errorf("%s: action %s lacks a title, an effect, a context, a key or a way to run: %+v", sc.name, a.ID, a.Keys)
			}
			if n := len(a.Effect); n > 0 && a.Effect[n-1] != '.' {
				t.Errorf("action %s: the effect is no sentence: %q", a.ID, a.Effect)
			}
		}
	}
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	t.Parallel()
	for _, sc := range append(scenes(), scene{name: "empty", page: kit.AdminScreen, set: func(_ *Options, d *fakeDesk) {
		*d = fakeDesk{tenants: d.tenants}
	}}) {
		for _, id := range []kit.ScreenID{kit.AdminScreen, kit.OutboxScreen, kit.AuditScreen, kit.ClockScreen, kit.RulesScreen, kit.CallsScreen} {
			sc.page = id
			sc.act = nil
			s := sc.play(t, 80, 24)
			for _, a := range s.page().Actions() {
				if ok, why := a.Can(); !ok && why == "" {
					t.Errorf("%s: %s cannot be done and does not say why", sc.name, a.ID)
				}
			}
		}
	}
}

func TestEveryHintRowAndButtonCanBeClicked(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		for _, size := range kittest.Sizes() {
			kittest.Hits(t, sc.play(t, size.W, size.H).frame())
		}
	}
	for _, tt := range []struct {
		page  kit.ScreenID
		press []string
		want  []string
	}{
		{kit.AdminScreen, nil, []string{kit.RowRegion("harbor/4012"), "action:admin.unlock", "action:admin.tenant", "action:admin.sort", "action:admin.filter"}},
		{kit.AdminScreen, []string{"enter"}, []string{kit.RowRegion("unlock"), kit.RowRegion("edit")}},
		{kit.AdminScreen, []string{"t"}, []string{noButton, yesButton}},
		{kit.AdminScreen, []string{"p"}, []string{firstField, secondField, mustChange, showDigits, noButton}},
		{kit.AdminScreen, []string{"e"}, []string{"field:E-mail", yesButton, noButton}},
		{kit.AdminScreen, []string{"c"}, []string{kit.RowRegion("riverside")}},
		{kit.OutboxScreen, nil, []string{kit.RowRegion("5"), "action:outbox.show", "action:outbox.call"}},
		{kit.AuditScreen, nil, []string{kit.RowRegion("118"), "action:audit.follow"}},
		{kit.ClockScreen, nil, []string{kit.RowRegion("4"), "action:clock.date", "action:clock.pause"}},
	} {
		f := newStage(t, tt.page).press(tt.press...).frame()
		var ids []string
		for _, target := range f.Regions() {
			ids = append(ids, target.ID)
		}
		for _, want := range tt.want {
			if !slices.Contains(ids, want) {
				t.Errorf("%s after %q: nothing to click named %q in %q", tt.page, tt.press, want, ids)
			}
		}
	}
}

func TestASCIIOnlyTerminalsGetASCIIOnly(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		s := sc.play(t, 80, 24)
		f := kit.NewFrame(80, 24).ASCII()
		s.page().View(f.Area().Sub(0, 1, 80, 21))
		for _, r := range f.Plain() {
			if r > '~' {
				t.Errorf("%s: the frame holds %q", sc.name, r)
				break
			}
		}
	}
}

func TestTheCursorStandsOnWhatHasTheFocus(t *testing.T) {
	t.Parallel()
	for _, sc := range scenes() {
		if sc.name == "clock" || sc.name == "clock-frozen" || sc.name == "admin-none" || sc.name == "calls-none" {
			continue // nothing is chosen there
		}
		if _, ok := sc.play(t, 80, 24).frame().Cursor(); !ok {
			t.Errorf("%s: no cursor for a screen reader to follow", sc.name)
		}
	}
}
