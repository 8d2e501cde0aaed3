package main

import (
	"crypto/rand"
	"path/filepath"
	"testing"
	"time"

	"voiceportal/fixtures"
	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/pin"
	"voiceportal/ivr/scenario"
	"voiceportal/prompts"
	"voiceportal/store/bolt"
)

// lesson opens a classroom on a store on disk, with the lesson of the lock on its stage.
func lesson(t *testing.T) (*classroom, *scenario.Stage) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "class.db")
	keys, err := pin.CreateKeyFile(file+".key", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	profiles, err := fixtures.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	speech, err := prompts.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(file, bolt.Options{Chain: keys.Chain, KeyID: keys.ID()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	p := &program{now: time.Now}
	room, err := p.classroom(&session{
		settings: settings{store: file, keyFile: file + ".key", actor: "trainer"},
		store:    db, profiles: profiles, prompts: speech,
	}, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Load(fixtures.Scenarios(), "pin-lockout.call")
	if err != nil {
		t.Fatal(err)
	}
	st, err := room.stage(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return room, st
}

// box is the mailbox of the lesson.
var box = mailbox.Key{Tenant: "harbor", Number: "4012"}

func (r *classroom) failures(t *testing.T) int {
	t.Helper()
	s, err := r.accounts.Summary(t.Context(), box)
	if err != nil {
		t.Fatal(err)
	}
	return s.Failures
}

func TestOthersOnTheClassStoreSeeTheLesson(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	room, st := lesson(t)
	for range 2 {
		if err := st.Next(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if got := room.failures(t); got != 1 {
		t.Errorf("the store has %d wrong PINs after the second step, want 1", got)
	}
	now, err := room.accounts.Now(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if film := st.Film(); !now.Equal(film[len(film)-1].Portal) {
		t.Errorf("the admin's clock shows %v, the stage's %v", now, film[len(film)-1].Portal)
	}
	if err := st.Rewind(ctx, 1); err != nil {
		t.Fatal(err)
	}
	if got := room.failures(t); got != 0 {
		t.Errorf("after going back the store has %d wrong PINs", got)
	}
}

func TestAnAdminsActReachesTheStage(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	room, st := lesson(t)
	if err := st.Next(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := room.accounts.Apply(ctx, mailbox.By{Actor: "ines"}, box, mailbox.LockOut{}); err != nil {
		t.Fatal(err)
	}
	if err := st.Look(ctx); err != nil {
		t.Fatal(err)
	}
	film := st.Film()
	if film[len(film)-1].Update.Snapshot.Cause != "account-changed" {
		t.Errorf("the call ended for the reason %q", film[len(film)-1].Update.Snapshot.Cause)
	}
}

func TestAResetOfTheClassCanBeTakenBack(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	room, st := lesson(t)
	if err := room.Undo(ctx); err == nil {
		t.Error("there is something to bring back before anything was kept")
	}
	for range 2 {
		if err := st.Next(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if err := room.Keep(ctx); err != nil {
		t.Fatal(err)
	}
	if err := st.Rewind(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if err := room.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := room.failures(t); got != 1 {
		t.Errorf("brought back, the store has %d wrong PINs, want 1", got)
	}
}
