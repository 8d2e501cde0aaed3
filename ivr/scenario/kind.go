package scenario

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/spelling"
)

// Extension is how the names of scenario files end.
const Extension = ".call"

// MaxCount is the largest number that a scenario can say, of repetitions or of expected things.
const MaxCount = 10_000

// kind is what an argument may be, as the capitals of a signature name it.
type kind struct {
	name  string   // "DURATION"
	doc   string   // what may be written, as it goes on after "expected"
	words []string // the words to choose from, nil where there is no such list
	ok    func(string) bool
	// problem replaces the usual complaint, for kinds that can say more.
	problem func(string) string
}

// kinds are the kinds of arguments in the order of the reference. They never change.
var kinds = []kind{
	{name: "KEYS", doc: "keys of a telephone, 0 to 9, * and #; w waits half a second, W a second", ok: onlyOf("0123456789*#wW")},
	{name: "DIALLED", doc: "what is dialled: digits, * and #", ok: onlyOf("0123456789*#")},
	{name: "MAILBOX", doc: "a mailbox as tenant/number, as in harbor/4012", ok: isMailbox},
	{name: "LEG", doc: "the name of a call, in small letters, digits and hyphens", ok: isName},
	{name: "NAME", doc: "a name, in small letters, digits and hyphens", ok: isName},
	{name: "DURATION", doc: "a time span, as in 9.9s, 500ms, 36h or 31d", ok: isDuration},
	{name: "SHIFT", doc: "a time span with its direction, as in +31d or -2h", ok: isShift},
	{name: "TIME", doc: "a time, as in 2026-12-01 or 2026-12-01T09:14Z", ok: isTime},
	{name: "COUNT", doc: fmt.Sprintf("a number from 0 to %d", MaxCount), ok: isCount},
	{name: "PROMPT", doc: "a prompt", words: texts(ivr.Prompts())},
	{name: "STATE", doc: "a state of the call", words: texts(ivr.States())},
	{name: "ACT", doc: "an act on a mailbox", words: actNames()},
	{name: "OPTION", doc: "an option of the act, as in pin=73915", ok: isOption},
	{name: "REFUSAL", doc: "why an act is refused", words: texts(mailbox.RefusalCodes())},
	{name: "MAIL", doc: "what a mail is about", words: texts(mailbox.MailKinds())},
	{name: "ADDRESS", doc: "an e-mail address", ok: isAddress},
	{name: "FACT", doc: "a fact as name=value, as in state=main_menu or harbor/4012.failures=1", problem: factProblem},
	{name: "SAVE", doc: `a name and a pattern, as in pin=\d{7}`, ok: isSave},
	{name: "FILE", doc: "a scenario file, as in sign-in" + Extension, ok: isFile},
	{name: "TEXT", doc: "text; quoted when it has blanks", ok: func(string) bool { return true }},
}

func kindByName(name string) kind {
	for _, k := range kinds {
		if k.name == name {
			return k
		}
	}
	panic("scenario: a signature names the unknown kind " + name)
}

// complaint is what is wrong with a word of this kind, empty when nothing is.
func (k kind) complaint(word string) string {
	switch {
	case k.problem != nil:
		return k.problem(word)
	case k.words != nil:
		return notOneOf(k.doc, word, k.words)
	case k.ok(word):
		return ""
	}
	return fmt.Sprintf("expected %s, found %q", k.doc, word)
}

// notOneOf is the complaint about a word that is not in a list, empty when it is.
func notOneOf(doc, word string, words []string) string {
	if has(words, word) {
		return ""
	}
	hint := spelling.DidYouMean(word, words)
	if hint == "" && len(words) <= 16 {
		hint = "; there are " + strings.Join(words, ", ")
	}
	return fmt.Sprintf("expected %s, found %q%s", doc, word, hint)
}

// onlyOf accepts words of the given characters.
func onlyOf(characters string) func(string) bool {
	return func(s string) bool { return s != "" && strings.Trim(s, characters) == "" }
}

func isMailbox(s string) bool { _, ok := parseMailbox(s); return ok }

func isDuration(s string) bool { d, ok := parseDuration(s); return ok && d >= 0 }

func isShift(s string) bool { _, ok := parseShift(s); return ok }

func isTime(s string) bool { _, ok := parseTime(s); return ok }

func isCount(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0 && n <= MaxCount
}

func isName(s string) bool {
	return s != "" && s[0] >= 'a' && s[0] <= 'z' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func isAddress(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && host != "" && !strings.ContainsAny(s, blanks+"<>,")
}

func isFile(s string) bool {
	return fs.ValidPath(s) && strings.HasSuffix(s, Extension) && s != Extension
}

func isPattern(s string) bool { _, err := regexp.Compile(s); return err == nil }

func isSave(s string) bool {
	name, op, pattern := cutOperator(s)
	return op == "=" && isName(name) && pattern != "" && isPattern(pattern)
}

func texts[T ~string](all []T) []string {
	s := make([]string, len(all))
	for i, t := range all {
		s[i] = string(t)
	}
	return s
}

// isOption accepts what has the form of an option; which act has it is judged with the act.
func isOption(s string) bool {
	name, op, _ := cutOperator(s)
	return op == "=" && isName(name) || isName(s)
}
