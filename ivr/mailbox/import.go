package mailbox

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Creation is a mailbox to be made.
type Creation struct {
	Key    Key
	Create Create
}

// Import is what became of one [Creation]. One of Receipt, There and Refusal says it.
type Import struct {
	Receipt Receipt
	There   bool     // the mailbox exists already, with an owner of this name and e-mail: nothing was done
	Refusal *Refusal // why it was not made
}

// PreviewImport tells what would become of each creation, if they were done in their order, and does
// none of them. A later one sees what an earlier one would make: a main number, a number that is
// then taken.
func (a *Accounts) PreviewImport(ctx context.Context, by By, list []Creation) ([]Import, error) {
	var all []Import
	err := a.preview(ctx, func(t *turn) error {
		all = make([]Import, 0, len(list))
		for _, c := range list {
			i, err := t.importOne(by, c)
			if err != nil {
				return err
			}
			i.Receipt.Audit = 0
			clear(i.Receipt.Mails)
			all = append(all, i)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("preview an import: %w", err)
	}
	return all, nil
}

// Import does one creation, unless the mailbox is there already with its owner. What exists is never
// changed, so that an import can be run again: it then makes what is still missing.
func (a *Accounts) Import(ctx context.Context, by By, c Creation) (Import, error) {
	var i Import
	err := a.update(ctx, func(t *turn) (err error) {
		i, err = t.importOne(by, c)
		return err
	})
	if err != nil {
		return Import{}, fmt.Errorf("import mailbox %s: %w", c.Key, err)
	}
	return i, nil
}

func (t *turn) importOne(by By, c Creation) (Import, error) {
	there, err := t.isThere(c)
	if err != nil || there {
		return Import{There: there}, err
	}
	info, _ := infoOf(c.Create)
	// A refusal comes before anything is written, so what the others in this transaction write stays
	// whole.
	r, err := t.apply(by, c.Key, c.Create, info)
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return Import{Refusal: refusal}, nil
	}
	return Import{Receipt: r}, err
}

// isThere reports whether a mailbox exists whose owner has the name and the e-mail that it is to be
// made with. Its other values may have been changed since.
func (t *turn) isThere(c Creation) (bool, error) {
	box, err := t.Mailbox(c.Key)
	if errors.Is(err, ErrNoMailbox) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("mailbox %w", err)
	}
	same := func(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), b) }
	wanted, has := c.Create.Owner, box.Owner
	return same(wanted.First, has.First) && same(wanted.Last, has.Last) && same(wanted.Email, has.Email), nil
}
