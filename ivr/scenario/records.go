package scenario

import (
	"context"
	"fmt"
	"strconv"

	"voiceportal/ivr/mailbox"
)

// judgeAudit looks for audit entries of this run.
func (r *run) judgeAudit(ctx context.Context, a args) ([]string, error) {
	entries, err := r.direct.AuditLog(ctx, mailbox.AuditFilter{Since: r.entries}, 0)
	if err != nil {
		return nil, err
	}
	found := 0
	var others []string
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		if a.picks(map[string]string{
			"act": e.Act, "mailbox": e.Mailbox.String(), "actor": e.Actor, "reason": e.Reason,
			"detail": e.Detail, "before": e.Before, "after": e.After,
			"failures": strconv.Itoa(e.FailuresAfter),
		}) {
			found++
			continue
		}
		others = append(others, fmt.Sprintf("%s %s by %s", e.Act, e.Mailbox, e.Actor))
	}
	return counted(a, found, "such audit entries", others), nil
}

// judgeMail looks for mails queued in this run.
func (r *run) judgeMail(ctx context.Context, a args) ([]string, error) {
	mails, err := r.direct.Mails(ctx, "", 0)
	if err != nil {
		return nil, err
	}
	found := 0
	var others []string
	for i := len(mails) - 1; i >= 0; i-- {
		m := mails[i]
		if m.ID <= r.mails {
			continue
		}
		facts := map[string]string{"to": m.ToAddress, "kind": string(m.Kind), "mailbox": m.Mailbox.String()}
		if _, asked := a.named["text"]; asked {
			text, err := r.mailText(ctx, m)
			if err != nil {
				return nil, err
			}
			facts["text"] = text
		}
		if a.picks(facts) {
			found++
			continue
		}
		others = append(others, fmt.Sprintf("%s to %s", m.Kind, m.ToAddress))
	}
	return counted(a, found, "such mails", others), nil
}

// picks reports whether something is as all the arguments say that are facts of it.
func (a args) picks(facts map[string]string) bool {
	for name, is := range facts {
		if want, asked := a.named[name]; asked && !want.matches(is) {
			return false
		}
	}
	return true
}

// counted compares a number with count=, or with one at least.
func counted(a args, found int, what string, others []string) []string {
	count, asked := a.named["count"]
	if n, _ := strconv.Atoi(count.value); asked && found == n || !asked && found > 0 {
		return nil
	}
	want := "one at least"
	if asked {
		want = count.value
	}
	wrong := []string{fmt.Sprintf("%d %s, expected %s", found, what, want)}
	for _, o := range others {
		wrong = append(wrong, "there is "+o)
	}
	return wrong
}
