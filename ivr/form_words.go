package ivr

import (
	"fmt"
	"slices"
)

// named is a value and its word.
type named[T comparable] struct {
	value T
	word  string
}

// word is one of a few words, without a name.
func word[T comparable](f *form, what string, v *T, words []named[T]) {
	if !f.reading {
		f.put(wordOf(*v, words))
		return
	}
	s := f.pop(what)
	for _, n := range words {
		if n.word == s {
			*v = n.value
			return
		}
	}
	f.fail(fmt.Errorf("unknown %s %q", what, s))
}

// wordOf is a value's word; a value that has none is unknown.
func wordOf[T comparable](v T, words []named[T]) string {
	for _, n := range words {
		if n.value == v {
			return n.word
		}
	}
	return "unknown"
}

// namedWord is name=word, for a word that is left out when its value is zero.
func namedWord[T comparable](f *form, name string, v *T, all []named[T]) {
	var zero T
	if !f.reading {
		if *v != zero {
			f.put(name + "=" + wordOf(*v, all))
		}
		return
	}
	if s, ok := f.popNamed(name); ok {
		i := slices.IndexFunc(all, func(n named[T]) bool { return n.word == s })
		if i < 0 {
			f.fail(fmt.Errorf("unknown %s %q", name, s))
			return
		}
		*v = all[i].value
	}
}

// same are values that are their own words.
func same[T ~string](all ...T) []named[T] {
	n := make([]named[T], len(all))
	for i, v := range all {
		n[i] = named[T]{v, string(v)}
	}
	return n
}

func doors() []named[Door] {
	return []named[Door]{
		{DoorNone, "none"},
		{DoorPortal, "portal"},
		{DoorMailbox, "mailbox"},
		{DoorHandset, "handset"},
		{DoorMessage, "message"},
	}
}

func dues() []named[Due] {
	return []named[Due]{
		{DueNone, "none"},
		{DueDefault, "default"},
		{DueTemporary, "temporary"},
		{DueExpired, "expired"},
		{DueAdmin, "admin"},
	}
}

func verdicts() []named[Verdict] {
	return []named[Verdict]{
		{VerdictUnavailable, "unavailable"},
		{VerdictSignedIn, "signed-in"},
		{VerdictRefused, "refused"},
		{VerdictLocked, "locked"},
		{VerdictMustChange, "must-change"},
		{VerdictAcceptable, "acceptable"},
		{VerdictUnacceptable, "unacceptable"},
		{VerdictCommitted, "committed"},
		{VerdictSuperseded, "superseded"},
	}
}

func changes() []named[Change] {
	return []named[Change]{{ChangeReset, "reset"}, {ChangeLocked, "locked"}, {ChangeDeactivated, "deactivated"}}
}

func messageOps() []named[MessageOp] {
	return []named[MessageOp]{
		{MessageFirst, "first"}, {MessageNext, "next"}, {MessageSave, "save"}, {MessageDelete, "delete"},
	}
}

func greetingOps() []named[GreetingOp] {
	return []named[GreetingOp]{{GreetingTell, "tell"}, {GreetingOwn, "own"}, {GreetingStandard, "standard"}}
}
