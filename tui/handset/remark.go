package handset

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr"
	"voiceportal/tui/kit"
)

// wrongPIN tells of a wrong PIN and what is left.
func (s *Screen) wrongPIN(now ivr.Snapshot) tea.Cmd {
	switch {
	case now.Left < 0:
		return kit.Tell(kit.Warning, "Wrong PIN recorded.")
	case now.Left == 1:
		return kit.Tell(kit.Warning, "Wrong PIN recorded. One try left before mailbox "+now.Mailbox+" locks.")
	}
	return kit.Tell(kit.Warning, fmt.Sprintf("Wrong PIN recorded. %d tries left before mailbox %s locks.", now.Left, now.Mailbox))
}
