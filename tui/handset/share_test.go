package handset

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func TestTheConversationIsCopiedAsText(t *testing.T) {
	t.Parallel()
	s, _ := phone(t, nil)
	if got := s.Copied(); got != nil {
		t.Errorf("without a call: %q", got)
	}
	got := strings.Join(secondTry(t).s.Copied(), "\n")
	for _, want := range []string{"Portal  Welcome to the voice portal.", "You     4 0 1 2 #", "You     ● ● ● ● #"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not copied:\n%s", want, got)
		}
	}
	if strings.Contains(got, wrong) || strings.Contains(got, spaced(wrong)) {
		t.Error("the copy holds a PIN")
	}
}

func TestTheReportHasEveryCall(t *testing.T) {
	t.Parallel()
	c := secondTry(t)
	if got := c.s.Report(); len(got) != 1 || !strings.Contains(got[0].Lines[1], "It goes on.") {
		t.Errorf("during the call: %+v", got)
	}
	c.step(ivr.HungUp{})
	got := c.s.Report()
	if len(got) != 1 {
		t.Fatalf("%d sections, want 1", len(got))
	}
	r := got[0]
	if want := "from 4012 to 7000, mailbox 4012"; !strings.HasPrefix(r.Title, "Call 1, 00:") || !strings.HasSuffix(r.Title, want) {
		t.Errorf("title %q, want Call 1 … %s", r.Title, want)
	}
	if want := "On hook > Welcome > Mailbox > Enter PIN > On hook"; r.Lines[0] != want {
		t.Errorf("path %q, want %q", r.Lines[0], want)
	}
	f := r.Facts.(callFacts)
	f.Conversation, f.Seconds = nil, 0
	want := callFacts{
		From: "harbor/4012", To: "7000", Mailbox: "4012", Path: []string{"Welcome", "Mailbox", "Enter PIN", "On hook"},
		Keys: 10, Bargeins: 2, WrongPINs: 1, Ended: c.s.call.ending(),
	}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	text, err := json.Marshal(r)
	if err != nil || strings.Contains(string(text), wrong) {
		t.Errorf("as JSON: %v, or it holds a PIN", err)
	}
}
