package mailbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"voiceportal/ivr/profile"
)

// JobState is how far a job has come.
type JobState string

// The states of a job.
const (
	JobInProgress JobState = "in-progress"
	JobCompleted  JobState = "completed"
	JobInError    JobState = "in-error" // it came to its end, and some mailboxes could not be reset
)

// Job is a reset of a tenant's dormant mailboxes that goes on in the background, in whichever
// process, until it is done; a process that dies leaves it to the next one. No mailbox is reset
// twice by it: what was done is counted in the transaction of the reset.
type Job struct {
	ID         string
	By         By
	Tenant     string
	Since      time.Duration // without a sign-in
	Locked     bool          // locked mailboxes too
	State      JobState
	After      string // the last number that was dealt with
	Total      int    // mailboxes that were to be reset when it began
	Done       int    // of them, reset
	Left       int    // of them, no longer dormant when their turn came
	Failed     int    // of them, refused
	Failures   []JobNote
	Skipped    []JobNote // dormant too, but never to be reset
	StartedAt  time.Time // portal time
	EndedAt    time.Time
	Begun      uint64    // the audit entries of its begin and its end
	Ended      uint64    // zero while it is in progress
	Lease      time.Time // wall time; until then its worker alone goes on with it
	Claims     uint64    // how often it was claimed; the newest claim counts
	FinishedAt time.Time // wall time
}

// JobNote is a mailbox that a job did not reset, and why.
type JobNote struct {
	Number string
	Code   RefusalCode // empty where no act was refused
	Reason string
}

// ErrNoJob is a job that is unknown, or long over.
var ErrNoJob = errors.New("no such job")

const (
	// jobNotes is how many failures, and how many skipped mailboxes, a job names; more are counted.
	jobNotes = 1000
	// JobLife is how long a job can be looked up after its end, in wall time.
	JobLife = 30 * 24 * time.Hour
)

// StartReset begins a reset of a tenant's mailboxes that nobody has signed in to for a time; see
// [Accounts.DormantPlan]. It only writes the job down: [Accounts.Work] does it. Again is true where
// the same request had begun one already.
func (a *Accounts) StartReset(ctx context.Context, by By, tenant string, since time.Duration, locked bool, once Once) (_ Job, again bool, err error) {
	plan, err := a.DormantPlan(ctx, tenant, since, locked)
	if err != nil {
		return Job{}, false, unwrapRefusal(err)
	}
	id, err := a.vault.name()
	if err != nil {
		return Job{}, false, err
	}
	job := Job{ID: id, By: by, Tenant: tenant, Since: since, Locked: locked, State: JobInProgress, Total: len(plan.Boxes)}
	for _, s := range plan.Skipped[:min(len(plan.Skipped), jobNotes)] {
		job.Skipped = append(job.Skipped, JobNote{Number: s.Summary.Number, Reason: s.Reason})
	}
	again, err = a.once(ctx, once, &job.ID, func(t *turn) error {
		if err := t.forgetJobs(); err != nil {
			return err
		}
		job.StartedAt = t.now
		if job.Begun, err = t.recordBy(by, AuditEntry{Act: EntryJobBegun, Detail: job.words()}); err != nil {
			return err
		}
		return t.tx.PutJob(job)
	})
	if err == nil && again {
		job, err = a.Job(ctx, job.ID)
	}
	if err != nil {
		return Job{}, false, fmt.Errorf("begin a reset of dormant mailboxes: %w", unwrapRefusal(err))
	}
	return job, again, nil
}

// words is what the job is about, for the audit.
func (j Job) words() string {
	return fmt.Sprintf("job %s, tenant %s, not signed in to for %s: %d to reset", j.ID, j.Tenant, profile.FormatDuration(j.Since), j.Total)
}

// forgetJobs removes the jobs that have long been over.
func (t *turn) forgetJobs() error {
	all, err := t.Jobs()
	if err != nil {
		return fmt.Errorf("list the jobs: %w", err)
	}
	for _, j := range all {
		if j.FinishedAt.IsZero() || t.wall.Sub(j.FinishedAt) < JobLife {
			continue
		}
		if err := t.tx.DeleteJob(j.ID); err != nil {
			return err
		}
	}
	return nil
}

// Job is one job; [ErrNoJob] for one that is unknown, or over for longer than [JobLife].
func (a *Accounts) Job(ctx context.Context, id string) (Job, error) {
	var j Job
	err := a.view(ctx, func(v view) (err error) {
		j, err = v.Job(id)
		return err
	})
	return j, err
}

// Jobs lists the jobs of a tenant, of all tenants for "", the oldest first.
func (a *Accounts) Jobs(ctx context.Context, tenant string) ([]Job, error) {
	var all []Job
	err := a.view(ctx, func(v view) (err error) {
		all, err = v.Jobs()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the jobs: %w", err)
	}
	if tenant != "" {
		all = slices.DeleteFunc(all, func(j Job) bool { return j.Tenant != tenant })
	}
	slices.SortFunc(all, func(x, y Job) int { return cmp.Compare(x.Begun, y.Begun) })
	return all, nil
}
