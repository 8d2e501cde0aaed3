package mailbox

import (
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"unicode"
)

// maxNumber is the digits of the longest mailbox number, as many as a caller can key in.
const maxNumber = 20

// isNumber reports whether a text can be keyed in as a mailbox number.
func isNumber(s string) bool {
	return s != "" && len(s) <= maxNumber && strings.Trim(s, "0123456789") == ""
}

// checkOwner refuses an owner's data that cannot be used, and returns it tidied: blanks around
// words gone, the telephone number as digits only.
func (d *deed) checkOwner(k Key, o Owner) (Owner, error) {
	for _, f := range o.fields() {
		*f.at = strings.TrimSpace(*f.at)
		if strings.ContainsFunc(*f.at, isControl) {
			return o, badValue(k, f.name, "a control character is in it", "use printable text")
		}
	}
	if o.Email != "" && !isAddress(o.Email) {
		return o, badValue(k, FieldEmail, fmt.Sprintf("%q is no address", o.Email), "write it as name@company.example")
	}
	phone := strings.NewReplacer(" ", "", "-", "", ".", "", "/", "", "(", "", ")", "", "+", "").Replace(o.Phone)
	if strings.Trim(phone, "0123456789") != "" {
		return o, badValue(k, FieldPhone, fmt.Sprintf("%q is no telephone number", o.Phone), "use digits")
	}
	o.Phone = phone
	if o.Site != "" && len(d.c.tenant.Sites) > 0 && !slices.Contains(d.c.tenant.Sites, o.Site) {
		return o, badValue(k, FieldSite, fmt.Sprintf("tenant %s has no site %q", k.Tenant, o.Site), "known: "+strings.Join(d.c.tenant.Sites, ", "))
	}
	return o, d.checkUserName(k, o.UserName)
}

// checkUserName refuses a user name that another mailbox has: it alone says who signs in.
func (d *deed) checkUserName(k Key, name string) error {
	if name == "" {
		return nil
	}
	holder, err := d.ByUserName(name)
	switch {
	case errors.Is(err, ErrNoMailbox), err == nil && holder == d.c.box.Key:
		return nil
	case err != nil:
		return fmt.Errorf("find the user name: %w", err)
	}
	return &Refusal{
		Code: RefusedTaken, Mailbox: k, Field: FieldUserName,
		Problem: fmt.Sprintf("user name %q belongs to mailbox %s", name, holder),
		Next:    "choose another",
	}
}

// ownerField is one part of an owner's data.
type ownerField struct {
	name Field
	at   *string
}

// fields are all parts of an owner's data.
func (o *Owner) fields() []ownerField {
	return []ownerField{
		{FieldFirst, &o.First},
		{FieldLast, &o.Last},
		{FieldEmail, &o.Email},
		{FieldUserName, &o.UserName},
		{FieldAltID, &o.AltID},
		{FieldPhone, &o.Phone},
		{FieldSite, &o.Site},
		{FieldParty, &o.Party},
	}
}

// isControl reports the characters that would break a line, on a screen or in the head of a mail.
func isControl(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// isAddress reports whether a text is one bare mail address.
func isAddress(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && a.Address == s
}

func badValue(k Key, field Field, problem, next string) *Refusal {
	return &Refusal{
		Code: RefusedBadValue, Mailbox: k, Field: field, Next: next,
		Problem: fmt.Sprintf("mailbox %s: %s: %s", k, field, problem),
	}
}
