package mem_test

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/mem"
	"voiceportal/store/storetest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(testing.TB) mailbox.Store { return mem.New(mem.Options{}) })
}
