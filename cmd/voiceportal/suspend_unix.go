//go:build !windows

package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"voiceportal/store/bolt"
)

// restWhenSuspended stops this process on ctrl+z only while it holds no lock on the store, so that a
// suspended terminal stops no other. It works until the returned function is called.
func restWhenSuspended(ctx context.Context, s *bolt.Store) (stop func()) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTSTP)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-asked:
				// SIGSTOP cannot be caught: it stops the process here, until somebody continues it.
				_ = s.Rest(ctx, func() { _ = syscall.Kill(syscall.Getpid(), syscall.SIGSTOP) })
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(asked)
		close(done)
	}
}
