package ivr_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr"
)

func TestTheCountsFollowTheMessages(t *testing.T) {
	t.Parallel()
	old := ivr.MessageDone{Found: true, Message: 3, Index: 2, Total: 2}
	for _, tt := range []struct {
		name       string
		message    ivr.MessageDone
		key        string
		new, saved int
	}{
		{"a new one is saved", voiceMessage, "#", 1, 2},
		{"a new one is deleted", voiceMessage, "7", 1, 1},
		{"a new one stays new", voiceMessage, "6", 2, 1},
		{"a saved one is saved again", old, "#", 2, 1},
		{"a saved one is deleted", old, "7", 2, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := prompted(t, flow(), ivr.StateFetchMessage) // 2 new, 1 saved
			l.answer(tt.message)
			l.press(tt.key)
			l.answer(ivr.MessageDone{})
			l.in(ivr.StateMainMenu)
			if s := l.m.Snapshot(); s.New != tt.new || s.Saved != tt.saved {
				t.Errorf("%d new and %d saved, want %d and %d", s.New, s.Saved, tt.new, tt.saved)
			}
		})
	}
}

func TestMessagesAreAskedForOneByOne(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateMainMenu)
	l.press("1")
	wantRequest(t, l, ivr.Messages{ID: l.asked, Op: ivr.MessageFirst})
	l.answer(voiceMessage)
	l.plays(ivr.MessageIntro, ivr.MessageBody, ivr.MessageMenu)
	for _, tt := range []struct {
		key  string
		op   ivr.MessageOp
		says []ivr.PromptID
	}{
		{"6", ivr.MessageNext, ids(ivr.MessageIntro, ivr.MessageBody, ivr.MessageMenu)},
		{"#", ivr.MessageSave, ids(ivr.MessageSaved, ivr.MessageIntro, ivr.MessageBody, ivr.MessageMenu)},
		{"7", ivr.MessageDelete, ids(ivr.MessageDeleted, ivr.MessageIntro, ivr.MessageBody, ivr.MessageMenu)},
	} {
		l.press(tt.key)
		wantRequest(t, l, ivr.Messages{ID: l.asked, Op: tt.op, Message: 7})
		l.answer(voiceMessage)
		l.plays(tt.says...)
	}
	l.press("2")
	l.plays(ivr.MessageIntro, ivr.MessageBody, ivr.MessageMenu)
	if s := l.m.Snapshot(); s.Message != 1 || s.Messages != 3 {
		t.Errorf("hearing message %d of %d, want 1 of 3", s.Message, s.Messages)
	}
}

// wantRequest fails the test unless the last effect is the request.
func wantRequest(t *testing.T, l *leg, want ivr.Effect) {
	t.Helper()
	if got := l.effects[len(l.effects)-1]; !cmp.Equal(got, want) {
		t.Errorf("asked for %+v, want %+v", got, want)
	}
}

func TestAMailboxWithoutMessagesSaysSo(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateFetchMessage)
	l.answer(ivr.MessageDone{})
	l.plays(ivr.NoMessages, ivr.MainMenu)
	l.press("1")
	l.answer(voiceMessage)
	l.press("6")
	l.answer(ivr.MessageDone{})
	l.plays(ivr.NoMoreMessages, ivr.MainMenu)
}

func TestTheGreetingIsToldAndSwitched(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateMainMenu)
	l.press("3")
	wantRequest(t, l, ivr.Greeting{ID: l.asked, Op: ivr.GreetingTell})
	l.answer(ownGreeting)
	l.plays(ivr.GreetingOwnP, ivr.GreetingMenu)
	l.press("2")
	wantRequest(t, l, ivr.Greeting{ID: l.asked, Op: ivr.GreetingStandard})
	l.answer(ivr.GreetingDone{HasOwn: true})
	l.plays(ivr.GreetingStandardP, ivr.GreetingMenu)
	l.press("1")
	wantRequest(t, l, ivr.Greeting{ID: l.asked, Op: ivr.GreetingOwn})
	l.answer(ivr.GreetingDone{}) // there is none
	l.plays(ivr.NoOwnGreeting, ivr.GreetingStandardP, ivr.GreetingMenu)
	l.press("*")
	l.in(ivr.StateMainMenu)
}

