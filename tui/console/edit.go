package console

import (
	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

// edit changes the owner's data and the number. A field is judged by the accounts when it is
// left: each by itself, so that every field's problem stands beside that field.
type edit struct {
	*session
	mailbox mailbox.Summary
	fields  []editField
	at      int
	saved   func(mailbox.Receipt) tea.Cmd
	reset   func() tea.Cmd // asks to reset the web password
	problem string         // of the whole form
}

// editField is one line of the form.
type editField struct {
	label   string
	was     string
	field   kit.Field
	problem string
	put     func(*mailbox.Edit, *string) // writes the value into the act
}

// newEdit opens the form on a mailbox's data.
func newEdit(w *workbench, s mailbox.Summary) *edit {
	o := s.Owner
	e := &edit{session: w.session, mailbox: s, saved: func(r mailbox.Receipt) tea.Cmd {
		return w.finish([]mailbox.Receipt{r}, kit.Done, sentence(verbCalled(editing).done(r)))
	}}
	e.reset = func() tea.Cmd { return w.begin(verbCalled(resettingWeb), []mailbox.Summary{s}) }
	for _, f := range []editField{
		{label: "Number", was: s.Number, put: func(e *mailbox.Edit, v *string) { e.Number = v }},
		{label: "First name", was: o.First, put: func(e *mailbox.Edit, v *string) { e.First = v }},
		{label: "Last name", was: o.Last, put: func(e *mailbox.Edit, v *string) { e.Last = v }},
		{label: "E-mail", was: o.Email, put: func(e *mailbox.Edit, v *string) { e.Email = v }},
		{label: "Telephone", was: o.Phone, put: func(e *mailbox.Edit, v *string) { e.Phone = v }},
		{label: "User name", was: o.UserName, put: func(e *mailbox.Edit, v *string) { e.UserName = v }},
		{label: "Other ID", was: o.AltID, put: func(e *mailbox.Edit, v *string) { e.AltID = v }},
		{label: "Site", was: o.Site, put: func(e *mailbox.Edit, v *string) { e.Site = v }},
		{label: "Occupier", was: o.Party, put: func(e *mailbox.Edit, v *string) { e.Party = v }},
	} {
		f.field.Max = 120
		f.field.Set(f.was)
		e.fields = append(e.fields, f)
	}
	e.at = 1 // the name: the number is changed more rarely than anything else
	return e
}

// changed reports whether the field holds something new.
func (f *editField) changed() bool { return f.field.Value() != f.was }

// act is the edit of the fields that changed; with only, of that field alone.
func (e *edit) act(only int) (act mailbox.Edit, any bool) {
	for i := range e.fields {
		if f := &e.fields[i]; f.changed() && (only < 0 || only == i) {
			v := f.field.Value()
			f.put(&act, &v)
			any = true
		}
	}
	return act, any
}

// judgedField is what the accounts say about one field.
type judgedField struct {
	at    int
	value string
	err   error
}

// savedEdit is the end of the form, or the reason why there is none yet.
type savedEdit struct {
	fields  []judgedField // those with a problem
	receipt mailbox.Receipt
	err     error
}

func (e *edit) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case judgedField:
		e.judge(msg)
	case savedEdit:
		return e.end(msg)
	case kit.Click:
		switch msg.ID {
		case yesButton:
			return e.save()
		case noButton:
			return true, nil
		case resetButton:
			return e.resetWeb()
		}
		for i, f := range e.fields {
			if msg.ID == "field:"+f.label {
				return false, e.move(i - e.at)
			}
		}
	case tea.PasteMsg:
		e.fields[e.at].field.Insert(msg.Content)
		e.edited()
	case tea.KeyPressMsg:
		return e.key(msg)
	}
	return false, nil
}

func (e *edit) key(k tea.KeyPressMsg) (done bool, cmd tea.Cmd) {
	switch k.String() {
	case "esc":
		return true, nil
	case "enter", "ctrl+s":
		return e.save()
	case "ctrl+r":
		return e.resetWeb()
	case "tab", "down":
		return false, e.move(1)
	case "shift+tab", "up":
		return false, e.move(-1)
	}
	before := e.fields[e.at].field.Value()
	e.fields[e.at].field.Key(k)
	if e.fields[e.at].field.Value() != before {
		e.edited()
	}
	return false, nil
}

// resetButton is the region of Reset Password, which the form of a My Phone user has.
const resetButton = "button:reset"

// resetWeb leaves the form for the question about the web password. What was typed and not saved
// yet would be lost, and is kept instead.
func (e *edit) resetWeb() (done bool, cmd tea.Cmd) {
	if _, typed := e.act(-1); typed {
		return false, kit.Tell(kit.Warning, "Save the form first: enter. Or leave it as it is: esc.")
	}
	if r := verbCalled(resettingWeb).refusal(e.mailbox); r != nil {
		return false, kit.Tell(kit.Warning, reason(r))
	}
	return true, e.reset()
}

