package mailbox

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Scope is what a token lets its bearer do. Each scope includes the ones before it.
type Scope string

// The scopes.
const (
	ScopeRead  Scope = "read"  // look at mailboxes, subscribe to events
	ScopeReset Scope = "reset" // and reset, unlock and lock them
	ScopeAdmin Scope = "admin" // and create, delete, reset in bulk, lift an admin's lock
)

// Scopes lists the scopes, the smallest first.
func Scopes() []Scope { return []Scope{ScopeRead, ScopeReset, ScopeAdmin} }

// Includes reports whether a bearer of this scope may do what needs the other one. A scope that
// this program does not know includes nothing.
func (s Scope) Includes(need Scope) bool {
	rank := func(s Scope) int {
		for i, known := range Scopes() {
			if s == known {
				return i
			}
		}
		return -1
	}
	return rank(need) >= 0 && rank(s) >= rank(need)
}

// Token lets a program in by the REST front. The store knows its secret as a keyed hash only.
type Token struct {
	ID        string
	Name      string // whose it is, or what for
	Scope     Scope
	Tenant    string // of which it sees the mailboxes; empty for all
	Sum       string // keyed hash of the secret
	By        string // who made it
	CreatedAt time.Time
}

// ErrNoToken is a token that is unknown, or was revoked.
var ErrNoToken = errors.New("no such token")

// The shape of a token: a word by which it is known as one wherever it leaks to, its id, its secret.
const (
	tokenPrefix = "vp"
	tokenBytes  = 32 // of randomness: nobody guesses it, so its hash need not be slow
	tokenIDLen  = 12
	maxName     = 100 // characters of a token's name
)

// CreateToken makes a token with the given name, scope and tenant, and returns it with the text
// that its bearer shows, which is never to be had again. A value that cannot be used is a
// [*Refusal].
func (a *Accounts) CreateToken(ctx context.Context, by By, k Token) (Token, string, error) {
	if r := checkTokenValues(k); r != nil {
		return Token{}, "", r
	}
	id, secret, err := a.drawToken()
	if err != nil {
		return Token{}, "", err
	}
	err = a.update(ctx, func(t *turn) error {
		if k.Tenant != "" {
			if _, err := t.Tenant(k.Tenant); err != nil {
				return t.noTenant(k.Tenant, err)
			}
		}
		k.ID, k.Sum, k.By, k.CreatedAt = id, a.tokenSum(id, secret), by.Actor, t.wall
		if err := t.tx.PutToken(k); err != nil {
			return fmt.Errorf("keep token %s: %w", id, err)
		}
		_, err := t.recordBy(by, AuditEntry{Act: EntryTokenCreated, Detail: k.words()})
		return err
	})
	if err != nil {
		return Token{}, "", fmt.Errorf("create a token: %w", err)
	}
	return k, strings.Join([]string{tokenPrefix, id, secret}, "_"), nil
}

func checkTokenValues(k Token) *Refusal {
	switch {
	case !k.Scope.Includes(ScopeRead):
		return &Refusal{Code: RefusedBadValue, Problem: fmt.Sprintf("%q is no scope", k.Scope), Next: "use read, reset or admin"}
	case k.Name == "" || len(k.Name) > maxName || strings.ContainsFunc(k.Name, isControl):
		return &Refusal{Code: RefusedBadValue, Problem: "the token has no usable name", Next: fmt.Sprintf("say whose it is in up to %d characters", maxName)}
	}
	return nil
}

// Tokens lists the tokens by id.
func (a *Accounts) Tokens(ctx context.Context) ([]Token, error) {
	var all []Token
	err := a.view(ctx, func(v view) (err error) {
		all, err = v.Tokens()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the tokens: %w", err)
	}
	return all, nil
}

// RevokeToken lets the token's bearer in no more, and ends the subscriptions that were made with
// it. One that is gone is [ErrNoToken].
func (a *Accounts) RevokeToken(ctx context.Context, by By, id string) error {
	err := a.update(ctx, func(t *turn) error {
		k, err := t.Token(id)
		if err != nil {
			return err
		}
		subscriptions, err := t.Subscriptions()
		if err != nil {
			return fmt.Errorf("list the subscriptions: %w", err)
		}
		for _, s := range subscriptions {
			if s.Token != id {
				continue
			}
			if err := t.tx.DeleteSubscription(s.ID); err != nil {
				return err
			}
		}
		if err := t.tx.DeleteToken(id); err != nil {
			return err
		}
		_, err = t.recordBy(by, AuditEntry{Act: EntryTokenRevoked, Detail: k.words()})
		return err
	})
	if err != nil {
		return fmt.Errorf("revoke a token: %w", err)
	}
	return nil
}

// Authenticate finds the token that a bearer shows; [ErrNoToken] for anything that is none. It
// takes as long for an unknown one as for a known one with a wrong secret.
func (a *Accounts) Authenticate(ctx context.Context, shown string) (Token, error) {
	var id, secret string
	if parts := strings.SplitN(shown, "_", 3); len(parts) == 3 && parts[0] == tokenPrefix {
		id, secret = parts[1], parts[2]
	}
	var k Token
	err := a.view(ctx, func(v view) (err error) {
		if k, err = v.Token(id); errors.Is(err, ErrNoToken) {
			return nil
		}
		return err
	})
	if err != nil {
		return Token{}, fmt.Errorf("look up a token: %w", err)
	}
	same := subtle.ConstantTimeCompare([]byte(a.tokenSum(id, secret)), []byte(k.Sum)) == 1
	if !same || k.ID == "" {
		return Token{}, ErrNoToken // not the id: what somebody shows might be a secret
	}
	return k, nil
}

func (a *Accounts) tokenSum(id, secret string) string {
	return a.vault.keys.Blind("token", id+"_"+secret)
}

// drawToken draws an id and a secret. The secret may hold a "_", the id does not.
func (a *Accounts) drawToken() (id, secret string, err error) {
	name, err := a.vault.name()
	if err != nil {
		return "", "", err
	}
	b := make([]byte, tokenBytes)
	if _, err := io.ReadFull(a.vault.rand, b); err != nil {
		return "", "", fmt.Errorf("draw a token: %w", err)
	}
	return name[:tokenIDLen], base64.RawURLEncoding.EncodeToString(b), nil
}

// words is the token for the audit.
func (k Token) words() string {
	where := "all tenants"
	if k.Tenant != "" {
		where = "tenant " + k.Tenant
	}
	return fmt.Sprintf("token %s for %s, scope %s, %s", k.ID, k.Name, k.Scope, where)
}
