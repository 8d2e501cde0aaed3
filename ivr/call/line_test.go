package call_test

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
)

func TestKeysAreTakenInTheOrderOfPressingHoweverMany(t *testing.T) {
	t.Parallel()
	for _, ahead := range []int{1, 64, 65, 1000} {
		k := call.NewKeypad(nil)
		var want []ivr.Event
		for i := range ahead {
			key := ivr.Key('0' + i%10)
			k.Press(key)
			want = append(want, ivr.Digit{Key: key})
		}
		k.HangUp()
		want = append(want, ivr.HungUp{})
		var got []ivr.Event
		for range want {
			got = append(got, <-k.Events())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d keys pressed before anybody listened came as %v", ahead, got)
		}
		k.Close()
	}
}

func TestKeysPressedWhileSomebodyListensKeepTheirOrder(t *testing.T) {
	t.Parallel()
	k := call.NewKeypad(nil)
	defer k.Close()
	const rounds = 500
	var wg sync.WaitGroup
	wg.Go(func() {
		for range rounds {
			k.Press('1', '2', '3', '#')
		}
	})
	for i := range 4 * rounds {
		if got, want := <-k.Events(), (ivr.Digit{Key: ivr.Key("123#"[i%4])}); got != want {
			t.Fatalf("key %d is %v, want %v", i, got, want)
		}
	}
	wg.Wait()
}

// synctest fails where a goroutine is left behind.
func TestAClosedKeypadKeepsNothingAndNobodyWaiting(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		k := call.NewKeypad(nil)
		for range 1000 {
			k.Press('5')
		}
		k.Close()
		k.Close()
		synctest.Wait()
		for len(k.Events()) > 0 {
			<-k.Events()
		}
		k.Press('5')
		k.HangUp()
		synctest.Wait()
		if n := len(k.Events()); n > 0 {
			t.Errorf("%d keys pressed after the end are ready", n)
		}
	})
}
