package mailbox

import (
	"time"

	"voiceportal/ivr/password"
)

// Web is the web password of source C, which stands beside the voice PIN and opens My Phone and the
// UC-One apps: without the passwords.
type Web struct {
	Hash       string    // of the user's own password, as package password writes it; empty for none
	SetAt      time.Time // of the own password, portal time
	Generation uint64    // grows when the own password is set or withdrawn; commits compare it
	Temporary  string    // hash of the temporary password in force, empty for none
	TempSetAt  time.Time
	TempUntil  time.Time // zero for never
}

// WebState is where a web password stands.
type WebState string

// The states of web passwords.
const (
	WebNone      WebState = "none"      // nothing opens My Phone
	WebTemporary WebState = "temporary" // only a temporary password does, until it is changed
	WebOwn       WebState = "own"
	WebExpired   WebState = "expired" // the own one, which must be changed at sign-in
)

// WebSummary is a web password as people see it; zero where the profile has none.
type WebSummary struct {
	Allowed   bool // the profile has web passwords
	State     WebState
	SetAt     time.Time // of the password that counts for State
	ExpiresAt time.Time // the same one's: by age, or of a temporary one; zero for never
	// Asked is the end of a temporary password that waits beside the own one: somebody asked for it
	// with Forgot password?. Zero for none.
	Asked      time.Time
	Generation uint64
}

// web is the web password's record, empty for a user who never had one.
func (c account) web() Web {
	if c.box.Web == nil {
		return Web{}
	}
	return *c.box.Web
}

// webOpen reports whether the account can be signed in to with a web password at all.
func (c account) webOpen() bool {
	return c.box.Active && c.rules.Web != nil && c.box.Owner.UserName != ""
}

// webTemporary is the hash of a temporary password that is still good, or empty.
func (c account) webTemporary(now time.Time) string {
	w := c.web()
	if !w.TempUntil.IsZero() && !now.Before(w.TempUntil) {
		return ""
	}
	return w.Temporary
}

// webAgesAt is when the own web password ages out; zero for never, or where there is none.
func (c account) webAgesAt() time.Time {
	w := c.web()
	if c.rules.Web == nil || c.rules.Web.MaxAge <= 0 || w.Hash == "" {
		return time.Time{}
	}
	return w.SetAt.Add(c.rules.Web.MaxAge)
}

// webDue is why the own web password must be changed.
func (c account) webDue(now time.Time) Due {
	if at := c.webAgesAt(); !at.IsZero() && !now.Before(at) {
		return DueExpired
	}
	return DueNone
}

func (c account) webSummary(now time.Time) WebSummary {
	if c.rules.Web == nil {
		return WebSummary{}
	}
	w := c.web()
	s := WebSummary{Allowed: true, State: WebNone, Generation: w.Generation}
	temporary := c.webTemporary(now) != ""
	switch {
	case w.Hash != "":
		s.State, s.SetAt, s.ExpiresAt = WebOwn, w.SetAt, c.webAgesAt()
		if c.webDue(now) == DueExpired {
			s.State = WebExpired
		}
		if temporary {
			s.Asked = w.TempUntil
		}
	case temporary:
		s.State, s.SetAt, s.ExpiresAt = WebTemporary, w.TempSetAt, w.TempUntil
	}
	return s
}

// webContext is what a new web password of the account is judged against.
func (c account) webContext() password.Context {
	o := c.box.Owner
	return password.Context{UserName: o.UserName, Phone: o.Phone, AltID: o.AltID}
}
