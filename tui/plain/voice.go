package plain

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/tui/wording"
)

// Script turns utterances into the words that are printed; a prompt catalogue is one.
type Script interface {
	Text(ivr.Utterance) string
}

// Voice writes a call as lines: who spoke, what happened, and when. It writes only printable
// characters and line feeds. The first error of the writer is kept and ends the writing.
type Voice struct {
	out    io.Writer
	script Script
	err    error
}

// NewVoice makes a voice that writes to out in the words of script.
func NewVoice(out io.Writer, script Script) *Voice { return &Voice{out: out, script: script} }

// Err is the first error met while writing.
func (v *Voice) Err() error { return v.err }

// Say writes one line: a fact without a speaker's time.
func (v *Voice) Say(format string, args ...any) {
	v.write(printable(fmt.Sprintf(format, args...)) + "\n")
}

func (v *Voice) write(s string) {
	if v.err == nil {
		_, v.err = io.WriteString(v.out, s)
	}
}

// at writes one line with the leg time last.
func (v *Voice) at(d time.Duration, format string, args ...any) {
	v.Say("%s %s", fmt.Sprintf(format, args...), wording.Clock(d))
}

// Hear writes what a step of the leg brought.
func (v *Voice) Hear(u call.Update) {
	moved := false
	for _, r := range u.Records {
		if _, ok := r.What.(ivr.Moved); ok {
			moved = true
		}
		v.fact(r)
	}
	if moved && u.Snapshot.Wants != ivr.WantsNothing {
		v.state(u.Snapshot)
	}
}

// fact writes a record that a listener needs; the machine's own moves are told by state.
func (v *Voice) fact(r ivr.Record) {
	switch f := r.What.(type) {
	case ivr.Offered:
		v.at(r.At, "You: picked up %s and dialled %s.", f.From, f.To)
	case ivr.Ring:
		v.at(r.At, "Phone: ringing.")
	case ivr.Play:
		for _, u := range f.Say { // all with the time at which the portal begins: a key may cut it
			v.at(r.At, "Portal: %s", v.script.Text(u))
		}
	case ivr.StopPlay:
		if f.Bargein {
			v.at(r.At, "You: cut in.")
		}
	case ivr.Entry:
		v.at(r.At, "You: %s.", entered(f))
	case ivr.Dropped:
		v.at(r.At, "You: pressed a key. It does nothing here.")
	case ivr.Flushed:
		v.at(r.At, "Portal: forgot %s typed ahead.", count(f.Keys, "key"))
	case ivr.TimedOut:
		if words, ok := timeouts[f.Timer]; ok {
			v.at(r.At, "State: %s.", words)
		}
	case ivr.AccountChanged:
		v.at(r.At, "Admin: %s.", acts[f.What])
	case ivr.Display:
		v.at(r.At, "Display: %s", display(f))
	case ivr.HungUp:
		v.at(r.At, "You: hung up.")
	}
}

// state writes where the call stands and what the portal listens for.
func (v *Voice) state(s ivr.Snapshot) {
	line := fmt.Sprintf("State: %s. %s.", wording.State(s.State), wording.Listening(s))
	if tries := wording.Tries(s); tries != "" && s.Wants == ivr.WantsPIN {
		line += fmt.Sprintf(" Wrong PINs %s.", tries)
	}
	if s.Secret {
		line += " Digits you type are not shown."
	}
	v.Say("%s", line)
}

// entered says what keys meant. A secret is counted, never shown.
func entered(e ivr.Entry) string {
	var what string
	switch {
	case e.Kind == ivr.EntryMessage:
		what = "spoke a message"
	case e.Text != "":
		what = e.Text
	case e.Digits == 0:
		what = "nothing"
	default:
		what = count(e.Digits+e.Over, "digit")
	}
	if end, ok := ends[e.End]; ok && e.Kind != ivr.EntryChoice {
		return what + ", then " + end
	}
	return what
}

var ends = map[ivr.End]string{
	ivr.EndTerm:    "#",
	ivr.EndTimeout: "silence",
	ivr.EndShort:   "silence",
	ivr.EndCleared: "* to start again",
	ivr.EndEscape:  "*",
	ivr.EndEmpty:   "#",
}

var timeouts = map[ivr.Timer]string{
	ivr.TimerFirstDigit: "silence timer ran out",
	ivr.TimerInterDigit: "digit timer ran out",
	ivr.TimerMenu:       "silence timer ran out",
	ivr.TimerAccounts:   "the accounts did not answer in time",
	ivr.TimerMessage:    "the message has reached its longest length",
}

var acts = map[ivr.Change]string{
	ivr.ChangeReset:       "reset the PIN of this mailbox",
	ivr.ChangeLocked:      "locked this mailbox",
	ivr.ChangeDeactivated: "switched this mailbox off",
}

func display(d ivr.Display) string {
	if d.DefaultInUse {
		return fmt.Sprintf("%s signed in. Default PIN in use.", d.Mailbox)
	}
	return fmt.Sprintf("%s signed in.", d.Mailbox)
}

func count(n int, thing string) string {
	switch {
	case n == 1:
		return "1 " + thing
	case strings.HasSuffix(thing, "x"):
		return fmt.Sprintf("%d %ses", n, thing)
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// typewriter are the typographic signs that a teletype does not have, and what it prints instead.
var typewriter = strings.NewReplacer(
	"“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "–", "-", "—", "-", "→", "->", "·", "-", "\u00a0", " ",
)

// printable keeps a line a line: text that a caller or an import brought along may hold anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, typewriter.Replace(s))
}