func (e *edit) edited() { e.fields[e.at].problem, e.problem = "", "" }

// move goes to another field, round and round, and has the one that is left judged.
func (e *edit) move(delta int) tea.Cmd {
	left := e.at
	e.at = (e.at + delta + len(e.fields)) % len(e.fields)
	act, any := e.act(left)
	if !any {
		return nil
	}
	ctx, desk, by, k, value := e.ctx, e.desk, e.by(), e.mailbox.Key, e.fields[left].field.Value()
	return func() tea.Msg {
		_, err := desk.Preview(ctx, by, k, act)
		return judgedField{at: left, value: value, err: err}
	}
}

// judge puts a problem beside its field, unless that was typed over since.
func (e *edit) judge(j judgedField) {
	f := &e.fields[j.at]
	switch {
	case f.field.Value() != j.value:
	case j.err != nil:
		f.problem = reason(j.err)
	default:
		f.problem = ""
	}
}

// save has every changed field judged by itself, and does the edit when none has a problem.
func (e *edit) save() (done bool, cmd tea.Cmd) {
	act, any := e.act(-1)
	if !any {
		return true, kit.Tell(kit.News, "Nothing was changed.")
	}
	type part struct {
		at    int
		value string
		act   mailbox.Edit
	}
	var parts []part
	for i := range e.fields {
		if one, any := e.act(i); any {
			parts = append(parts, part{i, e.fields[i].field.Value(), one})
		}
	}
	ctx, desk, by, k := e.ctx, e.desk, e.by(), e.mailbox.Key
	return false, func() tea.Msg {
		var s savedEdit
		for _, p := range parts {
			if _, err := desk.Preview(ctx, by, k, p.act); err != nil {
				s.fields = append(s.fields, judgedField{p.at, p.value, err})
			}
		}
		if len(s.fields) == 0 {
			s.receipt, s.err = desk.Apply(ctx, by, k, act)
		}
		return s
	}
}

// end closes the form once the edit is done, or goes to the first field that has a problem.
func (e *edit) end(s savedEdit) (done bool, cmd tea.Cmd) {
	switch {
	case len(s.fields) > 0:
		for _, j := range s.fields {
			e.judge(j)
		}
		e.at = s.fields[0].at
	case s.err != nil:
		e.problem = reason(s.err)
	default:
		return true, e.saved(s.receipt)
	}
	return false, nil
}

func (e *edit) draw(a kit.Area) {
	const label = 12
	in := kit.Dialog{Title: "Edit " + titleOf(e.mailbox), W: 72, H: len(e.fields) + 7}.Draw(a)
	in = in.Sub(1, 0, in.W()-2, in.H())
	rows := min(len(e.fields), in.H()-3)
	from := max(0, min(e.at-rows+1, len(e.fields)-rows))
	y := min(1, in.H()-3-rows)
	for i := from; i < from+rows; i++ {
		f := &e.fields[i]
		ink := kit.Muted.Plain()
		if i == e.at {
			ink = kit.Accent.Strong()
		}
		in.Text(0, y, ink, f.label)
		w := in.W() - label
		if f.problem != "" {
			w /= 2
			in.Text(label+w+1, y, kit.Danger.Plain(), kit.Fit("✗ "+f.problem, in.W()-label-w-1))
		}
		f.field.Draw(in, label, y, w, i == e.at, "–")
		in.Region("field:"+f.label, 0, y, in.W(), 1)
		y++
	}
	note := e.problem
	if p := e.fields[e.at].problem; note == "" && p != "" {
		note = p
	}
	if note != "" {
		in.Text(0, in.H()-2, kit.Danger.Plain(), kit.Fit(note, in.W()))
	} else if hasWeb(e.mailbox) {
		in.Text(0, in.H()-2, kit.Muted.Plain(), kit.Fit("Mail goes to E-mail, not to the user name.", in.W()))
	}
	save, leave := kit.Hint("enter", "Save"), kit.Hint("esc", "Leave it as it is")
	x := in.Line(0, in.H()-1, save)
	in.Region(yesButton, 0, in.H()-1, x, 1)
	x = in.Line(x+2, in.H()-1, kit.Hint("tab", "Next field"))
	if hasWeb(e.mailbox) {
		leave = kit.Hint("esc", "Leave it")
		from := x + 2
		x = in.Line(from, in.H()-1, kit.Hint("ctrl+r", "Reset password"))
		in.Region(resetButton, from, in.H()-1, x-from, 1)
	}
	in.Line(x+2, in.H()-1, leave)
	in.Region(noButton, x+2, in.H()-1, leave.Width(), 1)
}
