package tmf702

import (
	"errors"
	"net/http"
	"strings"

	"voiceportal/ivr/mailbox"
)

// createResource answers POST /resource: it onboards a mailbox, and its owner as the profile says.
func (s *Server) createResource(x *exchange) error {
	if err := checkType(x.r.URL.RawQuery); err != nil {
		return err
	}
	b, err := readBody(x.r, mediaJSON)
	if err != nil {
		return err
	}
	terms, err := s.terms(x, b.raw)
	if err != nil {
		return err
	}
	terms.Tags = nil // there is nothing yet that a tag could name
	attributes, err := b.attributes()
	if err != nil {
		return err
	}
	n, err := readNewcomer(attributes, x.token.Tenant)
	if err != nil {
		return err
	}
	if err := x.sees(n.key.Tenant); err != nil {
		return err
	}
	receipt, again, err := s.accounts.ApplyIf(x.ctx(), x.by(), n.key, n.act, terms)
	if err != nil {
		return unknownTenant(err)
	}
	x.replayed(again)
	x.w.Header().Set("Location", s.href(collectionResource, idOf(n.key)))
	return s.answerResource(x, http.StatusCreated, receipt.After, query{})
}

// unknownTenant tells a client that its body names no tenant.
func unknownTenant(err error) error {
	if errors.Is(err, mailbox.ErrNoTenant) {
		return badRequest(codeBody, "the tenant does not exist", "")
	}
	return err
}

// deleteResource answers DELETE /resource/{id}.
func (s *Server) deleteResource(x *exchange) error {
	k, err := x.key()
	if err != nil {
		return err
	}
	terms, err := s.terms(x, nil)
	if err != nil {
		return err
	}
	if _, _, err := s.accounts.ApplyIf(x.ctx(), x.by(), k, mailbox.Delete{}, terms); err != nil {
		return err
	}
	return x.nothing()
}

// newcomer is a mailbox to be made.
type newcomer struct {
	key mailbox.Key
	act mailbox.Create
}

// readNewcomer reads the body of a POST. The tenant is the token's, or for a token of all tenants
// the one that a characteristic names.
func readNewcomer(o object, tenant string) (newcomer, error) {
	n := newcomer{key: mailbox.Key{Tenant: tenant}}
	for name, v := range o {
		var err error
		switch name {
		case "@type":
			if v != typeMailbox {
				err = badRequest(codeBody, "there are no resources of this @type", "Use "+typeMailbox+".")
			}
		case "@baseType", "@schemaLocation", "description":
			_, err = asText(name, v)
		case "category":
			err = n.setKind(v)
		case "name":
			err = n.setName(v)
		case "vmid":
			err = n.setNumber(v)
		case attrNewPIN:
			err = n.setPIN(v)
		case "resourceCharacteristic":
			err = n.setCharacteristics(v)
		default:
			err = notAtCreation(name)
		}
		if err != nil {
			return n, err
		}
	}
	switch {
	case n.key.Number == "":
		return n, badRequest(codeBody, "the new mailbox has no number", "Send it as vmid, or as the characteristic number.")
	case n.key.Tenant == "":
		return n, badRequest(codeBody, "the new mailbox has no tenant", "Send it as the characteristic tenant.")
	}
	return n, nil
}

func notAtCreation(name string) error {
	if resources().knows(name) {
		return badRequest(codeReadOnly, name+" cannot be given to a new mailbox", "")
	}
	return badRequest(codeUnknown, "the body has an attribute that is not known", "")
}

func asText(name string, v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", badRequest(codeBody, name+" is not a text", "")
	}
	return s, nil
}

// setOnce sets a value that may be said twice, in two spellings, if it is the same.
func setOnce(at *string, name string, v any) error {
	s, err := asText(name, v)
	if err != nil {
		return err
	}
	if *at != "" && *at != s {
		return badRequest(codeConflicting, name+" is said twice, and not the same", "")
	}
	*at = s
	return nil
}

func (n *newcomer) setNumber(v any) error { return setOnce(&n.key.Number, charNumber, v) }

func (n *newcomer) setKind(v any) error {
	s, err := asText("category", v)
	n.act.Kind = mailbox.Kind(s)
	return err
}

// setName splits a name: the last word is the last name.
func (n *newcomer) setName(v any) error {
	s, err := asText("name", v)
	s = strings.TrimSpace(s)
	n.act.Owner.First, n.act.Owner.Last = "", s
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		n.act.Owner.First, n.act.Owner.Last = s[:i], s[i+1:]
	}
	return err
}

// setPIN takes the number's own default PIN, where the profile has one.
func (n *newcomer) setPIN(v any) error {
	w := wish{pin: n.act.DefaultPIN}
	err := w.setPIN(v)
	n.act.DefaultPIN = w.pin
	return err
}

func (n *newcomer) setCharacteristics(v any) error {
	list, ok := v.([]any)
	if !ok {
		return badRequest(codeBody, "resourceCharacteristic is not a list", "")
	}
	for _, entry := range list {
		c, _ := entry.(object)
		name, named := c["name"].(string)
		value, valued := c["value"]
		if !named || !valued {
			return badRequest(codeBody, "a characteristic is not an object with a name and a value", "")
		}
		if err := n.setCharacteristic(name, value); err != nil {
			return err
		}
	}
	return nil
}

func (n *newcomer) setCharacteristic(name string, v any) error {
	owner := &n.act.Owner
	fields := map[string]*string{
		charTenant: &n.key.Tenant, charNumber: &n.key.Number, charMain: &n.act.Main, charEmail: &owner.Email,
		charPhone: &owner.Phone, charUserName: &owner.UserName, charAlternateID: &owner.AltID, charSite: &owner.Site,
	}
	if name == charPassword {
		return n.setPIN(v)
	}
	if at, ok := fields[name]; ok {
		return setOnce(at, name, v)
	}
	if _, known := characteristicKinds()[name]; known {
		return badRequest(codeReadOnly, "the characteristic "+name+" cannot be given to a new mailbox", "")
	}
	return badRequest(codeUnknown, "the body has a characteristic that is not known", "")
}
