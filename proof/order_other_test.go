//go:build !linux || !amd64

package proof_test

import "context"

// tracing needs registers that are read here in one way only.
var tracing map[string]func(context.Context, []string) error
