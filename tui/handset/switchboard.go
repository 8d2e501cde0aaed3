package handset

import (
	"context"
	"sync"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/call"
	"voiceportal/ivr/mailbox"
)

// Switchboard is the exchange that runs real legs: each call is one goroutine of package call.
type Switchboard struct {
	// Keep is given all that happened on a call at its end, on the call's own goroutine. Nil keeps
	// nothing; it is set before the first call.
	Keep func(from mailbox.Key, to string, records []ivr.Record)

	ctx    context.Context // of every leg; its end hangs all of them up
	hangUp context.CancelFunc
	config func(ctx context.Context) (call.Config, error)
	legs   sync.WaitGroup
}

var _ Exchange = (*Switchboard)(nil)

// NewSwitchboard makes an exchange. config is asked for each call, on the call's goroutine, so that
// it may wait for a store that is still being opened; From, To and Observe are set by the
// switchboard. Close hangs up every call and waits for them.
func NewSwitchboard(config func(context.Context) (call.Config, error)) *Switchboard {
	ctx, cancel := context.WithCancel(context.Background())
	return &Switchboard{ctx: ctx, hangUp: cancel, config: config}
}

// Close hangs up every call and waits until their last outcome is kept.
func (s *Switchboard) Close() {
	s.hangUp()
	s.legs.Wait()
}

// Dial implements [Exchange].
func (s *Switchboard) Dial(from mailbox.Key, to string) Leg {
	l := &leg{keypad: call.NewKeypad(nil), tempo: call.NewTempo(1), some: make(chan struct{}, 1)}
	s.legs.Go(func() {
		defer l.keypad.Close()
		l.end(s.run(l, from, to))
	})
	return l
}

func (s *Switchboard) run(l *leg, from mailbox.Key, to string) error {
	cfg, err := s.config(s.ctx)
	if err != nil {
		return err
	}
	var tape []ivr.Record
	cfg.From, cfg.To = from, to
	cfg.Observe = func(u call.Update) {
		tape = append(tape, u.Records...)
		l.observe(u)
	}
	_, err = call.Run(s.ctx, cfg, l.keypad, l.tempo)
	if s.Keep != nil && len(tape) > 0 {
		s.Keep(from, to, tape)
	}
	return err
}

// leg collects what happens on a call until the screen asks for it: the call never waits for the
// screen.
type leg struct {
	keypad *call.Keypad
	tempo  *call.Tempo
	some   chan struct{} // holds a token while there is news

	mu   sync.Mutex
	news News
}

func (l *leg) Press(keys ...ivr.Key) { l.keypad.Press(keys...) }
func (l *leg) HangUp()               { l.keypad.HangUp() }
func (l *leg) Now() time.Duration    { return l.tempo.Now() }

// Next implements [Leg].
func (l *leg) Next() News {
	<-l.some
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.news
	l.news = News{}
	return n
}

func (l *leg) observe(u call.Update) {
	l.tell(func(n *News) { n.Updates = append(n.Updates, u) })
}

func (l *leg) end(err error) {
	l.tell(func(n *News) { n.Over, n.Err = true, err })
}

func (l *leg) tell(change func(*News)) {
	l.mu.Lock()
	change(&l.news)
	l.mu.Unlock()
	select {
	case l.some <- struct{}{}:
	default:
	}
}
