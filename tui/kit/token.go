package kit

// Token is what a piece of text means; a [Theme] gives it a colour. No meaning rests on colour
// alone: a sign or a word always says the same.
type Token uint8

// The twelve tokens. The last three are grounds as well: see [Ground].
const (
	Text      Token = iota // everything: the terminal's own foreground
	Muted                  // labels, hints
	Accent                 // focus, the path taken, keys to press
	Voice                  // what the portal says; the portal clock
	Caller                 // what the caller does
	OK                     // fine
	Danger                 // locked, wrong
	Special                // admin acts, temporary PINs
	Border                 // a quiet frame
	LCD                    // ink on the phone's glass
	Selection              // the selected row
	Now                    // the current state, the active tab, a pressed key
	tokenCount
)

// Ground is what text stands on. Nearly everything stands on the terminal's own background.
type Ground uint8

// The grounds. OnCap is the face of a phone key.
const (
	OnTerminal Ground = iota
	OnLCD
	OnSelection
	OnNow
	OnCap
	groundCount
)

// Style is how a piece of text is meant to look; the zero Style is plain text.
type Style struct {
	Ink  Token
	On   Ground
	Bold bool
}

// Plain is the token on the terminal's background.
func (t Token) Plain() Style { return Style{Ink: t} }

// Strong is the token in bold.
func (t Token) Strong() Style { return Style{Ink: t, Bold: true} }

// Upon is the token on another ground.
func (t Token) Upon(g Ground) Style { return Style{Ink: t, On: g} }

// Span is s in the token's plain style.
func (t Token) Span(s string) Span { return Span{Text: s, Style: t.Plain()} }

// Bold is s in the token's strong style.
func (t Token) Bold(s string) Span { return Span{Text: s, Style: t.Strong()} }
