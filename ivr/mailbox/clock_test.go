package mailbox

import (
	"testing"
	"time"
)

func TestThePortalClockFollowsTheWallAndNeverGoesBackWithIt(t *testing.T) {
	t.Parallel()
	noon := time.Date(2025, time.November, 4, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name  string
		clock Clock
		wall  time.Time
		want  time.Time
	}{
		{"a store that was never used", Clock{}, noon, noon},
		{"an offset", Clock{Offset: 31 * 24 * time.Hour}, noon, noon.AddDate(0, 0, 31)},
		{"frozen", Clock{Frozen: true, FrozenAt: noon, Offset: time.Hour}, noon.Add(time.Hour), noon},
		{"a machine clock that jumped back", Clock{High: noon}, noon.Add(-time.Hour), noon},
		{"and has caught up", Clock{High: noon}, noon.Add(time.Second), noon.Add(time.Second)},
		{"real mode over a weekend", Clock{Mode: ClockReal, LastUse: noon}, noon.Add(60 * time.Hour), noon.Add(60 * time.Hour)},
		{"lab mode within the hour", Clock{Mode: ClockLab, LastUse: noon}, noon.Add(time.Hour - 1), noon.Add(time.Hour - 1)},
		{"lab mode at the hour", Clock{Mode: ClockLab, LastUse: noon}, noon.Add(time.Hour), noon.Add(time.Hour)},
		{"lab mode over a weekend", Clock{Mode: ClockLab, LastUse: noon}, noon.Add(60 * time.Hour), noon.Add(time.Hour)},
		{"lab mode with an offset", Clock{Mode: ClockLab, LastUse: noon, Offset: -time.Hour}, noon.Add(60 * time.Hour), noon},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.clock.At(tt.wall); !got.Equal(tt.want) {
				t.Errorf("portal time %v, want %v", got, tt.want)
			}
		})
	}
}

func TestUseTakesALabOnFromWhereItStood(t *testing.T) {
	t.Parallel()
	friday := time.Date(2025, time.November, 7, 17, 0, 0, 0, time.UTC)
	monday := friday.Add(64 * time.Hour)
	c := Clock{Mode: ClockLab}.showing(friday, friday).used(monday)
	if got, want := c.At(monday), friday.Add(time.Hour); !got.Equal(want) {
		t.Errorf("on Monday it is %v, want %v", got, want)
	}
	if got, want := c.At(monday.Add(time.Minute)), friday.Add(time.Hour+time.Minute); !got.Equal(want) {
		t.Errorf("a minute later it is %v, want %v", got, want)
	}
}

func TestUseNeverMovesPortalTime(t *testing.T) {
	t.Parallel()
	start := time.Date(2025, time.November, 4, 12, 0, 0, 0, time.UTC)
	for _, mode := range []ClockMode{ClockReal, ClockLab} {
		c, wall, last := Clock{Mode: mode}.showing(start, start), start, start
		for i := range 500 {
			// Steps of every size, now and then a machine clock that jumps back.
			step := time.Duration(i*i%7919) * time.Minute
			if i%11 == 0 {
				step = -step / 2
			}
			wall = wall.Add(step)
			before := c.At(wall)
			c = c.used(wall)
			if after := c.At(wall); !after.Equal(before) {
				t.Fatalf("%s, step %d: use moved the clock from %v to %v", mode, i, before, after)
			}
			if before.Before(last) {
				t.Fatalf("%s, step %d: portal time went back from %v to %v", mode, i, last, before)
			}
			last = before
		}
	}
}
