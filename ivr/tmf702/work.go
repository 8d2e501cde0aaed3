package tmf702

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"voiceportal/ivr/mailbox"
)

const (
	// jobCheck is how often a server looks for jobs that their worker has left behind.
	jobCheck = 10 * time.Second
	// requestCheck is how often old requests are forgotten.
	requestCheck = time.Hour
)

// Run does what goes on beside the requests, until ctx ends: it delivers events, works on bulk
// resets, counts for the metrics and forgets what is old. What is under way is brought to an end
// that another server can go on from. An error means that the store can no longer be used.
func (s *Server) Run(ctx context.Context) error {
	g, running := errgroup.WithContext(ctx)
	g.Go(func() error { return newDeliverer(s).run(running) })
	g.Go(func() error { return s.workOnJobs(running) })
	g.Go(func() error { return s.metrics.follow(running) })
	g.Go(func() error { return s.keepHouse(running) })
	err := g.Wait()
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// workOnJobs works on bulk resets: those that begin, and those that nobody works on any more.
func (s *Server) workOnJobs(ctx context.Context) error {
	changes, err := s.accounts.Watch(ctx)
	if err != nil {
		return fmt.Errorf("watch for jobs: %w", err)
	}
	tick := time.NewTicker(jobCheck)
	defer tick.Stop()
	for ctx.Err() == nil {
		if err := s.workOnDue(ctx); err != nil {
			return fmt.Errorf("work on jobs: %w", err)
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				return nil
			case <-tick.C:
				waiting = false
			case c, open := <-changes:
				waiting = open && c.Kind != mailbox.ChangedJob && c.Kind != mailbox.ChangedAll
			}
		}
	}
	return nil
}

// workOnDue works on every job that waits for somebody.
func (s *Server) workOnDue(ctx context.Context) error {
	jobs, err := s.accounts.Jobs(ctx, "")
	if err != nil {
		return stopped(ctx, err)
	}
	for _, j := range jobs {
		if j.State != mailbox.JobInProgress || j.Lease.After(s.now()) {
			continue
		}
		claimed, err := s.accounts.ClaimJob(ctx, j.ID)
		if err == nil {
			s.log.InfoContext(ctx, "works on a bulk reset", "job", j.ID, "tenant", j.Tenant, "total", j.Total, "done", j.Done)
			err = s.accounts.Work(ctx, claimed)
		}
		switch {
		case errors.Is(err, mailbox.ErrClaimed), errors.Is(err, mailbox.ErrNoJob), errors.Is(err, mailbox.ErrNoTenant):
		case err != nil:
			return stopped(ctx, err)
		}
	}
	return nil
}

// keepHouse forgets requests that nobody will repeat.
func (s *Server) keepHouse(ctx context.Context) error {
	tick := time.NewTicker(requestCheck)
	defer tick.Stop()
	for {
		if err := s.accounts.ForgetRequests(ctx); err != nil {
			return stopped(ctx, err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// stopped is an error unless it only says that ctx has ended.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}
