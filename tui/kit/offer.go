package kit

import tea "charm.land/bubbletea/v2"

// Offerer is a screen that can do more than its actions say, to a thing that somebody names:
// unlock 4044, jump 31 days. The palette asks it.
type Offerer interface {
	// Consult has the screen look anew at what it can be asked about; the palette opens.
	Consult() tea.Cmd
	// Offers are the acts on what one of the words may name, none for no words. Their IDs last, so
	// that what was done lately can be found again; their titles name the thing.
	Offers(words []string) []Action
}
