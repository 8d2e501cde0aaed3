package scenario

import (
	"strings"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/spelling"
)

// option is what an act can be given besides its mailbox.
type option struct {
	name string
	flag bool // said by its name alone
	doc  string
}

// actOptions are the options of an act. Their names are those of a class file.
func actOptions(act string) []option {
	owner := []option{
		{"first", false, "first name"},
		{"last", false, "last name"},
		{"email", false, "where mail goes"},
		{"user", false, "user name"},
		{"alt", false, "alternate ID"},
		{"phone", false, "telephone number"},
		{"site", false, "site"},
		{"party", false, "operator or occupier"},
	}
	switch act {
	case "unlock":
		return []option{{"admin-lock", true, "lifts an admin's lock as well"}}
	case "set-pin":
		return []option{{"pin", false, "the PIN"}, {"customer-chose", true, "no change is due"}}
	case "edit":
		return append(owner, option{"number", false, "the new mailbox number"})
	case "create":
		return append(owner,
			option{"kind", false, "extension or main"}, option{"main", false, "the main number it belongs to"},
			option{"default-pin", false, "its default PIN; generated where it is left out"})
	}
	return nil
}

// actNames are the names of all acts, those of the audit and the command line.
func actNames() []string {
	var names []string
	for _, a := range mailbox.Acts() {
		names = append(names, a.Name)
	}
	return names
}

// optionValues are the options of one act as they were written.
type optionValues map[string]string

func (o optionValues) text(name string) *string {
	if value, said := o[name]; said {
		return &value
	}
	return nil
}

func (o optionValues) flag(name string) bool { _, said := o[name]; return said }

// The places of the verb admin.
const (
	placeAct = iota
	placeMailbox
	placeOption
)

// act is the act that the arguments of admin describe.
func (a args) act() (mailbox.Act, *complaint) {
	name := a.places[placeAct][0]
	if hasVariable(name.Text) {
		return nil, nil
	}
	given := optionValues{}
	for _, w := range a.places[placeOption] {
		option, op, value := cutOperator(w.Text)
		if op == "" {
			option = w.Text
		}
		if wrong := checkOption(name.Text, option, op == "="); wrong != "" {
			return nil, complain(w.Pos, "%s", wrong)
		}
		given[option] = value
	}
	if name.Text == "set-pin" && !given.flag("pin") {
		return nil, complain(name.Pos, "expected pin= with the PIN to set")
	}
	return buildAct(name.Text, given), nil
}

// checkOption says what is wrong with an option of an act, empty when nothing is.
func checkOption(act, name string, valued bool) string {
	var names []string
	for _, o := range actOptions(act) {
		names = append(names, o.name)
		if o.name != name {
			continue
		}
		switch {
		case o.flag && valued:
			return name + " takes no value; say " + name + " alone"
		case !o.flag && !valued:
			return "expected a value: " + name + "="
		}
		return ""
	}
	if len(names) == 0 {
		return act + " takes no options; remove this one"
	}
	return act + " has no option " + name + spelling.DidYouMean(name, names) + "; there are " + strings.Join(names, ", ")
}

func buildAct(name string, o optionValues) mailbox.Act {
	switch name {
	case "unlock":
		return mailbox.Unlock{AdminLock: o.flag("admin-lock")}
	case "set-pin":
		return mailbox.SetPIN{PIN: pin.New(o["pin"]), CustomerChose: o.flag("customer-chose")}
	case "edit":
		return mailbox.Edit{
			First: o.text("first"), Last: o.text("last"), Email: o.text("email"), UserName: o.text("user"),
			AltID: o.text("alt"), Phone: o.text("phone"), Site: o.text("site"), Party: o.text("party"),
			Number: o.text("number"),
		}
	case "create":
		return mailbox.Create{
			Kind: mailbox.Kind(o["kind"]), Main: o["main"], DefaultPIN: pin.New(o["default-pin"]),
			Owner: mailbox.Owner{
				First: o["first"], Last: o["last"], Email: o["email"], UserName: o["user"],
				AltID: o["alt"], Phone: o["phone"], Site: o["site"], Party: o["party"],
			},
		}
	}
	info, _ := mailbox.InfoByName(name)
	return info.Act // it carries nothing
}
