package scenario_test

import "testing"

func TestAdminActs(t *testing.T) {
	t.Parallel()
	judge(t, []verdict{
		{"done", "admin lock harbor/4012\nexpect harbor/4012.lock=admin", ""},
		{"refused, and was not to be", "admin unlock harbor/4012", "refused for the reason not-locked: mailbox harbor/4012 is not locked"},
		{"refused, as it was to be", "! admin unlock harbor/4012", ""},
		{"refused for the reason that was said", "! admin unlock harbor/4012 reason=not-locked", ""},
		{"refused for another reason", "! admin unlock harbor/4012 reason=admin-lock", "refused for the reason not-locked"},
		{"done, and was to be refused", "! admin lock harbor/4012", "the act was done, and was to be refused"},
		{"on nobody", "admin lock harbor/9999", "mailbox harbor/9999: no such mailbox"},
		{"on nobody is no refusal", "! admin lock harbor/9999", "the act failed, and was to be refused"},
		{"a failing store is no refusal", "fail store next-commit\n! admin lock harbor/4012", "the scenario makes the store fail"},
		{"a failing store fails", "fail store next-commit\nadmin lock harbor/4012", "the act failed: lock"},
		{"a failing store that nobody asks", "fail store next-commit\nexpect harbor/4012.lock=no", ""},
		{"bulk, counted wrong", "admin reset-dormant harbor since=90d count=3", "2 mailboxes are dormant and to be reset, expected 3\n  to be reset: harbor/4073"},
		{"bulk, who is left alone", "admin reset-dormant harbor since=90d count=3", "left alone: harbor/4036, mailbox harbor/4036 is deactivated"},
		{"bulk, of nobody", "admin reset-dormant nowhere since=90d", "no such tenant"},
	})
}

func TestMovingTheClock(t *testing.T) {
	t.Parallel()
	judge(t, []verdict{
		{"to where it stands", "clock 2025-11-04T09:14Z\nexpect audit count=0", ""},
		{"on", "clock +1d\nexpect harbor/4012.age=13", ""},
		{"back", "clock -2d\nexpect harbor/4012.age=10", ""},
		{"to a day", "clock 2025-11-10\nexpect harbor/4012.age=17", ""},
		{"frozen", "clock freeze\nwait 36h\nexpect harbor/4012.age=12", ""},
		{"that does not run", "clock run", "the clock was not moved"},
		{"while time passes on calls", signedIn + "clock 2025-11-04T23:59\nwait prompt\nwait 10s\nexpect now state=main_menu", ""},
	})
}

func TestOpeningMails(t *testing.T) {
	t.Parallel()
	const reset = "admin reset-temporary harbor/4012\n"
	judge(t, []verdict{
		{"the PIN in it opens the mailbox", reset + `mail open to=ana.duarte@harbor.example save pin=\d{6}` + "\ncall from=harbor/4012 to=*98\npress ${pin}#\nhear temporary_in_use", ""},
		{"a group is what is kept", reset + `mail open save name="Hello (\w+)"` + "\nadmin edit harbor/4012 last=${name}\nexpect harbor/4012.name=\"Ana Ana\"", ""},
		{"the newest one", reset + reset + `mail open to=ana.duarte@harbor.example save pin=\d{6}` + "\ncall from=harbor/4012 to=*98\npress ${pin}#\nhear temporary_in_use", ""},
		{"nothing matches", reset + `mail open to=ana.duarte@harbor.example save pin=\d{9}`, `nothing in the mail matches "\\d{9}"`},
		{"there is none", "mail open to=nobody@harbor.example save pin=.", "there is no such mail"},
		{"a name without a value", "call from=harbor/4012 to=*98\npress ${pin}#", "${pin} has no value here; give it one in a table, or save it from a mail"},
		{"a value of the wrong kind", "table\n  n\n  x\nrepeat 1\n  wait ${n}", "expected a time span"},
	})
}

func TestStepsAtMyPhone(t *testing.T) {
	t.Parallel()
	const (
		lena   = "user=lmatos@meridian.example "
		signIn = "portal sign-in " + lena
		change = "portal change " + lena
		right  = "password=Gull-over-7-piers "
		wrong  = "password=Gull-over-8-piers "
		fresh  = "new=Ferry-at-6-bells "
		open   = "mail open kind=web-temporary save temporary=\"Password +(\\S+)\"\n"
	)
	judge(t, []verdict{
		{"signed in", signIn + right, ""},
		{"signed in, and was not to be", signIn + right + "says=refused", "My Phone says signed-in, expected refused"},
		{"refused, and was not to be", signIn + wrong, "My Phone says refused, expected signed-in"},
		{"refused, as it was to be", signIn + wrong + "says=refused", ""},
		{"too old", "portal sign-in user=afonseca@meridian.example password=Slow+train+2+Faro says=must-change", ""},
		{"locked by an admin", "admin lock meridian/5001\n" + signIn + right + "says=locked", ""},
		{"throttled", "repeat 10\n  " + signIn + wrong + "says=refused\n" + signIn + right + "says=throttled", ""},
		{"throttled elsewhere", signIn + right + "\nrepeat 10\n  " + signIn + wrong + "at=cafe says=refused\n" + signIn + right, ""},
		{"forgotten", "portal forgot " + lena + "\n" + open + signIn + "password=${temporary} says=must-change", ""},
		{"forgotten by nobody", "portal forgot user=nobody\nexpect mail count=0", ""},
		{"changed", change + right + fresh + "\n" + signIn + "password=Ferry-at-6-bells\n" + signIn + right + "says=refused", ""},
		{"changed for a bad one", change + right + "new=bells", "My Phone says unacceptable, expected changed\n  the new password breaks: length, upper-case, digit, other"},
		{"changed for a bad one, as it was to be", change + right + "new=bells says=unacceptable", ""},
		{"changed by who does not know it", change + wrong + fresh, "My Phone says refused, expected changed"},
		{"a failing store", "fail store next-commit\n" + signIn + right + "says=refused", "My Phone cannot answer: "},
		{"a failing store while forgotten", "fail store next-commit\nportal forgot " + lena, "My Phone cannot answer: "},
		{"a failing store at the change", "fail store next-commit\n" + change + right + fresh, "My Phone cannot answer: "},
	})
}
