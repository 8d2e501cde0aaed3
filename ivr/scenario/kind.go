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

// Kind is what an argument may be, as the capitals of a signature name it.
type Kind struct {
	Name  string   // "DURATION"
	Doc   string   // what may be written, as it goes on after "expected"
	Words []string // the words to choose from, nil where there is no such list
	ok    func(string) bool
	// problem replaces the usual complaint, for kinds that can say more.
	problem func(string) string
}

// Kinds lists the kinds of arguments in the order of the reference.
func Kinds() []Kind { return append([]Kind(nil), kinds...) }

// kinds never changes.
var kinds = []Kind{
	{Name: "KEYS", Doc: "keys of a telephone, 0 to 9, * and #; w waits half a second, W a second", ok: onlyOf("0123456789*#wW")},
	{Name: "DIALLED", Doc: "what is dialled: digits, * and #", ok: onlyOf("0123456789*#")},
	{Name: "MAILBOX", Doc: "a mailbox as tenant/number, as in harbor/4012", ok: isMailbox},
	{Name: "LEG", Doc: "the name of a call, in small letters, digits and hyphens", ok: isName},
	{Name: "NAME", Doc: "a name, in small letters, digits and hyphens", ok: isName},
	{Name: "DURATION", Doc: "a time span, as in 9.9s, 500ms, 36h or 31d", ok: isDuration},
	{Name: "SHIFT", Doc: "a time span with its direction, as in +31d or -2h", ok: isShift},
	{Name: "TIME", Doc: "a time, as in 2026-12-01 or 2026-12-01T09:14Z", ok: isTime},
	{Name: "COUNT", Doc: fmt.Sprintf("a number from 0 to %d", MaxCount), ok: isCount},
	{Name: "PROMPT", Doc: "a prompt", Words: texts(ivr.Prompts())},
	{Name: "STATE", Doc: "a state of the call", Words: texts(ivr.States())},
	{Name: "ACT", Doc: "an act on a mailbox", Words: actNames()},
	{Name: "OPTION", Doc: "an option of the act, as in pin=73915", ok: isOption},
	{Name: "REFUSAL", Doc: "why an act is refused", Words: texts(mailbox.RefusalCodes())},
	{Name: "MAIL", Doc: "what a mail is about", Words: texts(mailbox.MailKinds())},
	{Name: "ADDRESS", Doc: "an e-mail address", ok: isAddress},
	{Name: "FACT", Doc: "a fact as name=value, as in state=main_menu or harbor/4012.failures=1", problem: factProblem},
	{Name: "SAVE", Doc: `a name and a pattern, as in pin=\d{7}`, ok: isSave},
	{Name: "FILE", Doc: "a scenario file, as in sign-in" + Extension, ok: isFile},
	{Name: "TEXT", Doc: "text; quoted when it has blanks", ok: func(string) bool { return true }},
}

func kindByName(name string) Kind {
	for _, k := range kinds {
		if k.Name == name {
			return k
		}
	}
	panic("scenario: a signature names the unknown kind " + name)
}

// complaint is what is wrong with a word of this kind, empty when nothing is.
func (k Kind) complaint(word string) string {
	switch {
	case k.problem != nil:
		return k.problem(word)
	case k.Words != nil:
		return notOneOf(k.Doc, word, k.Words)
	case k.ok(word):
		return ""
	}
	return fmt.Sprintf("expected %s, found %q", k.Doc, word)
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
