package scenario

import (
	"context"
	"time"

	"voiceportal/ivr"
)

// The pauses that stand among keys.
const (
	shortPause = 500 * time.Millisecond // w
	longPause  = time.Second            // W
)

// burst is keys that are pressed together, and the pause before them.
type burst struct {
	pause time.Duration
	keys  []ivr.Key
}

// press presses keys. Those without a pause between them are pressed together, as fast as
// type-ahead: the accounts answer after the last of them.
func (r *run) press(ctx context.Context, a args, g *leg) error {
	every, _ := parseDuration(a.value("every"))
	for _, b := range bursts(a.places[0], every) {
		if b.pause > 0 {
			if err := r.advance(ctx, r.elapsed+b.pause); err != nil {
				return err
			}
		}
		if g.virtual.Released() {
			continue // keys of a handset that nobody listens to any more
		}
		if err := g.sync(ctx, r.elapsed); err != nil {
			return err
		}
		if err := g.virtual.Press(ctx, b.keys...); err != nil {
			return err
		}
	}
	return nil
}

// bursts parts keys at the pauses among them; every is the pause between any two keys.
func bursts(words []Word, every time.Duration) []burst {
	var all []burst
	pause, pressed := time.Duration(0), false
	for _, w := range words {
		for _, c := range []byte(w.Text) {
			switch c {
			case 'w':
				pause += shortPause
				continue
			case 'W':
				pause += longPause
				continue
			}
			if pressed {
				pause += every
			}
			if n := len(all); n == 0 || pause > 0 {
				all = append(all, burst{pause: pause})
			}
			last := &all[len(all)-1]
			last.keys = append(last.keys, ivr.Key(c))
			pause, pressed = 0, true
		}
	}
	if pause > 0 {
		all = append(all, burst{pause: pause})
	}
	return all
}
