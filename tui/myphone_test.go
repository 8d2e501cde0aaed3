package tui_test

import (
	"strings"
	"testing"
)

func TestAUserChangesAPasswordThatIsTooOld(t *testing.T) {
	t.Parallel()
	x := start(t, newPortal(t).options)
	x.shows("4012 Ana Duarte")
	x.types("gm")
	x.shows("My Phone", "Forgot password?")
	x.types("afonseca@meridian.example\tSlow+train+2+Faro\r")
	x.shows("Your password is too old", "· at least 10 characters")
	x.types("Tram-9")
	x.shows("✓ a digit", "· at least 10 characters")
	x.types("-to-Belem\rTram-9-to-Belem\r")
	x.shows("Your new password works now", "a.fonseca.private@post.example")
	x.types("o")
	x.shows("Signed out.", "Forgot password?")
	x.types("\x1b")
	x.shows("[ Sign in ]")
	x.types("u")
	x.shows("UC-One")
	x.types("Tram-9-to-Belem\r")
	x.shows("The UC-One apps share the password")
	x.types("gh")
	x.shows("4012 Ana Duarte")
	x.types("q")
	x.ends()
	for i, secret := range []string{"Slow+train", "Tram-9", "Belem"} {
		if strings.Contains(x.sent(), secret) {
			t.Errorf("the terminal was sent password number %d", i)
		}
	}
}
