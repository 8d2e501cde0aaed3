package mailbox

import (
	"context"
	"fmt"
	"slices"
)

// AuditFilter picks audit entries. Zero fields pick all.
type AuditFilter struct {
	Tenant  string
	Mailbox Key
	Actor   string
	Acts    []string // any of these names
	Below   uint64   // older than this sequence number
	Since   uint64   // newer than this sequence number
}

// AuditLog lists audit entries, newest first, at most limit, or all for 0.
func (a *Accounts) AuditLog(ctx context.Context, filter AuditFilter, limit int) ([]AuditEntry, error) {
	var found []AuditEntry
	err := a.view(ctx, func(v view) error {
		found = nil
		for e, err := range v.Audit(filter.Below) {
			if err != nil {
				return err
			}
			if e.Seq <= filter.Since {
				break
			}
			if !filter.picks(e) {
				continue
			}
			found = append(found, e)
			if len(found) == limit {
				break
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the audit: %w", err)
	}
	return found, nil
}

func (f AuditFilter) picks(e AuditEntry) bool {
	return (f.Tenant == "" || f.Tenant == e.Mailbox.Tenant) &&
		(f.Mailbox == Key{} || f.Mailbox == e.Mailbox) &&
		(f.Actor == "" || f.Actor == e.Actor) &&
		(len(f.Acts) == 0 || slices.Contains(f.Acts, e.Act))
}
