package tmf702

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// kind is what the values of an attribute are, and so how they compare.
type kind int

const (
	text kind = iota
	number
	instant
	truth
)

// catalog is what clients can ask for by name in one collection.
type catalog struct {
	first []string        // the first-level attributes, for fields=
	paths map[string]kind // what can be compared and sorted by, dotted
}

// knows reports whether an entry can have a first-level attribute.
func (c catalog) knows(name string) bool { return slices.Contains(c.first, name) }

// resources, monitors and events are the catalogs. The attributes of TM Forum's definition that a
// mailbox never has are known all the same: asking for one is no mistake.
func resources() catalog {
	c := catalog{
		first: []string{
			"id", "href", "category", "description", "endOperatingDate", "name", "resourceVersion", "startOperatingDate",
			"activationFeature", "administrativeState", "attachment", "note", "operationalState", "place", "relatedParty",
			"resourceCharacteristic", "resourceRelationship", "resourceSpecification", "resourceStatus", "usageState",
			"@baseType", "@schemaLocation", "@type", "vmid",
		},
		paths: map[string]kind{
			"resourceVersion": number, "startOperatingDate": instant, "endOperatingDate": instant,
			"relatedParty.id": text, "relatedParty.name": text, "relatedParty.role": text, "relatedParty.@referredType": text,
			"resourceRelationship.relationshipType": text, "resourceRelationship.resource.id": text, "resourceRelationship.resource.href": text,
			"resourceCharacteristic.name": text, "resourceCharacteristic.valueType": text, "resourceCharacteristic.value": text,
		},
	}
	c.addTexts("id", "href", "category", "description", "name", "administrativeState", "operationalState", "resourceStatus",
		"usageState", "@baseType", "@schemaLocation", "@type", "vmid")
	for name, k := range characteristicKinds() {
		c.paths["resourceCharacteristic."+name] = k
	}
	return c
}

// characteristicKinds are the characteristics that a mailbox can have.
func characteristicKinds() map[string]kind {
	return map[string]kind{
		charTenant: text, charNumber: text, charMain: text, charEmail: text, charPhone: text, charUserName: text,
		charAlternateID: text, charSite: text, charProfile: text, charPINState: text, charPINMustChange: truth,
		charFailed: number, charDormant: truth, charPINChangedAt: instant, charPINExpiresAt: instant, charLastSignIn: instant,
	}
}

func monitors() catalog {
	c := catalog{
		first: []string{
			"id", "href", "sourceHref", "state", "request", "response", "progress", "failure", "skipped",
			"@baseType", "@schemaLocation", "@type",
		},
		paths: map[string]kind{
			"progress.total": number, "progress.done": number, "progress.failed": number, "progress.left": number,
			"progress.startedAt": instant, "progress.endedAt": instant,
		},
	}
	c.addTexts("id", "href", "sourceHref", "state", "@baseType", "@schemaLocation", "@type")
	return c
}

// events are what the query of a subscription can pick by: the event's own attributes and the
// resource's, as event.resource.administrativeState.
func events() catalog {
	c := catalog{
		first: []string{"eventId", "eventTime", "eventType", "correlationId", "domain", "title", "priority", "timeOcurred", "fieldPath", "event"},
		paths: map[string]kind{"eventTime": instant, "timeOcurred": instant},
	}
	c.addTexts("eventId", "eventType", "correlationId", "domain", "title", "priority", "fieldPath")
	for path, k := range resources().paths {
		c.paths["event.resource."+path] = k
	}
	for path, k := range monitors().paths {
		c.paths["event.monitor."+path] = k
	}
	return c
}

func (c catalog) addTexts(paths ...string) {
	for _, p := range paths {
		c.paths[p] = text
	}
}

// find collects the values under a path. In a list it looks into every entry; an entry with a name
// and a value is also found by its name.
func find(v any, path []string) []any {
	switch v := v.(type) {
	case object:
		if len(path) == 0 {
			return nil
		}
		if next, ok := v[path[0]]; ok {
			return find(next, path[1:])
		}
		return nil
	case []any:
		var all []any
		for _, entry := range v {
			if o, ok := entry.(object); ok && len(path) == 1 && o["name"] == path[0] {
				all = append(all, o["value"])
				continue
			}
			all = append(all, find(entry, path)...)
		}
		return all
	}
	if len(path) > 0 {
		return nil
	}
	return []any{v}
}

// operand is a text of a query as a value of a kind; ok is false where it is none.
func operand(k kind, s string) (v any, ok bool) {
	switch k {
	case number:
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil
	case instant:
		at, err := time.Parse(time.RFC3339, s)
		return at, err == nil
	case truth:
		b, err := strconv.ParseBool(s)
		return b, err == nil
	}
	return s, true
}

// compare orders a value that an entry has and an operand of the same kind; ok is false where the
// value is of another kind.
func compare(k kind, have, want any) (order int, ok bool) {
	have, ok = operand(k, written(have))
	if !ok {
		return 0, false
	}
	switch want := want.(type) {
	case float64:
		return cmpFloat(have.(float64), want), true
	case time.Time:
		return have.(time.Time).Compare(want), true
	case bool:
		return cmpFloat(asFloat(have.(bool)), asFloat(want)), true
	}
	return strings.Compare(written(have), written(want)), true
}
