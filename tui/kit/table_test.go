package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"voiceportal/tui/kit"
)

func lines(f *kit.Frame) []string {
	ls := strings.Split(f.Plain(), "\n")
	for i := range ls {
		ls[i] = strings.TrimRight(ls[i], " ")
	}
	return ls
}

func mailboxes(n int, list *kit.List) kit.Table {
	return kit.Table{
		Columns: []kit.Column{{Title: "Mailbox", Width: 7}, {Title: "Owner", Grow: true}, {Title: "Age", Width: 4, Right: true}},
		Len:     n, List: list, Focused: true,
		Row: func(i int) kit.Row {
			return kit.Row{
				Key: fmt.Sprint(4000 + i), Marked: i == 1,
				Cells: []kit.Line{kit.Plain(fmt.Sprint(4000 + i)), {kit.Danger.Span("Maximilian the Very Long")}, kit.Plain(fmt.Sprint(i))},
			}
		},
	}
}

func TestTableDrawsColumnsMarksAndTheSelection(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(36, 5)
	list := &kit.List{Selected: 2}
	if rows := mailboxes(9, list).Draw(f.Area()); rows != 4 {
		t.Errorf("room for %d rows, want 4", rows)
	}
	want := []string{
		"    Mailbox  Owner              Age",
		"    4000     Maximilian the …     0",
		"  ✱ 4001     Maximilian the …     1",
		"▌   4002     Maximilian the …     2",
		"    4003     Maximilian the …     3",
	}
	if diff := cmp.Diff(want, lines(f)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p, ok := f.Cursor(); !ok || p != (kit.Point{X: 0, Y: 3}) {
		t.Errorf("cursor at %v %t, want on the selected row", p, ok)
	}
	if key, ok := kit.RowOf(f.Hit(20, 4)); !ok || key != "4003" {
		t.Errorf("a click on the last line hits row %q", key)
	}
}

func TestATableWithoutRoomDrawsNothing(t *testing.T) {
	t.Parallel()
	f := kit.NewFrame(6, 1)
	if rows := mailboxes(9, &kit.List{}).Draw(f.Area()); rows != 0 {
		t.Errorf("room for %d rows", rows)
	}
}

func TestTheSelectionIsAlwaysInTheWindow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var l kit.List
		n, h := rapid.IntRange(0, 40).Draw(t, "rows"), rapid.IntRange(1, 12).Draw(t, "height")
		for _, key := range rapid.SliceOf(rapid.SampledFrom([]string{"j", "k", "pgup", "pgdown", "home", "G", "up", "down"})).Draw(t, "keys") {
			if !l.Key(key, n, h) {
				t.Fatalf("%q is no list key", key)
			}
			from, to := l.Window(n, h)
			switch {
			case n == 0:
				if from != 0 || to != 0 {
					t.Fatalf("window %d..%d of no rows", from, to)
				}
				continue
			case to-from != min(n, h):
				t.Fatalf("window %d..%d of %d rows in %d lines", from, to, n, h)
			case l.Selected < from || l.Selected >= to:
				t.Fatalf("row %d is outside the window %d..%d", l.Selected, from, to)
			}
			m := min(2, (h-1)/2)
			if l.Selected-from < m && from > 0 || to-1-l.Selected < m && to < n {
				t.Fatalf("row %d stands too close to the edge of %d..%d of %d", l.Selected, from, to, n)
			}
		}
	})
}

func TestAKeyThatIsNoListKeyIsLeftAlone(t *testing.T) {
	t.Parallel()
	var l kit.List
	if l.Key("x", 5, 5) {
		t.Error("x moved a list")
	}
}
