package tui

import (
	"context"
	"fmt"
	"strings"

	"voiceportal/tui/kit"
)

// KeysPage is every key of the program as a Markdown page: first those that work everywhere, then
// those of each screen. It comes from the same table as the keys themselves.
func KeysPage(o Options) string {
	m := newModel(context.Background(), o)
	var b strings.Builder
	b.WriteString("# Keys\n\nGenerated from the table of actions; `make docs` renews it. In the program, `?` shows the same.\n" +
		"The config file gives an action other keys by its ID: `keys: {admin.unlock: U}`. Digits, `*` and `#` always dial, `ctrl+c`\nalways leaves.\n")
	writeKeys(&b, string(kit.Everywhere), append(m.everywhere(), m.always()...))
	for _, s := range m.screens {
		as := s.Actions()
		if len(as) > 0 {
			writeKeys(&b, string(as[0].Context), as)
		}
	}
	return b.String()
}

func writeKeys(b *strings.Builder, title string, as []kit.Action) {
	fmt.Fprintf(b, "\n## %s\n\n| keys | action | effect | ID |\n|---|---|---|---|\n", title)
	for _, a := range as {
		keys := a.Label
		if keys == "" {
			keys = strings.Join(a.Keys, " ")
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | `%s` |\n", strings.ReplaceAll(keys, "|", "\\|"), a.Title, a.Effect, a.ID)
	}
}
