// Package trainer is the stage of a class: a lesson played step by step on a portal of its own,
// with the telephone, the state machine, the mailbox and what has just changed side by side.
//
// A [Screen] plays the scenarios that are lessons. What is drawn comes from the film of the lesson,
// shown at the pace of the class: slower, faster, or not at all while somebody talks. Going back
// plays the lesson again from its beginning, which takes no time.
//
// The one rule: the stage never runs ahead of the eye. Nothing happens on it between two steps
// unless somebody presses a key.
package trainer
