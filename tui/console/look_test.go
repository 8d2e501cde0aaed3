package console

import (
	"fmt"
	"os"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestLook(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		t.Skip()
	}
	show := func(s *stage, what string) { fmt.Println(s.text()); fmt.Println("=====", what) }
	for _, sz := range [][2]int{{60, 18}, {80, 24}, {120, 40}} {
		n := fmt.Sprint(sz)
		if os.Getenv("LOOK") != n {
			continue
		}
		if sz[0] == 120 {
			show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("down", "space"), "admin"+n)
			show(newStage(t, kit.OutboxScreen).size(sz[0], sz[1]).press("v"), "outbox"+n)
		}
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("/").enter("is:locked owner:zed"), "none"+n)
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("enter"), "menu"+n)
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("t"), "temp"+n)
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("p").enter("1234"), "setpin"+n)
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("e"), "edit"+n)
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("c"), "tenants"+n)
		show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("A", "x"), "many"+n)
		if sz[0] == 60 {
			show(newStage(t, kit.AdminScreen).size(sz[0], sz[1]).press("tab"), "detail"+n)
			show(newStage(t, kit.OutboxScreen).size(sz[0], sz[1]).press("enter"), "read"+n)
		}
		show(newStage(t, kit.AuditScreen).size(sz[0], sz[1]).press("enter"), "entry"+n)
		cs := newStage(t, kit.ClockScreen, func(_ *Options, d *fakeDesk) {
			d.clock.Offset = 24 * time.Hour
			d.foresees = mailbox.Consequences{Expire: []mailbox.Key{key("4012"), key("4031"), key("4133"), key("4095"), key("4083")}, TemporaryDie: []mailbox.Key{key("4107")}, StayLocked: []mailbox.Key{key("4012"), key("4044")}, LiveCalls: 1}
		}).size(sz[0], sz[1]).press("4")
		show(cs, "clock"+n)
		if sz[0] < 120 {
			show(cs.press("l"), "roll"+n)
			show(cs.press("esc", "d").enter("banana").press("enter"), "date"+n)
		}
	}
}
