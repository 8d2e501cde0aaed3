package scenario

// verbTableRows is the language.
func verbTableRows() []Verb {
	return []Verb{
		{Name: verbGoal, Outside: true, Forms: []Form{{
			Args: restOfLine, Example: "goal See why a lock exists, and who can lift it.",
			Doc: "What the scenario is for, in a sentence. Once, before the first step.",
		}}},
		{Name: verbClass, Outside: true, Forms: []Form{{
			Args: "NAME", Example: "class training",
			Doc: "The class that the scenario's own store is filled with. Once, before the first step; training where it is left out.",
		}}},
		{Name: verbTags, Outside: true, Forms: []Form{{
			Args: "NAME...", Example: "tags lockout lesson",
			Doc: "Words to choose scenarios by. The tag lesson makes it a lesson of the trainer.",
		}}},
		{Name: verbTable, Outside: true, Block: true, Forms: []Form{{
			Args: "", Example: "table\n  phone        pin\n  harbor/4012  2580\n  harbor/4040  8802",
			Doc: "Plays the scenario once for each row. The first row names the columns, and ${pin} is the value in the column pin.",
		}}},
		{Name: verbStep, Block: true, Forms: []Form{{
			Args: restOfLine, Example: "step A wrong PIN\n  press 1111#",
			Doc: "A headline for the lines below it.",
		}}},
		{Name: "do", Forms: []Form{{
			Args: restOfLine, Example: "do Press 1 to hear the first message.",
			Doc: "What the trainer asks a student to do. A run passes over it.",
		}}},
		{Name: "ask", Forms: []Form{{
			Args: restOfLine, Example: "ask What will the portal say?",
			Doc: "A question that the trainer puts before going on. A run passes over it.",
		}}},
		{Name: "note", Forms: []Form{{
			Args: restOfLine, Example: "note People expect a longer wait. There is none: a person must act.",
			Doc: "What the trainer explains. A run passes over it.",
		}}},
		{Name: "call", Forms: []Form{{
			Args: "from=MAILBOX to=DIALLED [as=LEG] [slow=yes]", Example: "call from=harbor/4012 to=*98",
			Doc: "Calls from a telephone. Lines after it are about this call; as= gives it a name, by which on= finds it later. slow=yes doubles the timers that wait for the caller.",
		}}},
		{Name: "hear", Negates: true, Forms: []Form{{
			Args: "[on=LEG] [exactly] [within=DURATION] [text~TEXT] [PROMPT...]", Example: "hear welcome enter_passcode",
			Doc: "Waits until these prompts have begun, in this order, since the last hear; others may lie between, unless exactly is said. It waits until the portal listens or the call is over, with within= that long. text~ wants words that match a pattern in what is said, text= all of it. With ! it makes sure that they are not heard.",
		}}},
		{Name: "press", Forms: []Form{{
			Args: "[on=LEG] [every=DURATION] KEYS...", Example: "press 4012#w2580#",
			Doc: "Presses keys as fast as type-ahead: all of them before the accounts answer the first entry. w waits half a second and W a second, every= that long between any two. A key pressed while a prompt is said cuts it where it may.",
		}}},
		{Name: "wait", Forms: []Form{{
			Args: "[on=LEG] DURATION|deadline|prompt", Example: "wait 9.9s",
			Doc: "Lets time pass on all calls: so long, or until this call next moves by itself (deadline), or until the portal has said what it has to say (prompt).",
		}}},
		{Name: "hangup", Forms: []Form{{
			Args: "[on=LEG]", Example: "hangup",
			Doc: "The caller hangs up.",
		}}},
		{Name: "expect", Negates: true, Forms: []Form{
			{
				Args: "[on=LEG] [now] FACT...", Example: "expect state=main_menu harbor/4012.failures=0",
				Doc: "Wants all these facts to be true, of the call (state=, released=, …) or of a mailbox (harbor/4012.status=). What is not so yet may become so until the portal listens or the call is over, unless now is said. ~ instead of = wants a match of a pattern. With ! one of them must be false in the end.",
			},
			{
				Args:    "audit [act=TEXT] [mailbox=MAILBOX] [actor=TEXT] [reason~TEXT] [detail~TEXT] [before=TEXT] [after=TEXT] [failures=COUNT] [count=COUNT]",
				Example: "expect audit act=locked mailbox=harbor/4012 count=1",
				Doc:     "Wants an audit entry of this scenario like this, or exactly count= of them.",
			},
			{
				Args: "mail [to=ADDRESS] [kind=MAIL] [mailbox=MAILBOX] [text~TEXT] [count=COUNT]", Example: "expect mail to=admin@harbor.example count=1",
				Doc: "Wants a mail queued in this scenario like this, or exactly count= of them.",
			},
			{
				Args: "calls [count=COUNT]", Example: "expect calls count=2",
				Doc: "Wants so many calls in progress; without count=, one at least.",
			},
		}},
		{Name: verbAdmin, Negates: true, Forms: []Form{{
			Args: "ACT MAILBOX [by=TEXT] [why=TEXT] [reason=REFUSAL] [OPTION...]", Example: "admin unlock harbor/4012",
			Doc: "Does an act on a mailbox, as the mailbox verbs of the command line do. With ! the act must be refused, for the reason= that is said.",
		}, {
			Args: "reset-dormant NAME since=DURATION [locked=yes] [dry-run=yes] [count=COUNT] [by=TEXT] [why=TEXT]", Example: "admin reset-dormant harbor since=90d count=2",
			Doc: "Resets every mailbox of a tenant that nobody has signed in to for so long, as its profile prescribes; locked ones only with locked=yes. count= wants so many, dry-run=yes resets none.",
		}}},
		{Name: "clock", Forms: []Form{{
			Args: "SHIFT|TIME|freeze|run|reset", Example: "clock +31d",
			Doc: "Moves portal time. The timers of a call do not notice.",
		}}},
		{Name: "mail", Forms: []Form{{
			Args: "open [to=ADDRESS] [kind=MAIL] save SAVE...", Example: `mail open to=dara.singh@harbor.example save pin=\d{6}`,
			Doc: "Opens the newest such mail and keeps the first match of each pattern: ${pin} stands for it in later lines. Where the pattern has a group, the group is kept.",
		}}},
		{Name: verbPortal, Forms: []Form{{
			Args: "sign-in user=TEXT password=TEXT [at=NAME] [says=signed-in|must-change|refused|locked|throttled]", Example: "portal sign-in user=lmatos@meridian.example password=Gull-over-7-piers",
			Doc: "Signs in to My Phone with a web password, and wants My Phone to say says=, signed-in where it is left out. at= names the terminal that it is done at, home where it is left out: wrong tries are counted for each. A password that must be changed is not changed by it.",
		}, {
			Args: "forgot user=TEXT", Example: "portal forgot user=lmatos@meridian.example",
			Doc: "Says at My Phone that the password is forgotten. My Phone says the same to everybody; whether a mail goes out is for expect mail.",
		}, {
			Args: "change user=TEXT password=TEXT new=TEXT [at=NAME] [says=changed|unacceptable|refused|locked|throttled]", Example: "portal change user=lmatos@meridian.example password=Gull-over-7-piers new=Ferry-at-6-bells",
			Doc: "Signs in to My Phone and changes the password, and wants My Phone to say says=, changed where it is left out.",
		}}},
		{Name: "delay", Forms: []Form{{
			Args: "[on=LEG] DURATION", Example: "delay 3s",
			Doc: "Has the accounts take so long over the next thing that the portal asks them on this call. They carry it out at the end of that time, even if the caller has gone; the portal waits five seconds for them.",
		}}},
		{Name: "fail", Forms: []Form{{
			Args: "store next-commit|next-read", Example: "fail store next-commit",
			Doc: "Makes the store fail the next time that the portal writes, or reads.",
		}}},
		{Name: verbRepeat, Block: true, Forms: []Form{{
			Args: "COUNT", Example: "repeat 4\n  press 1111#",
			Doc: "Plays the lines below so many times.",
		}}},
		{Name: verbRace, Block: true, Forms: []Form{{
			Args: "[orders=all]", Example: "race orders=all\n  press on=a 1111#\n  press on=b 1111#",
			Doc: "Plays the lines below at one instant. With orders=all the scenario is played once for every order that they can have; lines of the same call, and those of the admin, stay in theirs.",
		}}},
		{Name: "use", Forms: []Form{{
			Args: "FILE", Example: "use sign-in.call",
			Doc: "Plays the steps of another scenario of the same class here.",
		}}},
		{Name: "never", Outside: true, Forms: []Form{
			{
				Args: "text TEXT...", Example: "never text 2580",
				Doc: "Fails the scenario if this stands anywhere in its transcripts, audit, mails, log or report.",
			},
			{
				Args: "hear PROMPT...", Example: "never hear main_menu",
				Doc: "Fails the scenario if one of these prompts is ever said.",
			},
			{
				Args: "state STATE...", Example: "never state main_menu",
				Doc: "Fails the scenario if a call ever reaches one of these states.",
			},
		}},
	}
}
