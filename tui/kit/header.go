package kit

import "time"

// Header is the top line: the program's name, the tabs, badges, and the portal clock in the
// portal's colour because it is not the reader's clock.
type Header struct {
	Tabs   []Tab
	Active ScreenID
	Badges []Badge
	Portal time.Time // zero until it is known
}

// Tab is a screen's tab.
type Tab struct {
	Screen ScreenID
	Text   string
}

// TabRegion is the name of the region of a screen's tab.
func TabRegion(s ScreenID) string { return tabPrefix + string(s) }

const tabPrefix = "tab:"

// TabOf is the screen whose tab the region is, and whether it is one.
func TabOf(regionID string) (ScreenID, bool) {
	if len(regionID) > len(tabPrefix) && regionID[:len(tabPrefix)] == tabPrefix {
		return ScreenID(regionID[len(tabPrefix):]), true
	}
	return "", false
}

// Draw draws the header on the area's first line; what finds no room is left out, the clock's
// date first, then the name.
func (h Header) Draw(a Area) {
	tabs := 0
	for _, t := range h.Tabs {
		tabs += Width(t.Text) + 2
	}
	badges := 0
	for _, b := range h.Badges {
		badges += Width(b.Text) + 4
	}
	name, clock := h.fit(a.w - 1 - tabs - badges)
	x := a.Text(1, 0, Accent.Strong(), name)
	if name != "" {
		x++
	}
	for _, t := range h.Tabs {
		from := x
		if t.Screen == h.Active {
			x = a.Text(x, 0, Style{On: OnNow, Bold: true}, "["+t.Text+"]")
		} else {
			x = a.Text(x, 0, Muted.Plain(), " "+t.Text+" ")
		}
		a.Region(TabRegion(t.Screen), from, 0, x-from, 1)
	}
	right := a.w - 1 - Width(clock)
	a.Text(right, 0, Voice.Plain(), clock)
	for i := len(h.Badges) - 1; i >= 0; i-- {
		b := h.Badges[i]
		st := Muted.Plain()
		if b.Loud {
			st = Style{On: OnNow, Bold: true}
		}
		right -= Width(b.Text) + 4
		if right > x {
			a.Text(right, 0, st, " "+b.Text+" ")
		}
	}
}

// fit picks the fullest name and clock for the cells beside the tabs.
func (h Header) fit(room int) (name, clock string) {
	clocks := []string{""}
	if !h.Portal.IsZero() {
		clocks = []string{
			h.Portal.Format("Mon 2 Jan 2006  15:04:05"),
			h.Portal.Format("Mon 2 Jan 15:04"), h.Portal.Format("15:04"), "",
		}
	}
	for _, name = range []string{"VOICE PORTAL ", "PORTAL ", ""} {
		for i, c := range clocks {
			if c == "" && len(clocks) > 1 && name != "" {
				continue // a shorter name comes before no clock at all
			}
			if Width(name)+Width(c)+1 <= room || (i == len(clocks)-1 && name == "") {
				return trimmed(name), c
			}
		}
	}
	return "", ""
}

func trimmed(name string) string {
	if name == "" {
		return ""
	}
	return name[:len(name)-1]
}
