package mailbox_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"voiceportal/ivr/mailbox"
)

func (o *office) undo(seq uint64) mailbox.Undone {
	o.Helper()
	u, err := o.Undo(o.Context(), kim, seq)
	if err != nil {
		o.Fatalf("undo %d: %v", seq, err)
	}
	return u
}

func (o *office) undoRefused(seq uint64, want mailbox.RefusalCode) {
	o.Helper()
	_, err := o.Undo(o.Context(), kim, seq)
	o.refusal(err, want)
}

// same compares mailboxes but for what every act changes.
func (o *office) same(what string, want, got mailbox.Summary, ignore ...string) {
	o.Helper()
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(mailbox.Summary{}, append(ignore, "Version")...)); diff != "" {
		o.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestAnActIsTakenBackAndDoneAgain(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		k       mailbox.Key
		prepare func(*office)
		act     mailbox.Act
	}{
		{"unlock", ana, func(o *office) { o.fail(ana, 5) }, mailbox.Unlock{}},
		{"unlock by an admin", ana, func(o *office) { o.apply(ana, mailbox.LockOut{}) }, mailbox.Unlock{AdminLock: true}},
		{"lock", ana, func(o *office) { o.fail(ana, 2) }, mailbox.LockOut{}},
		{"lock what the portal had locked", ana, func(o *office) { o.fail(ana, 5) }, mailbox.LockOut{}},
		{"force a change", ana, nil, mailbox.ForceChange{}},
		{"edit", ana, nil, mailbox.Edit{First: to("Anna"), Email: to(""), UserName: to("anna"), Site: to("Rotterdam")}},
		{"edit the number", ana, nil, mailbox.Edit{Number: to("4777")}},
		{"edit a main number", desk, nil, mailbox.Edit{Number: to("2900")}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != nil {
				tt.prepare(o)
			}
			before := o.summary(tt.k)
			done := o.apply(tt.k, tt.act)
			undone := o.undo(done.Audit)
			o.same("after the undo", before, o.summary(tt.k))
			o.same("as the undo tells it", before, undone.After)
			if undone.Of.Seq != done.Audit || undone.Audit <= done.Audit {
				t.Errorf("took back entry %d with entry %d, want %d and a later one", undone.Of.Seq, undone.Audit, done.Audit)
			}
			redone := o.undo(undone.Audit)
			o.same("after the redo", done.After, o.summary(done.After.Key))
			o.undo(redone.Audit)
			o.same("after taking the redo back", before, o.summary(tt.k))
		})
	}
}

func TestAnUndoneUnlockLocksAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.fail(ana, 5)
	done := o.apply(ana, mailbox.Unlock{})
	o.undo(done.Audit)
	if got := o.signIn(ana, anaPIN); got.Verdict != mailbox.Locked {
		t.Errorf("the right PIN gives %q, want %q", got.Verdict, mailbox.Locked)
	}
}

func TestAnUndoHasAnEntryOfItsOwn(t *testing.T) {
	t.Parallel()
	o := open(t)
	done := o.apply(ana, mailbox.LockOut{})
	undone := o.undo(done.Audit)
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: ana}, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := mailbox.AuditEntry{
		Seq: undone.Audit, Act: mailbox.EntryUndo, Mailbox: ana, Actor: "kim", Reason: kim.Reason,
		Detail: "entry " + strconv.FormatUint(done.Audit, 10) + ", lock", Correlation: strconv.FormatUint(done.Audit, 10),
		Before: "locked", After: "active", At: morning, Wall: morning,
	}
	if diff := cmp.Diff(want, entries[0], cmpopts.IgnoreFields(mailbox.AuditEntry{}, "Chain")); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
	if got, want := mailbox.Sentence(entries[0]), "kim took back an act on harbor/4012 (entry "+want.Correlation+", lock). Status locked → active. Reason: asked by phone."; got != want {
		t.Errorf("sentence %q, want %q", got, want)
	}
}

