// Package ivr is the call flow of a voice portal: what a caller hears, what is collected from them,
// and what happens next. It knows no clock, no telephone and no store, and does nothing by itself.
//
// # A call
//
// A call leg is offered at a door, answered and released, with a cause. In between the flow plays
// prompts, collects entries (digits up to the termchar #, or one key in a menu) and asks the
// accounts who may sign in. One [Machine] is one leg:
//
//   - [New] takes the [Flow]: prompts, timers and tries, as data.
//   - [Machine.Step] tells it what happened, an [Event], at which instant of leg time, and returns
//     what is to be done, in order: the [Effect] values.
//   - [Machine.Deadline] tells when the next Step is due if nothing happens, with a [Tick].
//   - [Machine.Snapshot] shows the leg: counts of digits, never digits of a PIN.
//   - [Machine.Records] is what has happened, for the transcript; [Replay] plays one again.
//
// The example of the package is a complete driving loop.
//
// # The rules
//
// A driver may rely on these:
//
//   - Time first: a deadline that has passed is handled at its own instant, before the event. At the
//     very instant of a deadline the timer wins.
//   - There is one deadline at a time, and in every state of a call there is one. So silence ends
//     every call.
//   - Plays and requests carry an [ID], and their completion brings it back. An unknown or late one
//     is ignored.
//   - After [Release] there are no effects, and Step gives [ErrReleased].
//   - A [pin.PIN] leaves the machine in [SignIn], [CheckPIN] and [ChangePIN] only.
//   - Keys typed ahead are kept along the way of success only; any refusal flushes them. A key
//     pressed while a prompt plays cuts it, but not the announcement of a lock.
//   - An entry is submitted by # or by the inter-digit timeout, never by its length.
//
// The transition table is in flow.md, with diagrams and the reason for each row.
package ivr
