package mailbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// jobLease is how long a worker may take over one mailbox before another worker goes on in its
// place, in wall time.
const jobLease = 30 * time.Second

// ClaimJob takes a job to work on it, until [Accounts.Work] has brought it to its end. One that is
// over, or that somebody else works on, is [ErrClaimed].
func (a *Accounts) ClaimJob(ctx context.Context, id string) (Job, error) {
	var j Job
	err := a.update(ctx, func(t *turn) (err error) {
		if j, err = t.Job(id); err != nil {
			return err
		}
		if j.State != JobInProgress || j.Lease.After(t.wall) {
			return fmt.Errorf("job %s: %w", id, ErrClaimed)
		}
		j.Claims++
		j.Lease = t.wall.Add(jobLease)
		return t.tx.PutJob(j)
	})
	if err != nil {
		return Job{}, fmt.Errorf("claim a job: %w", err)
	}
	return j, nil
}

// Work goes on with a claimed job to its end. When ctx ends it gives the job back after the mailbox
// under way, for another worker, and returns nil. [ErrClaimed] means that somebody else has taken
// the job over; [ErrNoJob] that the store was emptied meanwhile.
func (a *Accounts) Work(ctx context.Context, claimed Job) error {
	settled := context.WithoutCancel(ctx) // what was begun is brought to its end
	plan, err := a.DormantPlan(settled, claimed.Tenant, claimed.Since, claimed.Locked)
	if err != nil {
		return fmt.Errorf("job %s: %w", claimed.ID, err)
	}
	for _, s := range plan.Boxes {
		if s.Number <= claimed.After {
			continue // somebody has dealt with it, and it was refused
		}
		if ctx.Err() != nil {
			return a.giveBack(settled, claimed)
		}
		if err := a.workOn(settled, claimed, s.Key, plan.Act); err != nil {
			return fmt.Errorf("job %s: %w", claimed.ID, err)
		}
	}
	return a.finish(settled, claimed)
}

// workOn deals with one mailbox: the reset and its count are one transaction.
func (a *Accounts) workOn(ctx context.Context, claimed Job, k Key, act Act) error {
	in := func(ctx context.Context, fn func(*turn) error) error {
		return a.update(ctx, func(t *turn) error {
			j, err := t.held(claimed)
			if err != nil {
				return err
			}
			dormant, err := t.stillDormant(j, k)
			if err != nil {
				return err
			}
			if !dormant {
				j.Left++
				return t.dealtWith(j, k)
			}
			if err := fn(t); err != nil {
				return err
			}
			j.Done++
			return t.dealtWith(j, k)
		})
	}
	_, err := a.applyIn(ctx, in, claimed.By, k, act)
	refusal, refused := errors.AsType[*Refusal](err)
	if !refused {
		return err
	}
	return a.update(ctx, func(t *turn) error {
		j, err := t.held(claimed)
		if err != nil {
			return err
		}
		if j.Failed++; len(j.Failures) < jobNotes {
			j.Failures = append(j.Failures, JobNote{Number: k.Number, Code: refusal.Code, Reason: refusal.Problem})
		}
		return t.dealtWith(j, k)
	})
}

// held is the job as it is now; [ErrClaimed] where the claim was lost.
func (t *turn) held(claimed Job) (Job, error) {
	j, err := t.Job(claimed.ID)
	if err != nil {
		return Job{}, err
	}
	if j.Claims != claimed.Claims || j.State != JobInProgress {
		return Job{}, ErrClaimed
	}
	return j, nil
}

// dealtWith writes down that a mailbox was dealt with, and renews the lease.
func (t *turn) dealtWith(j Job, k Key) error {
	j.After, j.Lease = k.Number, t.wall.Add(jobLease)
	return t.tx.PutJob(j)
}

// stillDormant reports whether nobody has signed in to a mailbox, reset or removed it since the
// plan was made.
func (t *turn) stillDormant(j Job, k Key) (bool, error) {
	c, err := t.account(k)
	if errors.Is(err, ErrNoMailbox) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return t.now.Sub(c.lastSeen()) >= j.Since && t.now.Sub(c.box.Credential.SetAt) >= j.Since, nil
}

func (a *Accounts) giveBack(ctx context.Context, claimed Job) error {
	return a.update(ctx, func(t *turn) error {
		j, err := t.held(claimed)
		if err != nil {
			return err
		}
		j.Lease = time.Time{}
		return t.tx.PutJob(j)
	})
}

func (a *Accounts) finish(ctx context.Context, claimed Job) error {
	err := a.update(ctx, func(t *turn) error {
		j, err := t.held(claimed)
		if err != nil {
			return err
		}
		if j.State = JobCompleted; j.Failed > 0 {
			j.State = JobInError
		}
		// A worker that went on after another one has not even met those that left meanwhile.
		j.Left = max(0, j.Total-j.Done-j.Failed)
		j.EndedAt, j.FinishedAt, j.Lease = t.now, t.wall, time.Time{}
		detail := fmt.Sprintf("job %s, tenant %s, %d of %d reset, %d refused", j.ID, j.Tenant, j.Done, j.Total, j.Failed)
		if j.Ended, err = t.recordBy(j.By, AuditEntry{Act: EntryJobEnded, Detail: detail}); err != nil {
			return err
		}
		return t.tx.PutJob(j)
	})
	if err != nil {
		return fmt.Errorf("end job %s: %w", claimed.ID, err)
	}
	return nil
}