func TestAMessageIsKeptFromASecondOn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		spoken time.Duration
		by     func(*leg)
		want   time.Duration // kept, 0 for none
		state  ivr.State
	}{
		{"# after a second", time.Second, pound, time.Second, ivr.StateKeepMessage},
		{"# too early", 999 * time.Millisecond, pound, 0, ivr.StateGoodbye},
		{"hanging up after a second", time.Second, hangUp, time.Second, ivr.StateReleased},
		{"hanging up too early", 999 * time.Millisecond, hangUp, 0, ivr.StateReleased},
		{"the longest message", 3 * time.Minute, func(*leg) {}, 3 * time.Minute, ivr.StateKeepMessage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := prompted(t, flow(), ivr.StateLeaveMessage)
			if got := l.m.Snapshot().Wants; got != ivr.WantsMessage {
				t.Errorf("after the tone the portal wants %v", got)
			}
			l.wait(tt.spoken)
			tt.by(l)
			l.in(tt.state)
			var kept []ivr.KeepMessage
			for _, e := range l.effects {
				switch e := e.(type) {
				case ivr.KeepMessage:
					kept = append(kept, e)
				case ivr.Release:
					if tt.want > 0 && len(kept) == 0 {
						t.Error("released before the message was kept")
					}
				}
			}
			var want []ivr.KeepMessage
			if tt.want > 0 {
				want = []ivr.KeepMessage{{ID: l.asked, Mailbox: "4019", From: "4012", Duration: tt.want}}
			}
			if diff := cmp.Diff(want, kept); diff != "" {
				t.Errorf("kept (-want +got):\n%s", diff)
			}
		})
	}
}

func pound(l *leg) { l.press("#") }

func hangUp(l *leg) { l.step(ivr.HungUp{}) }

func TestNothingIsKeptOfACallThatNeverHeardTheTone(t *testing.T) {
	t.Parallel()
	l := arrive(t, flow(), ivr.StateLeaveMessage)
	if got := l.m.Snapshot().Wants; got != ivr.WantsNothing {
		t.Errorf("during the greeting the portal wants %v", got)
	}
	l.wait(3 * time.Second)
	l.step(ivr.HungUp{})
	for _, e := range l.effects {
		if k, ok := e.(ivr.KeepMessage); ok {
			t.Errorf("kept %+v", k)
		}
	}
	l.released(ivr.CauseCaller)
}

func TestKeysDoNotEndAMessageButPound(t *testing.T) {
	t.Parallel()
	l := prompted(t, flow(), ivr.StateLeaveMessage)
	l.wait(2 * time.Second)
	l.press("0123456789*")
	l.in(ivr.StateLeaveMessage)
	l.wait(2 * time.Second)
	l.press("#")
	l.in(ivr.StateKeepMessage)
	if got := l.effects[0].(ivr.KeepMessage).Duration; got != 4*time.Second {
		t.Errorf("kept %v, want 4s", got)
	}
}

func TestACalledMailboxGreetsWithItsOwnWordsIfItHasAny(t *testing.T) {
	t.Parallel()
	for own, want := range map[string]ivr.PromptID{"": ivr.CalleeStandard, "Ana here.": ivr.CalleeOwn} {
		o := offer(ivr.DoorMessage)
		o.Greeting = own
		l := newLeg(t, flow())
		l.step(o)
		if !cmp.Equal(l.effects, []ivr.Effect{ivr.Ring{}}) {
			t.Errorf("first %v, want to ring", l.effects)
		}
		l.wait(4 * time.Second)
		if l.effects[0] != (ivr.Answer{}) {
			t.Errorf("then %v, want to answer", l.effects)
		}
		l.plays(want, ivr.LeaveMessageTone)
	}
}

func TestANumberNotInServiceIsNotAnswered(t *testing.T) {
	t.Parallel()
	l := call(t, flow(), ivr.DoorNone)
	l.plays(ivr.NotInService)
	for _, e := range l.effects {
		if e == (ivr.Answer{}) {
			t.Error("the leg was answered")
		}
	}
	l.listen()
	l.released(ivr.CauseCompleted)
}
