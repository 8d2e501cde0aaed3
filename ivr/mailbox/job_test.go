package mailbox_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// idle makes mailboxes in harbor that nobody has ever signed in to.
func (o *office) idle(numbers ...string) {
	o.Helper()
	for _, n := range numbers {
		o.apply(mailbox.Key{Tenant: "harbor", Number: n}, mailbox.Create{Owner: mailbox.Owner{Last: n, Email: n + "@harbor.example"}})
	}
}

// begin begins a reset of what was idle for 90 days, once that time has passed.
func (o *office) begin() mailbox.Job {
	o.Helper()
	j, again, err := o.StartReset(o.Context(), kim, "harbor", 90*day, false, mailbox.Once{})
	if err != nil || again {
		o.Fatal(again, err)
	}
	return j
}

func (o *office) job(id string) mailbox.Job {
	o.Helper()
	j, err := o.Job(o.Context(), id)
	if err != nil {
		o.Fatal(err)
	}
	return j
}

func (o *office) claimJob(id string) mailbox.Job {
	o.Helper()
	j, err := o.ClaimJob(o.Context(), id)
	if err != nil {
		o.Fatal(err)
	}
	return j
}

func TestAJobResetsWhatIsDormant(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.idle("4601", "4602")
	o.advance(100 * day)
	o.signIn(ana, anaPIN) // expired, yet she was here
	j := o.begin()
	if j.State != mailbox.JobInProgress || j.Total != 3 { // dara is the third
		t.Fatalf("it begins %s with %d mailboxes", j.State, j.Total)
	}
	if err := o.Work(t.Context(), o.claimJob(j.ID)); err != nil {
		t.Fatal(err)
	}
	got := o.job(j.ID)
	want := j
	want.State, want.Done, want.After, want.Claims = mailbox.JobCompleted, 3, "4602", 1
	want.EndedAt, want.FinishedAt, want.Ended = o.wall.Now(), o.wall.Now(), got.Ended
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the job (-want +got):\n%s", diff)
	}
	if len(got.Skipped) != 2 { // ben has no address, gia is deactivated
		t.Errorf("skipped are %+v", got.Skipped)
	}
	for _, seq := range []uint64{got.Begun, got.Ended} {
		if seq == 0 {
			t.Error("the audit does not tell of the job")
		}
	}
	if _, err := o.ClaimJob(t.Context(), j.ID); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("claiming what is over: %v", err)
	}
}

func TestAWorkerThatIsStoppedGivesTheJobBack(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.idle("4601", "4602")
	o.advance(100 * day)
	j := o.begin()
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if err := o.Work(stopped, o.claimJob(j.ID)); err != nil {
		t.Fatal(err)
	}
	if got := o.job(j.ID); got.State != mailbox.JobInProgress || !got.Lease.IsZero() {
		t.Errorf("it is %s, leased until %v", got.State, got.Lease)
	}
	if err := o.Work(t.Context(), o.claimJob(j.ID)); err != nil || o.job(j.ID).State != mailbox.JobCompleted {
		t.Errorf("the next worker leaves it %s, %v", o.job(j.ID).State, err)
	}
}

func TestOneWorkerHasAJobAtATime(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.idle("4601", "4602")
	o.advance(100 * day)
	j := o.begin()
	late := o.claimJob(j.ID)
	if _, err := o.ClaimJob(t.Context(), j.ID); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("a second claim: %v", err)
	}
	o.wall.Add(time.Minute) // the first worker is taken for dead
	now := o.claimJob(j.ID)
	if err := o.Work(t.Context(), late); !errors.Is(err, mailbox.ErrClaimed) {
		t.Errorf("who lost the job goes on: %v", err)
	}
	if n := len(o.mails(mailbox.Key{Tenant: "harbor", Number: "4601"})); n != 1 { // of its creation
		t.Errorf("who lost the job sent %d mails", n-1)
	}
	if err := o.Work(t.Context(), now); err != nil {
		t.Fatal(err)
	}
}

