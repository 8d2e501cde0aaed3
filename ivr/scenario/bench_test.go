package scenario_test

import "testing"

const signIn = `call from=harbor/4012 to=*98
press 2580#
expect state=main_menu
`

func BenchmarkSignIn(b *testing.B) {
	p, s := player(b), load(b, signIn)
	for b.Loop() {
		r, err := p.Play(b.Context(), s)
		if err != nil || !r.Passed() {
			b.Fatal(err, failures(r))
		}
	}
}