func TestAnActivationIsTakenBackOnce(t *testing.T) {
	t.Parallel()
	for _, k := range []mailbox.Key{gia, mia} {
		o := open(t)
		if k == mia {
			o.apply(mia, mailbox.Deactivate{})
		}
		before := o.summary(k)
		done := o.apply(k, mailbox.Activate{})
		undone := o.undo(done.Audit)
		o.same(k.String(), before, o.summary(k), "Generation", "SetAt")
		o.undoRefused(undone.Audit, mailbox.RefusedMoved) // it would give out another PIN
	}
}

func TestThePINThatAnActivationSentDiesWithIt(t *testing.T) {
	t.Parallel()
	o := open(t)
	done := o.apply(gia, mailbox.Activate{})
	sent := o.mailed(gia)
	o.undo(done.Audit)
	o.apply(gia, mailbox.Activate{})
	if got := o.signIn(gia, sent); got.Verdict == mailbox.SignedIn || got.Verdict == mailbox.MustChange {
		t.Errorf("the PIN of an activation that was taken back gives %q", got.Verdict)
	}
}

func TestAMessageSinceTheActivationStays(t *testing.T) {
	t.Parallel()
	o := open(t)
	done := o.apply(gia, mailbox.Activate{})
	if _, err := o.LeaveMessage(t.Context(), mailbox.Message{Mailbox: gia, From: "4012", Duration: time.Second, Text: "Hello Gia."}); err != nil {
		t.Fatal(err)
	}
	o.undoRefused(done.Audit, mailbox.RefusedMoved)
	if s := o.summary(gia); !s.Active || s.NewMessages != 1 {
		t.Errorf("active %t with %d messages, want as before", s.Active, s.NewMessages)
	}
}

func TestWhatHasMovedOnIsNotTakenBack(t *testing.T) {
	t.Parallel()
	for name, next := range map[string]func(*office){
		"another act": func(o *office) { o.apply(ana, mailbox.LockOut{}) },
		"an act and a reset": func(o *office) {
			o.apply(ana, mailbox.LockOut{})
			o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary})
		},
		"a wrong PIN":        func(o *office) { o.fail(ana, 1) },
		"a sign-in":          func(o *office) { o.signIn(ana, anaPIN) },
		"a reset":            func(o *office) { o.apply(ana, mailbox.Reset{To: mailbox.CredentialTemporary}) },
		"its removal":        func(o *office) { o.apply(ana, mailbox.Delete{}) },
		"a class":            func(o *office) { o.ok(o.Load(o.Context(), kim, town(), false)) },
		"having been undone": func(o *office) { o.undo(0) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			done := o.apply(ana, mailbox.ForceChange{})
			next(o)
			before := o.state()
			o.undoRefused(done.Audit, mailbox.RefusedMoved)
			if o.state() != before {
				t.Error("a refused undo changed the store")
			}
		})
	}
}

// ok expects no error.
func (o *office) ok(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

func TestStepsAreTakenBackOneByOneAndDoneAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	acts := []mailbox.Act{mailbox.ForceChange{}, mailbox.LockOut{}, mailbox.Edit{Number: to("4777")}, mailbox.Unlock{AdminLock: true}}
	states := []mailbox.Summary{o.summary(ana)}
	var entries []uint64
	at := ana
	for _, act := range acts {
		r := o.apply(at, act)
		at = r.After.Key
		states, entries = append(states, r.After), append(entries, r.Audit)
	}
	o.undoRefused(entries[0], mailbox.RefusedMoved) // the last one first
	for range 2 {                                   // there and back, twice
		for i := len(acts) - 1; i >= 0; i-- {
			u := o.undo(entries[i])
			o.same("back", states[i], u.After)
			entries[i] = u.Audit
		}
		for i := range acts {
			u := o.undo(entries[i])
			o.same("again", states[i+1], u.After)
			entries[i] = u.Audit
		}
	}
}

func TestMovesOfTheClockAreTakenBackOneByOne(t *testing.T) {
	t.Parallel()
	o := open(t)
	first, second := o.move(mailbox.ClockAct{Advance: 31 * day}), o.move(mailbox.ClockAct{Advance: day})
	o.undoRefused(first.Audit, mailbox.RefusedMoved)
	again := o.undo(second.Audit)
	o.shows(morning.Add(31 * day))
	o.undo(first.Audit)
	o.shows(morning)
	o.undoRefused(again.Audit, mailbox.RefusedMoved) // the first is to be done again first
}

