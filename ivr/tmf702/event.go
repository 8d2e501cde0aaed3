package tmf702

import (
	"encoding/json"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The types of events.
const (
	eventCreate  = "ResourceCreateEvent"
	eventValue   = "ResourceAttributeValueChangeEvent"
	eventState   = "ResourceStateChangeEvent"
	eventDelete  = "ResourceDeleteEvent"
	eventBegun   = "MonitorCreateEvent"
	eventMonitor = "MonitorStateChangeEvent"
)

// event is one notification. The same one has the same id whenever it is sent.
type event struct {
	id          string
	kind        string
	at          time.Time // portal time
	title       string
	priority    string
	correlation string
	fieldPath   string // what changed, for eventValue
	about       string // the name of its payload: resource or monitor
	payload     object
}

// object is the event as a listener gets it. Ocurred is written as in TM Forum's definition.
func (e event) object() object {
	o := object{
		"eventId": e.id, "eventType": e.kind, "eventTime": stamp(e.at), "timeOcurred": stamp(e.at),
		"domain": "Voice mail", "title": e.title, "priority": e.priority,
		"event": object{e.about: e.payload},
	}
	setText(o, "correlationId", e.correlation)
	setText(o, "fieldPath", e.fieldPath)
	return o
}

func (e event) body() ([]byte, error) { return json.Marshal(e.object()) }

// address is where a listener takes events of this type.
func (e event) address(callback string) string {
	first, size := utf8.DecodeRuneInString(e.kind)
	return strings.TrimSuffix(callback, "/") + "/listener/" + string(unicode.ToLower(first)) + e.kind[size:]
}
