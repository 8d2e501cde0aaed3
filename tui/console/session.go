package console

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
	"voiceportal/tui/kit"
)

// Options are what the console is opened with.
type Options struct {
	Desk     Desk
	Profiles mailbox.Profiles
	Actor    string // who the audit says did it
	Tenant   string // the tenant shown first; empty for the first there is
	ViewOnly bool   // look, and change nothing
	// Wall is the machine's clock, which the portal's is compared with; nil for time.Now.
	Wall func() time.Time
}

// session is what the pages share. Its context ends with the program and with nothing else: a
// page asks the accounts for as long as there is a screen to show the answer on.
type session struct {
	ctx      context.Context
	desk     Desk
	profiles mailbox.Profiles
	actor    string
	tenant   string
	viewOnly bool
	wall     func() time.Time
	record   []recorded     // everything that was done here, for the report
	past     past           // that can be taken back
	calls    []mailbox.Call // in progress, of all tenants
	front    kit.ScreenID   // the page that was opened last: the others read when they are opened
}

// Pages are the screens of the console.
type Pages struct {
	Tabs []kit.Screen // mailboxes, outbox, audit log, clock, in the order of their tabs
	// Everywhere are the actions that work on every screen of the program: undo and redo.
	Everywhere func() []kit.Action
	Hidden     []kit.Screen // calls, numbers, company profile and PIN rules, reached from the others
}

// New is the console's pages. ctx ends with the program.
func New(ctx context.Context, o Options) Pages {
	wall := o.Wall
	if wall == nil {
		wall = time.Now
	}
	s := &session{ctx: ctx, desk: o.Desk, profiles: o.Profiles, actor: o.Actor, tenant: o.Tenant, viewOnly: o.ViewOnly, wall: wall}
	return Pages{
		Tabs:   []kit.Screen{newAdmin(s), newOutbox(s), newAudit(s), newClock(s)},
		Hidden: []kit.Screen{newCalls(s), newNumbers(s), newCompany(s), newRules(s)},

		Everywhere: s.everywhere,
	}
}

// why is the reason why nothing can be changed here, empty where it can.
func (s *session) why() string {
	if s.viewOnly {
		return "This window is view-only. Start without --view-only to change mailboxes."
	}
	return ""
}

// by is who an act is done by.
func (s *session) by() mailbox.By { return mailbox.By{Actor: s.actor} }

// tenantsWhose are the tenants with something in their profile. It asks the accounts, so it is for
// commands.
func (s *session) tenantsWhose(has func(*profile.Profile) bool) ([]mailbox.Tenant, error) {
	all, err := s.desk.Tenants(s.ctx)
	if err != nil {
		return nil, err
	}
	var list []mailbox.Tenant
	for _, t := range all {
		p, err := s.profiles.Profile(t.Profile)
		if err != nil {
			return nil, err
		}
		if has(p) {
			list = append(list, t)
		}
	}
	return list, nil
}

// badges are the marks of this session on the top line.
func (s *session) badges() []kit.Badge {
	if s.viewOnly {
		return []kit.Badge{{Text: "VIEW ONLY", Loud: true}}
	}
	return nil
}

// changed says that the store has moved on, through an act of this or of another process.
type changed struct {
	what    map[mailbox.ChangeKind]bool
	changes <-chan mailbox.Change
}

// touches reports whether one of the kinds is among what changed.
func (c changed) touches(kinds ...mailbox.ChangeKind) bool {
	for _, k := range kinds {
		if c.what[k] {
			return true
		}
	}
	return c.what[mailbox.ChangedAll]
}

// watching is a subscription to the store's changes that has begun.
type watching struct{ changes <-chan mailbox.Change }

// watch subscribes to the store's changes.
func (s *session) watch() tea.Cmd {
	return func() tea.Msg {
		changes, err := s.desk.Watch(s.ctx)
		if err != nil {
			return failed{"watch the store", err}.toast()
		}
		return watching{changes}
	}
}

// await waits for the next change and takes along all that have already come after it, so that
// a bulk act by somebody else is one refresh. A closed channel ends the waiting.
func await(changes <-chan mailbox.Change) tea.Cmd {
	return func() tea.Msg {
		c, ok := <-changes
		if !ok {
			return nil
		}
		what := map[mailbox.ChangeKind]bool{c.Kind: true}
		for {
			select {
			case c, ok := <-changes:
				if !ok {
					return changed{what: what, changes: changes}
				}
				what[c.Kind] = true
			default:
				return changed{what: what, changes: changes}
			}
		}
	}
}

// failed is a question to the accounts that got no answer.
type failed struct {
	doing string // "read the mailboxes"
	err   error
}

// toast is the failure in words.
func (f failed) toast() kit.Toast {
	return kit.Toast{Level: kit.Failure, Text: sentence("Could not " + f.doing + ": " + f.err.Error())}
}

// tell is a command that shows it.
func (f failed) tell() tea.Cmd { return func() tea.Msg { return f.toast() } }
