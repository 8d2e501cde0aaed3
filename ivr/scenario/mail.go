package scenario

import (
	"context"
	"fmt"
	"regexp"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/notify"
)

// The place of the patterns in the verb mail.
const placeSaves = 2

// mail opens the newest mail that fits, and keeps what its patterns find.
func (r *run) mail(ctx context.Context, l line, a args) error {
	mails, err := r.direct.Mails(ctx, "", 0)
	if err != nil {
		return err
	}
	for _, m := range mails {
		if !a.picks(map[string]string{"to": m.ToAddress, "kind": string(m.Kind)}) {
			continue
		}
		text, err := r.mailText(ctx, m)
		if err != nil {
			return err
		}
		return r.save(l, a.places[placeSaves], text)
	}
	f := r.fail(l, "there is no such mail")
	for _, m := range mails {
		f.Got = append(f.Got, fmt.Sprintf("there is %s to %s", m.Kind, m.ToAddress))
	}
	return f
}

// save keeps the first match of each pattern.
func (r *run) save(l line, patterns []Word, text string) error {
	for _, w := range patterns {
		name, _, pattern := cutOperator(w.Text)
		found := regexp.MustCompile(pattern).FindStringSubmatch(text) // bind has compiled it once
		if found == nil {
			return r.fail(l, fmt.Sprintf("nothing in the mail matches %q", pattern))
		}
		r.values[name] = found[len(found)-1] // the last group, or all where there is none
	}
	return nil
}

// mailText is a mail as its reader sees it, with the PIN that it carries.
func (r *run) mailText(ctx context.Context, m mailbox.Mail) (string, error) {
	secret, err := r.direct.Secret(ctx, m)
	if err != nil {
		return "", err
	}
	names, err := notify.NamesOf(ctx, r.direct, m)
	if err != nil {
		return "", err
	}
	text := notify.Compose(m, names)
	head := fmt.Sprintf("To: %s <%s>\nSubject: %s\n\n", m.ToName, m.ToAddress, text.Subject)
	return head + text.PlainWith(secret), nil
}
