package tmf702_test

import (
	"testing"
)

func TestSmoke(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.get("/resource").want(200)
	a := p.get("/resource/harbor-4012").want(200)
	t.Log(a.raw, a.header)
	t.Log(p.patch(ana, `{"newPin":"90817"}`).want(200).raw)
	t.Log(p.patch(ana, `{"newPin":"1234"}`).wantError(400, "rule").raw)
	t.Log(p.patch(ines, `{"administrativeState":"unlocked"}`).want(200).raw)
	t.Log(p.get("/resource?administrativeState=locked,shutdown&fields=id,name").want(200).raw)
}
