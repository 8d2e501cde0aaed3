package scenario

import (
	"context"
	"fmt"
	"strings"

	"voiceportal/ivr"
	"voiceportal/ivr/mailbox"
)

// never judges what must not be anywhere in the whole run.
func (r *run) never(ctx context.Context) error {
	for _, l := range r.scenario.nevers {
		a, err := r.bind(l)
		if err != nil {
			return err
		}
		for _, w := range a.places[1] {
			where, err := r.found(ctx, a.place(0), w.Text)
			if err != nil {
				return err
			}
			if where != "" {
				return r.fail(l, where)
			}
		}
	}
	return nil
}

// found says where something is that must not be, empty when it is nowhere.
func (r *run) found(ctx context.Context, what, word string) (string, error) {
	switch what {
	case "hear":
		for _, g := range r.legs {
			for _, h := range g.heard {
				if string(h.prompt) == word && g.placed+h.begins <= r.elapsed {
					return fmt.Sprintf("%s was heard on call %s", word, g.name), nil
				}
			}
		}
	case "state":
		for _, g := range r.legs {
			for _, rec := range g.records {
				if m, moved := rec.What.(ivr.Moved); moved && m.To == ivr.State(word) {
					return fmt.Sprintf("call %s was in %s", g.name, word), nil
				}
			}
		}
	case "text":
		return r.foundText(ctx, word)
	}
	return "", nil
}

// foundText says where a text stands that must not be written anywhere. The report needs no
// search: such texts are struck out of it.
func (r *run) foundText(ctx context.Context, text string) (string, error) {
	for _, g := range r.legs {
		if strings.Contains(strings.Join(g.transcript(), "\n"), text) {
			return "it stands in the transcript of call " + g.name, nil
		}
	}
	if strings.Contains(r.log.String(), text) {
		return "it stands in the log", nil
	}
	entries, err := r.direct.AuditLog(ctx, mailbox.AuditFilter{Since: r.entries}, 0)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if strings.Contains(e.Reason+"\n"+e.Detail+"\n"+e.Actor, text) {
			return fmt.Sprintf("it stands in the audit: %s %s", e.Act, e.Mailbox), nil
		}
	}
	mails, err := r.direct.Mails(ctx, "", 0)
	if err != nil {
		return "", err
	}
	for _, m := range mails {
		if m.ID <= r.mails {
			continue
		}
		written, err := r.mailText(ctx, m)
		if err != nil {
			return "", err
		}
		if strings.Contains(written, text) {
			return fmt.Sprintf("it stands in a mail: %s to %s", m.Kind, m.ToAddress), nil
		}
	}
	return "", nil
}
