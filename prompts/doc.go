// Package prompts is what the portal says: a catalogue of every prompt and announcement in one
// language, and the words for the numbers, digits and times inside them.
//
// [Load] gives the catalogue of a language. It answers three questions about an utterance: how it
// is printed ([Catalog.Text]), how it is said ([Catalog.Spoken]), and when each word of it is
// heard ([Catalog.Words], [Catalog.Length]). The last makes a catalogue the speech of the call
// flow, [voiceportal/ivr.Speech].
//
// The texts are data, in en.yaml. A text holds placeholders, one for each value that the flow
// gives with the prompt: {from}. A value that counts something has its forms beside the text, so
// that one message is never "1 messages". No text holds a digit: menus name their keys in words,
// and a PIN has no way into a text.
package prompts
