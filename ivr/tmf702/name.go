package tmf702

import (
	"strings"

	"voiceportal/ivr/mailbox"
)

// Base is the path under which TM Forum's definition puts the API.
const Base = "/tmf-api/ResourceActivationAndConfiguration/v4"

// The names of the types.
const (
	typeMailbox = "Voicemailbox"
	typeMonitor = "ResetDormantMonitor"
)

// The collections.
const (
	collectionResource = "resource"
	collectionMonitor  = "monitor"
	collectionHub      = "hub"
)

// idOf is a mailbox's id in the API: harbor-4012. A number has no hyphen, so the last one tells
// the two parts apart, and nothing in an id needs to be escaped in a path.
func idOf(k mailbox.Key) string { return k.Tenant + "-" + k.Number }

// keyOf is the mailbox that an id names; ok is false for a text that is no id.
func keyOf(id string) (k mailbox.Key, ok bool) {
	i := strings.LastIndexByte(id, '-')
	if i <= 0 || i == len(id)-1 {
		return mailbox.Key{}, false
	}
	k = mailbox.Key{Tenant: id[:i], Number: id[i+1:]}
	return k, strings.Trim(k.Number, "0123456789") == ""
}

// href is the address of an entry of a collection.
func (s *Server) href(collection, id string) string {
	return s.url + Base + "/" + collection + "/" + id
}

// schemaHref is the address of the JSON Schema of a type.
func (s *Server) schemaHref(name string) string { return s.url + Base + "/schema/" + name + ".json" }
