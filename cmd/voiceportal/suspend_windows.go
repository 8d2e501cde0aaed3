package main

import (
	"context"

	"voiceportal/store/bolt"
)

// restWhenSuspended has nothing to do: Windows suspends no console program.
func restWhenSuspended(context.Context, *bolt.Store) (stop func()) { return func() {} }
