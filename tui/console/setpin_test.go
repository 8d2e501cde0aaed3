package console

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/tui/kit"
)

// setPINOf is the PIN of the one act that was done; it is compared, never printed.
func setPINOf(t *testing.T, s *stage) mailbox.SetPIN {
	t.Helper()
	if len(s.did()) != 1 {
		t.Fatalf("%d acts done, want one\n%s", len(s.did()), s.text())
	}
	act, ok := s.did()[0].Act.(mailbox.SetPIN)
	if !ok {
		t.Fatalf("the act is a %T", s.did()[0].Act)
	}
	return act
}

func TestSettingAPINJudgesItWhileItIsTyped(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		typed string
		shows []string
	}{
		{"", []string{"· 4 to 8 digits", "Once more  not yet"}},
		{"29", []string{"● ●", "· 4 to 8 digits"}},
		{"123", []string{"✗ no run of 3 or more digits", "easy to guess. Try"}},
		{"2947", []string{"✓ 4 to 8 digits", "✓ no run of 3", "(checked at the end)"}},
		{"294729471", []string{"✗ 4 to 8 digits", "A PIN has 4 to 8 digits. Try another."}},
		{"84012", []string{"✗ the mailbox number nowhere in it"}},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			t.Parallel()
			newStage(t, kit.AdminScreen).press("p").enter(tt.typed).shows(tt.shows...)
		})
	}
}

func TestSettingAPINWantsItTwice(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("p").enter("2947").press("enter")
	s.shows("✓ not any previous PIN", "Set the PIN")
	s.press("enter").shows("Type the PIN once more, so that a slip shows.")
	s.enter("2974").press("enter").shows("The two are not the same.")
	s.enter("2947").press("enter").says("Set a PIN for 4012 Ana Duarte.")
	if act := setPINOf(t, s); !act.PIN.Equal(pin.New("2947")) || act.CustomerChose {
		t.Errorf("the PIN is not the one typed, or no change is due (customer chose: %v)", act.CustomerChose)
	}
	if s.page().Captures() {
		t.Error("the dialog is still open")
	}
}

func TestTheBoxSaysWhetherAChangeIsDue(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("p").shows("[✓] Ana must change it at the next call")
	s.press("space").shows("[ ] Ana must change it").click(mustChange)
	s.shows("[✓]").press("space").enter("2947").press("tab").enter("2947").press("enter")
	if act := setPINOf(t, s); !act.CustomerChose {
		t.Error("with the box off a change is due all the same")
	}
}

func TestWhatOnlyTheAccountsKnowIsJudgedWhenTheFieldIsLeft(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen, func(_ *Options, d *fakeDesk) {
		d.broken = []pin.Violation{{Rule: pin.RuleHistory}}
	})
	s.press("p").enter("2947").press("enter")
	s.shows("✗ not any previous PIN", "A PIN may not be any previous PIN, forwards or backwards.")
	s.press("backspace").hides("✗ not any previous PIN")
	if len(s.did()) > 0 {
		t.Errorf("a PIN that breaks a rule was set")
	}
}

func TestARefusalAtTheEndKeepsTheDialogOpen(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("p").enter("2947").press("enter").enter("2947")
	for i := range s.desk.boxes {
		s.desk.boxes[i].Active = false
	}
	s.press("enter").shows("Mailbox harbor/4012 is deactivated. Activate it first.")
	if !s.page().Captures() {
		t.Error("the dialog closed without its act")
	}
}

func TestTypedDigitsAreHiddenUnlessShown(t *testing.T) {
	t.Parallel()
	const chosen = "83917"
	s := newStage(t, kit.AdminScreen).press("p").enter(chosen).hides(chosen, "PINs SHOWN")
	s.press("v").shows(chosen, "PINs SHOWN", "Hide digits")
	s.press("v").hides(chosen, "PINs SHOWN")
	s.click(showDigits).shows(chosen)
	s.press("esc").hides(chosen, "PINs SHOWN")
	if len(s.did()) > 0 {
		t.Error("esc set the PIN")
	}
}

func TestAPastedPINIsTypedWithoutItsBlanks(t *testing.T) {
	t.Parallel()
	s := newStage(t, kit.AdminScreen).press("p")
	s.run(s.page().Update(tea.PasteMsg{Content: " 2947\n"}))
	s.press("enter").enter("2947").press("enter")
	if !setPINOf(t, s).PIN.Equal(pin.New("2947")) {
		t.Error("the PIN is not the one pasted")
	}
}
