package tmf702

import (
	"encoding/json"
	"net/http"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/profile"
)

// The states of a monitor, in TM Forum's words.
const (
	monitorInProgress = "InProgress"
	monitorCompleted  = "Completed"
	monitorInError    = "InError"
)

// listMonitor answers GET /monitor.
func (s *Server) listMonitor(x *exchange) error {
	q, err := parseQuery(x.r.URL.RawQuery, monitors())
	if err != nil {
		return err
	}
	jobs, err := s.accounts.Jobs(x.ctx(), x.token.Tenant)
	if err != nil {
		return err
	}
	all := make([]object, 0, len(jobs))
	for _, j := range jobs {
		all = append(all, s.monitor(j))
	}
	return s.answerList(x, q, all)
}

// retrieveMonitor answers GET /monitor/{id}.
func (s *Server) retrieveMonitor(x *exchange) error {
	q, err := parseFields(x.r.URL.RawQuery, monitors())
	if err != nil {
		return err
	}
	job, err := s.accounts.Job(x.ctx(), x.r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := x.sees(job.Tenant); err != nil {
		return notFound("this monitor") // the id is no secret of the tenant's, and tells nothing
	}
	return x.reply(http.StatusOK, q.project(s.monitor(job)))
}

// monitor is a job as TM Forum's monitor. The request and, once it has ended, the response are told
// as they would have been if the client had waited.
func (s *Server) monitor(j mailbox.Job) object {
	progress := object{"total": j.Total, "done": j.Done, "failed": j.Failed, "left": j.Left, "startedAt": stamp(j.StartedAt)}
	setTime(progress, "endedAt", j.EndedAt)
	m := object{
		"id": j.ID, "href": s.href(collectionMonitor, j.ID), "sourceHref": s.url + Base + "/" + collectionResource,
		"@type": typeMonitor, "@baseType": "Monitor", "@schemaLocation": s.schemaHref(typeMonitor),
		"state": monitorState(j.State), "progress": progress,
		"failure": s.notes(j.Tenant, j.Failures), "skipped": s.notes(j.Tenant, j.Skipped),
		"request": object{
			"method": http.MethodPost, "to": s.url + Base + "/voicemailbox/resetDormant", "header": jsonHeader(),
			"body": marshalled(object{"tenant": j.Tenant, "since": profile.FormatDuration(j.Since), "includeLocked": j.Locked}),
		},
	}
	if j.Ended > 0 {
		m["response"] = object{"statusCode": "200", "header": jsonHeader(), "body": marshalled(progress)}
	}
	return m
}

func monitorState(state mailbox.JobState) string {
	switch state {
	case mailbox.JobCompleted:
		return monitorCompleted
	case mailbox.JobInError:
		return monitorInError
	}
	return monitorInProgress
}

// notes are the mailboxes that a job did not reset, each with its reason.
func (s *Server) notes(tenant string, notes []mailbox.JobNote) []any {
	list := make([]any, 0, len(notes))
	for _, n := range notes {
		id := idOf(mailbox.Key{Tenant: tenant, Number: n.Number})
		o := object{"id": id, "href": s.href(collectionResource, id), "reason": n.Reason}
		setText(o, "code", string(n.Code))
		list = append(list, o)
	}
	return list
}

func jsonHeader() []any { return []any{object{"name": "Content-Type", "value": mediaJSON}} }

// marshalled is an object of texts and numbers as JSON.
func marshalled(o object) string {
	raw, err := json.Marshal(o)
	if err != nil {
		panic(err) // a mistake in this package: nothing that came in stands in it
	}
	return string(raw)
}