func TestOnlyTheNewestStepsAreKept(t *testing.T) {
	t.Parallel()
	o := open(t)
	var entries []uint64
	for i := range 9 {
		entries = append(entries, o.apply(ana, mailbox.Edit{First: to("Ana" + strconv.Itoa(i))}).Audit)
	}
	for i := 8; i > 0; i-- {
		o.undo(entries[i])
	}
	o.undoRefused(entries[0], mailbox.RefusedMoved)
}

func TestWhatWithdrawsAPINIsNotTakenBack(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, act := range []mailbox.Act{
		mailbox.Reset{To: mailbox.CredentialTemporary}, mailbox.SetPIN{PIN: fresh}, mailbox.ExpireNow{}, mailbox.Deactivate{},
	} {
		o.undoRefused(o.apply(ana, act).Audit, mailbox.RefusedNoUndo)
	}
	o.signIn(noah, noahPIN)
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{Mailbox: noah}, 1)
	o.ok(err)
	o.undoRefused(entries[0].Seq, mailbox.RefusedNoUndo)
	o.undoRefused(1<<40, mailbox.RefusedNoUndo)
}

func TestTheNewestActOfAnActorIsTakenBackFirst(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.undoRefused(0, mailbox.RefusedNoUndo)
	first := o.apply(ana, mailbox.ForceChange{})
	second := o.apply(ben, mailbox.ForceChange{})
	if _, err := o.Apply(t.Context(), mailbox.By{Actor: "sam"}, noah, mailbox.LockOut{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []uint64{second.Audit, first.Audit} {
		if u := o.undo(0); u.Of.Seq != want {
			t.Errorf("took back entry %d, want %d", u.Of.Seq, want)
		}
	}
	o.undoRefused(0, mailbox.RefusedNoUndo) // what sam did is sam's
}

func TestAMoveOfTheClockIsTakenBack(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		prepare mailbox.ClockAct
		act     mailbox.ClockAct
		frozen  bool // before
	}{
		{name: "a jump", act: mailbox.ClockAct{Advance: 31 * day}},
		{name: "a jump back", act: mailbox.ClockAct{Advance: -3 * day}},
		{name: "a date", act: mailbox.ClockAct{SetTo: morning.AddDate(1, 0, 0)}},
		{name: "a stop", act: mailbox.ClockAct{Freeze: true}},
		{name: "a jump of a clock that stands", prepare: mailbox.ClockAct{Freeze: true}, act: mailbox.ClockAct{Advance: day}, frozen: true},
		{name: "a run", prepare: mailbox.ClockAct{Freeze: true}, act: mailbox.ClockAct{Run: true}, frozen: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := open(t)
			if tt.prepare != (mailbox.ClockAct{}) {
				o.move(tt.prepare)
			}
			done := o.move(tt.act)
			o.advance(time.Minute)
			u := o.undo(done.Audit)
			want := morning.Add(time.Minute) // the minute has passed all the same
			if tt.frozen || tt.act.Freeze {
				want = morning
			}
			o.shows(want)
			if !u.To.Equal(want) {
				t.Errorf("the undo tells %v, want %v", u.To, want)
			}
			if clock, _, err := o.PortalClock(t.Context()); err != nil || clock.Frozen != tt.frozen {
				t.Errorf("frozen %t, %v; want %t", clock.Frozen, err, tt.frozen)
			}
			o.undoRefused(done.Audit, mailbox.RefusedMoved)
			o.undo(u.Audit)
			if done.From != done.To {
				o.shows(done.To.Add(want.Sub(morning)))
			}
		})
	}
}

func TestAPINThatAJumpExpiredIsGoodAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	before := o.summary(ana)
	done := o.move(mailbox.ClockAct{Advance: 31 * day})
	if got := o.summary(ana).Status; got != mailbox.StatusExpired {
		t.Fatalf("after the jump: %s", got)
	}
	o.undo(done.Audit)
	o.same("after the undo", before, o.summary(ana))
}
