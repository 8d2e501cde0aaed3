package scenario_test

import "testing"

func TestExpectingFacts(t *testing.T) {
	t.Parallel()
	const dial = "call from=harbor/4012 to=*98\n"
	judge(t, []verdict{
		{"what is so", dial + "expect state=welcome door=mailbox mailbox=4012 released=no signed-in=no", ""},
		{"what becomes so while the portal speaks", dial + "expect state=collect_pin", ""},
		{"what would become so only later", dial + "expect state=goodbye", "state is collect_pin, expected goodbye"},
		{"at once", dial + "expect now state=collect_pin", "state is welcome, expected collect_pin"},
		{"a match", dial + "expect state~^col", ""},
		{"no match", dial + "expect now state~^col", "state is welcome, expected ^col"},
		{"each that is not so", "expect harbor/4012.failures=3 harbor/4012.status=locked", "failures is 0, expected 3\n  harbor/4012.status is active, expected locked"},
		{"not so", "! expect harbor/4012.failures=3", ""},
		{"not not so", "! expect harbor/4012.failures=0", "this is so, and was not to be"},
		{"a transition of before", signedIn + "press 9\nexpect passed=verify_pin.signed_in released=completed", ""},
		{"a transition that was not made", signedIn + "expect passed=verify_pin.refused", "verify_pin.refused was not passed; the last transition is verify_pin.signed_in"},
		{"a mailbox that is not there", "expect harbor/9999.exists=no", ""},
		{"a fact of a mailbox that is not there", "expect harbor/9999.failures=0", "unknown: there is no such mailbox"},
		{"a call that is not there", "expect state=welcome", "there is no call yet"},
		{"another call", dial + "call as=bob from=harbor/4015 to=7000\nexpect on=a mailbox=4012\nexpect on=bob mailbox=no", ""},
		{"a name that is nearly one", dial + "call as=bob from=harbor/4015 to=7000\nexpect on=bop state=welcome", `there is no call bop; did you mean bob?`},
		{"many facts of a mailbox", "expect harbor/4012.tries=5 harbor/4012.lock=no harbor/4012.active=yes harbor/4012.credential=personal " +
			"harbor/4012.due=no harbor/4012.spent=no harbor/4012.age=12 harbor/4012.set=2025-10-23T09:14Z harbor/4012.expires=2025-11-22T09:14Z " +
			"harbor/4012.seen=2025-11-03T16:14Z harbor/4012.remembered=4 harbor/4012.generation=1 harbor/4012.new=2 harbor/4012.saved=0 " +
			"harbor/4012.email=ana.duarte@harbor.example harbor/4012.name=\"Ana Duarte\" harbor/4012.site=Rotterdam harbor/4012.kind=extension", ""},
		{"a mailbox without them", "expect riverside/2000.expires=never riverside/2000.seen=never oakfield/3007.email=no", ""},
	})
}

func TestExpectingAuditMailAndCalls(t *testing.T) {
	t.Parallel()
	const locked = "admin lock harbor/4012 by=ana why=\"phone stolen\"\n"
	judge(t, []verdict{
		{"an entry", locked + `expect audit act=lock mailbox=harbor/4012 actor=ana reason="phone stolen" before=active after=locked failures=0`, ""},
		{"an entry that matches", locked + "expect audit reason~stolen count=1", ""},
		{"an entry that is not there", locked + "expect audit act=unlock", "0 such audit entries, expected one at least\n  there is lock harbor/4012 by ana"},
		{"too many", locked + "admin unlock harbor/4012 admin-lock\nexpect audit count=1", "2 such audit entries, expected 1"},
		{"those of the class do not count", "expect audit count=0", ""},
		{"no mail of the class counts", "expect mail count=0", ""},
		{"a mail", "admin reset-temporary harbor/4012\nexpect mail to=ana.duarte@harbor.example kind=temporary-pin mailbox=harbor/4012 count=1", ""},
		{"its words", "admin reset-temporary harbor/4012\nexpect mail text~\"temporary PIN for your mailbox 4012\"", ""},
		{"a mail to somebody else", "admin reset-temporary harbor/4012\nexpect mail to=ben@harbor.example", "0 such mails, expected one at least\n  there is temporary-pin to ana.duarte@harbor.example"},
		{"no call", "expect calls count=0", ""},
		{"calls in progress", signedIn + "call from=harbor/4015 to=7000\nexpect calls count=2\nhangup\nexpect calls count=1", ""},
		{"not one", "expect calls", "0 calls in progress, expected one at least"},
	})
}
