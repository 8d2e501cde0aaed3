package mailbox_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

func TestScopesIncludeTheSmallerOnes(t *testing.T) {
	t.Parallel()
	for i, has := range mailbox.Scopes() {
		for j, need := range mailbox.Scopes() {
			if got := has.Includes(need); got != (i >= j) {
				t.Errorf("%s includes %s: %v", has, need, got)
			}
		}
		for _, unknown := range []mailbox.Scope{"", "owner"} {
			if has.Includes(unknown) || unknown.Includes(has) {
				t.Errorf("%s and the unknown scope %q include each other", has, unknown)
			}
		}
	}
}

func (o *office) token(k mailbox.Token) (mailbox.Token, string) {
	o.Helper()
	k, shown, err := o.CreateToken(o.Context(), kim, k)
	if err != nil {
		o.Fatal(err)
	}
	return k, shown
}

func TestWhoShowsATokenIsKnown(t *testing.T) {
	t.Parallel()
	o := open(t)
	crm, shown := o.token(mailbox.Token{Name: "crm", Scope: mailbox.ScopeReset, Tenant: "harbor"})
	_, other := o.token(mailbox.Token{Name: "batch", Scope: mailbox.ScopeAdmin})
	got, err := o.Authenticate(t.Context(), shown)
	if diff := cmp.Diff(crm, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if crm.By != "kim" || !crm.CreatedAt.Equal(morning) || crm.Tenant != "harbor" {
		t.Errorf("the token says %+v", crm)
	}
	// In another process, which has nothing in common with this one but store and key.
	if got, err := o.another(9).Authenticate(t.Context(), shown); err != nil || got.ID != crm.ID {
		t.Errorf("another process knows %q, %v", got.ID, err)
	}
	secret := strings.SplitN(shown, "_", 3)[2]
	otherSecret := strings.SplitN(other, "_", 3)[2]
	for what, wrong := range map[string]string{
		"nothing": "", "a word": "token", "an unknown id": "vp_000000000000_" + secret, "another one's secret": "vp_" + crm.ID + "_" + otherSecret,
		"no secret": "vp_" + crm.ID + "_", "no id": "vp__" + secret, "the hash": "vp_" + crm.ID + "_" + crm.Sum, "another kind": "xx_" + crm.ID + "_" + secret,
		"a part": shown[:len(shown)-1], "more": shown + "A",
	} {
		if got, err := o.Authenticate(t.Context(), wrong); !errors.Is(err, mailbox.ErrNoToken) || got.ID != "" {
			t.Errorf("%s lets in %q, %v", what, got.ID, err)
		}
	}
}

func TestTheStoreDoesNotKnowWhatABearerShows(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, shown := o.token(mailbox.Token{Name: "crm", Scope: mailbox.ScopeRead})
	secret := strings.SplitN(shown, "_", 3)[2]
	all, err := o.Tokens(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	entries, err := o.AuditLog(t.Context(), mailbox.AuditFilter{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if said := fmt.Sprintf("%+v %+v", all, entries); strings.Contains(said, secret) {
		t.Error("the secret of a token is in the store")
	}
}

func TestATokenThatCannotBeMadeIsRefused(t *testing.T) {
	t.Parallel()
	o := open(t)
	before := o.state()
	for _, k := range []mailbox.Token{
		{Name: "crm"}, {Name: "crm", Scope: "owner"}, {Scope: mailbox.ScopeRead}, {Name: strings.Repeat("x", 101), Scope: mailbox.ScopeRead}, {Name: "a\nb", Scope: mailbox.ScopeRead},
	} {
		_, _, err := o.CreateToken(t.Context(), kim, k)
		o.refusal(err, mailbox.RefusedBadValue)
	}
	_, _, err := o.CreateToken(t.Context(), kim, mailbox.Token{Name: "crm", Scope: mailbox.ScopeRead, Tenant: "harbour"})
	if !errors.Is(err, mailbox.ErrNoTenant) || !strings.Contains(err.Error(), "did you mean harbor?") {
		t.Errorf("error %v, want an unknown tenant with what comes near", err)
	}
	if o.state() != before {
		t.Error("a refused token changed something")
	}
}

func TestARevokedTokenTakesItsSubscriptionsWithIt(t *testing.T) {
	t.Parallel()
	o := open(t)
	crm, shown := o.token(mailbox.Token{Name: "crm", Scope: mailbox.ScopeRead})
	batch, _ := o.token(mailbox.Token{Name: "batch", Scope: mailbox.ScopeRead})
	for _, k := range []mailbox.Token{crm, crm, batch} {
		if _, _, err := o.Subscribe(t.Context(), kim, mailbox.Subscription{Token: k.ID, Callback: "https://crm.example"}, mailbox.Once{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.RevokeToken(t.Context(), kim, crm.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Authenticate(t.Context(), shown); !errors.Is(err, mailbox.ErrNoToken) {
		t.Errorf("a revoked token: %v", err)
	}
	left, err := o.Subscriptions(t.Context())
	if err != nil || len(left) != 1 || left[0].Token != batch.ID {
		t.Errorf("left are %+v, %v; want the other token's", left, err)
	}
	if err := o.RevokeToken(t.Context(), kim, crm.ID); !errors.Is(err, mailbox.ErrNoToken) {
		t.Errorf("revoking it again: %v", err)
	}
	if _, _, err := o.Subscribe(t.Context(), kim, mailbox.Subscription{Token: crm.ID, Callback: "https://crm.example"}, mailbox.Once{}); !errors.Is(err, mailbox.ErrNoToken) {
		t.Errorf("subscribing with it: %v", err)
	}
}

func TestTokensOutliveTheClass(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, shown := o.token(mailbox.Token{Name: "crm", Scope: mailbox.ScopeRead, Tenant: "harbor"})
	if err := o.Load(t.Context(), kim, town(), false); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Authenticate(t.Context(), shown); err != nil {
		t.Error(err)
	}
}