// A mailbox that changes between the plan and its turn is judged when its turn comes.
func TestAJobJudgesEachMailboxAtItsTurn(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.idle("4601", "4602", "4603", "4604")
	o.advance(100 * day)
	o.apply(dara, mailbox.Delete{})
	o.apply(ana, mailbox.Delete{})
	key := func(n string) mailbox.Key { return mailbox.Key{Tenant: "harbor", Number: n} }
	nothing := ""
	// When the first reset is written, the others are not what they were planned as.
	meddler := &meddling{Store: o.store, then: func() {
		o.apply(key("4602"), mailbox.Edit{Email: &nothing})
		o.apply(key("4603"), mailbox.Delete{})
	}}
	a := o.on(meddler)
	j := o.begin()
	claimed, err := a.ClaimJob(t.Context(), j.ID)
	if err != nil {
		t.Fatal(err)
	}
	meddler.armed = true
	if err := a.Work(t.Context(), claimed); err != nil {
		t.Fatal(err)
	}
	got := o.job(j.ID)
	if got.State != mailbox.JobInError || got.Done != 2 || got.Failed != 1 || got.Left != 1 {
		t.Errorf("it is %s: %d done, %d failed, %d left", got.State, got.Done, got.Failed, got.Left)
	}
	want := []mailbox.JobNote{{Number: "4602", Code: mailbox.RefusedNoEmail, Reason: "mailbox harbor/4602 has no e-mail address for its PIN to go to"}}
	if diff := cmp.Diff(want, got.Failures); diff != "" {
		t.Errorf("failures (-want +got):\n%s", diff)
	}
}

// meddling is a store in which others are at work just after an act on one mailbox.
type meddling struct {
	mailbox.Store
	then  func()
	armed bool
}

func (m *meddling) Update(ctx context.Context, fn func(mailbox.Tx) error) error {
	err := m.Store.Update(ctx, fn)
	if m.armed {
		m.armed = false
		m.then()
	}
	return err
}

// on opens the accounts on another store.
func (o *office) on(s mailbox.Store) *mailbox.Accounts {
	o.Helper()
	a, err := mailbox.New(mailbox.Config{Store: s, Keys: o.keys, Profiles: o.rules, Now: o.wall.Now, Rand: rand.NewChaCha8([32]byte{77}), Cost: cheap})
	if err != nil {
		o.Fatal(err)
	}
	return a
}

func TestAJobIsForgottenAMonthAfterItsEnd(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(100 * day)
	old := o.begin()
	if err := o.Work(t.Context(), o.claimJob(old.ID)); err != nil {
		t.Fatal(err)
	}
	o.wall.Add(mailbox.JobLife - time.Second)
	second := o.begin()
	if _, err := o.Job(t.Context(), old.ID); err != nil {
		t.Errorf("within the month: %v", err)
	}
	o.wall.Add(time.Second)
	o.begin()
	if _, err := o.Job(t.Context(), old.ID); !errors.Is(err, mailbox.ErrNoJob) {
		t.Errorf("after a month: %v", err)
	}
	if _, err := o.Job(t.Context(), second.ID); err != nil {
		t.Errorf("one in progress is never forgotten: %v", err)
	}
}

func TestJobsAreListedByTheirBegin(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.advance(100 * day)
	var want []string
	for range 4 {
		want = append(want, o.begin().ID)
	}
	other, _, err := o.StartReset(t.Context(), kim, "oakfield", 90*day, true, mailbox.Once{})
	if err != nil {
		t.Fatal(err)
	}
	ids := func(tenant string) (ids []string) {
		all, err := o.Jobs(t.Context(), tenant)
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range all {
			ids = append(ids, j.ID)
		}
		return ids
	}
	if diff := cmp.Diff(want, ids("harbor")); diff != "" {
		t.Errorf("of one tenant (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(append(want, other.ID), ids("")); diff != "" {
		t.Errorf("of all (-want +got):\n%s", diff)
	}
}

func TestAJobThatCannotBeBegunSaysWhy(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, _, err := o.StartReset(t.Context(), kim, "harbor", 0, false, mailbox.Once{})
	o.refusal(err, mailbox.RefusedBadValue)
	if _, _, err := o.StartReset(t.Context(), kim, "nowhere", day, false, mailbox.Once{}); !errors.Is(err, mailbox.ErrNoTenant) {
		t.Errorf("an unknown tenant: %v", err)
	}
}
