package console

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// longestPIN is the most digits that the fields take: more than any profile allows, so that too
// long a PIN is told so and not cut.
const longestPIN = 16

// setPIN sets a PIN that the admin chooses. The rules are judged while it is typed, in words;
// those that need the PINs the mailbox had before are judged by the accounts, when the field is
// left.
type setPIN struct {
	*session
	mailbox mailbox.Summary
	rules   pin.Rules
	context pin.Context
	fields  [2]kit.Field // the PIN, and once more
	at      int
	show    bool
	keep    bool // the customer chose it: no change is due
	checked verdict
	problem string
	saved   func(mailbox.Receipt) tea.Cmd
}

// verdict is the accounts' judgement of what was typed. It is forgotten when a key changes that.
type verdict struct {
	known  bool
	broken map[pin.Rule]bool
}

// checkedPIN carries the verdict on the entry as it was when it was asked for.
type checkedPIN struct {
	entry      pin.PIN
	violations []pin.Violation
	then       bool // the dialog was confirmed: go on if there are none
	err        error
}

// savedPIN is the end of the dialog, or the reason why there is none yet.
type savedPIN struct {
	receipt mailbox.Receipt
	err     error
}

// openSetPIN opens the dialog with the rules of the mailbox's profile.
func (w *workbench) openSetPIN(s mailbox.Summary) tea.Cmd {
	p, err := w.profiles.Profile(s.Profile)
	if err != nil {
		return failed{"read the PIN rules", err}.tell()
	}
	d := &setPIN{
		session: w.session, mailbox: s, rules: p.PIN,
		context: pin.Context{Extension: s.Number, Phone: s.Owner.Phone, Name: s.Owner.Name()},
		saved: func(r mailbox.Receipt) tea.Cmd {
			return tea.Batch(w.after([]mailbox.Receipt{r}), kit.Tell(kit.Done, sentence(verbCalled(settingPIN).done(r))))
		},
	}
	for i := range d.fields {
		d.fields[i] = kit.Field{Accept: kit.Digits, Max: longestPIN, Secret: true}
	}
	w.over = d
	return nil
}

// Badges warns while the digits can be read over a shoulder.
func (d *setPIN) Badges() []kit.Badge {
	if d.show {
		return []kit.Badge{pinsShown}
	}
	return nil
}

func (d *setPIN) entry(i int) pin.PIN { return pin.New(d.fields[i].Value()) }

func (d *setPIN) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case checkedPIN:
		return false, d.judged(msg)
	case savedPIN:
		if msg.err != nil {
			d.problem = reason(msg.err)
			return false, nil
		}
		return true, d.saved(msg.receipt)
	case kit.Click:
		return d.click(msg.ID)
	case tea.PasteMsg:
		d.fields[d.at].Insert(msg.Content)
		d.edited()
	case tea.KeyPressMsg:
		return d.key(msg)
	}
	return false, nil
}

// The dialog's regions.
const (
	firstField  = "field:pin"
	secondField = "field:again"
	mustChange  = "box:must-change"
	showDigits  = "box:show"
)

func (d *setPIN) click(id string) (done bool, cmd tea.Cmd) {
	switch id {
	case firstField:
		d.at = 0
	case secondField:
		return false, d.goOn()
	case mustChange:
		d.keep = !d.keep
	case showDigits:
		d.toggleShow()
	case yesButton:
		return false, d.confirm()
	case noButton:
		return true, nil
	}
	return false, nil
}

func (d *setPIN) key(k tea.KeyPressMsg) (done bool, cmd tea.Cmd) {
	switch k.String() {
	case "esc", "q":
		return true, nil
	case "v":
		d.toggleShow()
	case "space":
		d.keep = !d.keep
	case "tab", "down":
		return false, d.goOn()
	case "shift+tab", "up":
		d.at = 0
	case "enter":
		if d.at == 0 {
			return false, d.goOn()
		}
		return false, d.confirm()
	default:
		before := d.fields[d.at].Len()
		if d.fields[d.at].Key(k); d.at == 0 || d.fields[1].Len() != before {
			d.edited()
		}
	}
	return false, nil
}

