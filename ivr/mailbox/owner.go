package mailbox

import (
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
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
	for _, field := range []*string{&o.First, &o.Last, &o.Email, &o.UserName, &o.AltID, &o.Phone, &o.Site, &o.Party} {
		*field = strings.TrimSpace(*field)
		if strings.ContainsFunc(*field, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return o, badValue(k, "owner", "a control character is in it", "use printable text")
		}
	}
	if o.Email != "" && !isAddress(o.Email) {
		return o, badValue(k, "e-mail", fmt.Sprintf("%q is no address", o.Email), "write it as name@company.example")
	}
	phone := strings.NewReplacer(" ", "", "-", "", ".", "", "/", "", "(", "", ")", "", "+", "").Replace(o.Phone)
	if strings.Trim(phone, "0123456789") != "" {
		return o, badValue(k, "phone", fmt.Sprintf("%q is no telephone number", o.Phone), "use digits")
	}
	o.Phone = phone
	if o.Site != "" && len(d.c.tenant.Sites) > 0 && !slices.Contains(d.c.tenant.Sites, o.Site) {
		return o, badValue(k, "site", fmt.Sprintf("tenant %s has no site %q", k.Tenant, o.Site), "known: "+strings.Join(d.c.tenant.Sites, ", "))
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
		Code: RefusedTaken, Mailbox: k,
		Problem: fmt.Sprintf("user name %q belongs to mailbox %s", name, holder),
		Next:    "choose another",
	}
}

// isAddress reports whether a text is one bare mail address.
func isAddress(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && a.Address == s
}

func badValue(k Key, field, problem, next string) *Refusal {
	return &Refusal{
		Code: RefusedBadValue, Mailbox: k, Next: next,
		Problem: fmt.Sprintf("mailbox %s: %s: %s", k, field, problem),
	}
}
