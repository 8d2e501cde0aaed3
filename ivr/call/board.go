package call

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// Registry is where calls in progress are listed for every process on the store, and where the acts
// of admins are read from; *mailbox.Accounts is one.
type Registry interface {
	OpenCall(ctx context.Context, c mailbox.Call) (mailbox.Call, error)
	MoveCall(ctx context.Context, id, state string, box mailbox.Key) error
	// CloseCall takes a call off the list and keeps its tape.
	CloseCall(ctx context.Context, tape mailbox.Tape) error
	// AdminActs are the acts that reach callers, recorded after the entry since, and the number
	// of the newest entry.
	AdminActs(ctx context.Context, since uint64) (acts []mailbox.AdminAct, newest uint64, err error)
	LastEntry(ctx context.Context) (uint64, error)
	Watch(ctx context.Context) (<-chan mailbox.Change, error)
}

// renewEvery is how often a call's lease is renewed, in wall time.
const renewEvery = mailbox.CallLease / 3

// Board lists the calls of this process among the calls in progress, keeps their leases, brings the
// acts of admins, in whichever process, to the calls they concern, and has the tape of each call
// kept when it ends. A nil Board lists nothing, hears nothing and keeps nothing.
type Board struct {
	registry Registry
	owner    string
	log      *slog.Logger

	mu     sync.Mutex
	listed map[*leg]*listing
	seen   uint64 // the newest audit entry that has been handed out

	looking sync.Mutex // one look at a time, so that acts are handed out in order
	touched chan struct{}
	done    chan struct{}
	stop    context.CancelFunc
}

// listing is a call on the board.
type listing struct {
	id    string
	state ivr.State
	box   mailbox.Key
	stale bool // what the registry shows is older than this
	acts  chan mailbox.ChangeWhat
	tape  *recorder
}

// inbox is how many acts wait for a call that is busy; nobody does so many to one mailbox before
// the first has ended its call.
const inbox = 8

// NewBoard opens a board. Owner names the process in lists. Close it when no call is left.
func NewBoard(ctx context.Context, r Registry, owner string, log *slog.Logger) (*Board, error) {
	ctx, stop := context.WithCancel(ctx)
	b := &Board{
		registry: r, owner: owner, log: log,
		listed:  map[*leg]*listing{},
		touched: make(chan struct{}, 1),
		done:    make(chan struct{}),
		stop:    stop,
	}
	changes, err := r.Watch(ctx)
	if err == nil {
		b.seen, err = r.LastEntry(ctx)
	}
	if err != nil {
		stop()
		return nil, err
	}
	go b.run(ctx, changes)
	return b, nil
}

// Close ends the board.
func (b *Board) Close() {
	b.stop()
	<-b.done
}

// run keeps the registry up to date and looks for acts whenever the audit grows.
func (b *Board) run(ctx context.Context, changes <-chan mailbox.Change) {
	defer close(b.done)
	renew := time.NewTicker(renewEvery)
	defer renew.Stop()
	for {
		select {
		case c, ok := <-changes:
			if !ok {
				return
			}
			if c.Kind == mailbox.ChangedAudit || c.Kind == mailbox.ChangedAll {
				b.look(ctx)
			}
		case <-b.touched:
			b.publish(ctx, false)
		case <-renew.C:
			b.publish(ctx, true)
		case <-ctx.Done():
			return
		}
	}
}

// publish shows what has changed of each call, and with all set renews every lease.
func (b *Board) publish(ctx context.Context, all bool) {
	var due []listing
	b.mu.Lock()
	for _, l := range b.listed {
		if l.stale || all {
			due = append(due, *l)
			l.stale = false
		}
	}
	b.mu.Unlock()
	for _, l := range due {
		if err := b.registry.MoveCall(ctx, l.id, string(l.state), l.box); err != nil && ctx.Err() == nil {
			b.log.Warn("call not shown to others", "call", l.id, "err", err)
		}
	}
}

// look reads the acts since the last look and hands each to the calls on its mailbox.
func (b *Board) look(ctx context.Context) {
	b.looking.Lock()
	defer b.looking.Unlock()
	acts, newest, err := b.registry.AdminActs(ctx, b.seen)
	if err != nil {
		if ctx.Err() == nil {
			b.log.Error("acts of admins do not reach calls", "err", err)
		}
		return
	}
	b.seen = newest
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, act := range acts {
		for _, l := range b.listed {
			if !act.Reaches(l.box) {
				continue
			}
			select {
			case l.acts <- act.What:
			default: // the call has more to hear than it can; the first ends it
			}
		}
	}
}

// open lists a leg and gives it its id.
func (b *Board) open(ctx context.Context, l *leg) {
	if b == nil {
		return
	}
	c, err := b.registry.OpenCall(ctx, mailbox.Call{
		Tenant: l.route.Tenant.ID, From: l.cfg.From.Number, To: l.cfg.To, Door: l.route.Door,
		State: string(ivr.StateOnHook), Owner: b.owner,
	})
	if err != nil { // the call goes on: it needs the accounts, not the list
		b.log.Warn("call not shown to others", "err", err)
		return
	}
	l.desk.call = c.ID
	b.look(ctx) // acts from before the call are not for its ears
	b.mu.Lock()
	defer b.mu.Unlock()
	b.listed[l] = &listing{id: c.ID, acts: make(chan mailbox.ChangeWhat, inbox), tape: &recorder{started: c.Started}}
}

// moved notes what happened on a leg, and where it has come to.
func (b *Board) moved(l *leg, u Update) {
	if b == nil {
		return
	}
	s, box := u.Snapshot, mailbox.Key{}
	if s.Mailbox != "" {
		box = l.desk.key(s.Mailbox)
	}
	b.mu.Lock()
	shown := b.listed[l]
	fresh := shown == nil || shown.state == s.State && shown.box == box
	if !fresh {
		shown.state, shown.box, shown.stale = s.State, box, true
	}
	if shown != nil {
		shown.tape.take(u.Records, box)
	}
	b.mu.Unlock()
	if fresh {
		return
	}
	select {
	case b.touched <- struct{}{}:
	default:
	}
}

// close takes a leg off the list and has its tape kept. Doing so again is nothing.
func (b *Board) close(l *leg) {
	if b == nil {
		return
	}
	b.mu.Lock()
	shown := b.listed[l]
	delete(b.listed, l)
	b.mu.Unlock()
	if shown == nil {
		return
	}
	if err := b.registry.CloseCall(context.Background(), shown.tape.tape(shown.id, l)); err != nil {
		b.log.Warn("call still shown to others until its lease ends, and its tape is lost", "call", shown.id, "err", err)
	}
}

// acts is where a leg hears of acts on its mailbox; nil, which never tells anything, for a leg that
// is not listed.
func (b *Board) acts(l *leg) <-chan mailbox.ChangeWhat {
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if shown := b.listed[l]; shown != nil {
		return shown.acts
	}
	return nil
}
