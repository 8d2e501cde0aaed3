package tmf702

import (
	"net/http"
	"time"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// dormantRequest is the body of POST /voicemailbox/resetDormant, an operation that TM Forum's
// definition does not have.
type dormantRequest struct {
	tenant string
	since  time.Duration
	locked bool
	dry    bool
}

// resetDormant begins a reset of every mailbox of a tenant that nobody has signed in to for a time.
// It answers at once with a monitor, which tells how far it has come.
func (s *Server) resetDormant(x *exchange) error {
	b, err := readBody(x.r, mediaJSON)
	if err != nil {
		return err
	}
	o, err := b.attributes()
	if err != nil {
		return err
	}
	want, err := readDormant(o, x.token.Tenant)
	if err != nil {
		return err
	}
	if err := x.sees(want.tenant); err != nil {
		return err
	}
	if want.dry {
		return s.planDormant(x, want)
	}
	once, err := s.once(x, b.raw)
	if err != nil {
		return err
	}
	job, again, err := s.accounts.StartReset(x.ctx(), x.by(), want.tenant, want.since, want.locked, once)
	if err != nil {
		return unknownTenant(err)
	}
	x.replayed(again)
	m := s.monitor(job)
	x.w.Header().Set("Location", s.href(collectionMonitor, job.ID))
	return x.reply(http.StatusAccepted, m)
}

// planDormant tells what a reset would do, and does nothing.
func (s *Server) planDormant(x *exchange, want dormantRequest) error {
	plan, err := s.accounts.DormantPlan(x.ctx(), want.tenant, want.since, want.locked)
	if err != nil {
		return unknownTenant(err)
	}
	boxes := make([]any, 0, len(plan.Boxes))
	for _, m := range plan.Boxes {
		boxes = append(boxes, object{"id": idOf(m.Key), "href": s.href(collectionResource, idOf(m.Key))})
	}
	skipped := make([]mailbox.JobNote, 0, len(plan.Skipped))
	for _, m := range plan.Skipped {
		skipped = append(skipped, mailbox.JobNote{Number: m.Summary.Number, Reason: m.Reason})
	}
	return x.reply(http.StatusOK, object{
		"@type": "ResetDormantPlan", "total": len(boxes), "resource": boxes, "skipped": s.notes(want.tenant, skipped),
	})
}

func readDormant(o object, tenant string) (dormantRequest, error) {
	want := dormantRequest{tenant: tenant}
	for name, v := range o {
		var err error
		switch name {
		case "tenant":
			err = setOnce(&want.tenant, name, v)
		case "since":
			err = want.setSince(v)
		case "includeLocked":
			want.locked, err = asTruth(name, v)
		case "dryRun":
			want.dry, err = asTruth(name, v)
		default:
			err = badRequest(codeUnknown, "the body has an attribute that is not known", "It takes tenant, since, includeLocked and dryRun.")
		}
		if err != nil {
			return want, err
		}
	}
	if want.tenant == "" || want.since == 0 {
		return want, badRequest(codeBody, "the body lacks since, or the tenant", "Send since in days, as 90d; a token of one tenant may leave the tenant out.")
	}
	return want, nil
}

func (d *dormantRequest) setSince(v any) error {
	s, err := asText("since", v)
	if err != nil {
		return err
	}
	if d.since, err = profile.ParseDuration(s); err != nil || d.since == 0 {
		return badRequest(codeBody, "since is no length of time", "Write it as 90d.")
	}
	return nil
}

func asTruth(name string, v any) (bool, error) {
	b, ok := v.(bool)
	if !ok {
		return false, badRequest(codeBody, name+" is neither true nor false", "")
	}
	return b, nil
}