func (d *setPIN) toggleShow() {
	d.show = !d.show
	for i := range d.fields {
		d.fields[i].Secret = !d.show
	}
}

// edited forgets the verdict on a PIN that is no longer the one typed.
func (d *setPIN) edited() {
	d.problem = ""
	if d.at == 0 {
		d.checked = verdict{}
	}
}

// goOn moves to the second field and asks about the first one.
func (d *setPIN) goOn() tea.Cmd {
	d.at = 1
	return d.check(false)
}

// check asks the accounts about the PIN, if there is anything to ask.
func (d *setPIN) check(then bool) tea.Cmd {
	if d.firstBroken() != "" || d.fields[0].Len() == 0 {
		return nil
	}
	ctx, desk, k, entry := d.ctx, d.desk, d.mailbox.Key, d.entry(0)
	return func() tea.Msg {
		violations, err := desk.CheckPIN(ctx, k, entry)
		return checkedPIN{entry: entry, violations: violations, then: then, err: err}
	}
}

// judged takes the verdict, and goes on to save when that was what it was asked for.
func (d *setPIN) judged(c checkedPIN) tea.Cmd {
	if !c.entry.Equal(d.entry(0)) {
		return nil // typed over since
	}
	if c.err != nil {
		d.problem = reason(c.err)
		return nil
	}
	d.checked = verdict{known: true, broken: map[pin.Rule]bool{}}
	for _, v := range c.violations {
		d.checked.broken[v.Rule] = true
	}
	if broken := d.firstBroken(); broken != "" {
		d.at, d.problem = 0, d.rules.Explain(broken)+" Try another."
		return nil
	}
	if c.then {
		return d.save()
	}
	return nil
}

// confirm saves the PIN once both fields agree and every rule is kept.
func (d *setPIN) confirm() tea.Cmd {
	switch broken := d.firstBroken(); {
	case d.fields[0].Len() == 0:
		d.at, d.problem = 0, "Type the new PIN first."
	case broken != "":
		d.at, d.problem = 0, d.rules.Explain(broken)+" Try another."
	case d.fields[1].Len() == 0:
		d.at, d.problem = 1, "Type the PIN once more, so that a slip shows."
	case !d.entry(0).Equal(d.entry(1)):
		d.fields[1].Set("")
		d.at, d.problem = 1, "The two are not the same. Type it once more."
	default:
		return d.check(true)
	}
	return nil
}

func (d *setPIN) save() tea.Cmd {
	ctx, desk, by, k := d.ctx, d.desk, d.by(), d.mailbox.Key
	act := mailbox.SetPIN{PIN: d.entry(0), CustomerChose: d.keep}
	return func() tea.Msg {
		r, err := desk.Apply(ctx, by, k, act)
		return savedPIN{r, err}
	}
}

// states are how the rules stand: judged here as far as that goes, then by the accounts.
func (d *setPIN) states() []pin.RuleState {
	list := d.rules.Judge(d.entry(0), d.context)
	for i, s := range list {
		switch {
		case d.checked.known && d.checked.broken[s.Rule]:
			list[i].State = pin.Broken
		case d.checked.known && s.State == pin.Pending:
			list[i].State = pin.Kept
		}
	}
	return list
}

// firstBroken is the first rule that the PIN as typed breaks for good, "" for none. Too short a
// PIN is only broken once the field is left.
func (d *setPIN) firstBroken() pin.Rule {
	for _, s := range d.states() {
		if s.State == pin.Broken {
			return s.Rule
		}
	}
	if d.at == 1 && d.fields[0].Len() > 0 && d.fields[0].Len() < d.rules.MinLength {
		return pin.RuleLength
	}
	return ""
}
