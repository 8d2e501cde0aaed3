package picture_test

import (
	"fmt"
	"strings"

	"voiceportal/tui/kit"
	"voiceportal/tui/picture"
)

func ExampleSVG() {
	f := kit.NewFrame(30, 3)
	kit.Panel{Title: "State", Focused: true}.Draw(f.Area()).Text(0, 0, kit.Danger.Strong(), "locked")
	svg := picture.SVG("Voice Portal", kit.Dark(), picture.Shot{Frame: f})
	fmt.Println(strings.Contains(svg, "locked"))
	// Output: true
}
