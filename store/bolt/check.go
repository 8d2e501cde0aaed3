package bolt

import (
	"context"
	"encoding/hex"
	"fmt"

	"go.etcd.io/bbolt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store"
)

// Check reads the whole store and tells what is wrong with it: bbolt's own pages, every record,
// the indexes and the audit chain. Commits wait meanwhile. An error means that the store could
// not be read to its end; the report then holds what was found until there.
func (s *Store) Check(ctx context.Context) (report store.Report, err error) {
	err = s.view(ctx, func(snap snapshot) (err error) {
		if report, err = store.Check(ctx, snap, s.options.Chain); err != nil {
			return err
		}
		if err := findAll(ctx, snap); err != nil {
			return err
		}
		checkPages(snap.tx, &report)
		return nil
	})
	return report, err
}

// findAll looks up every key from the top: it touches the pages that lead to the records, which
// a scan from one record to the next does not, and must be done under the guard before bbolt
// checks them without one.
func findAll(ctx context.Context, snap snapshot) error {
	for _, name := range store.Buckets() {
		for e, err := range snap.Ascend(name, nil) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
			found, err := snap.Get(name, e.Key)
			if err != nil {
				return err
			}
			if found == nil {
				return snap.store.explain(fmt.Errorf("%w: a key of bucket %s is in the wrong place", mailbox.ErrDamaged, name))
			}
		}
	}
	return nil
}

// checkPages has bbolt check its pages: each in use once or free, and keys in order.
func checkPages(tx *bbolt.Tx, report *store.Report) {
	for err := range tx.Check(bbolt.WithKVStringer(shortHex{})) {
		report.Add("pages", err.Error())
	}
}

// shortHex shows the beginning of a key: a broken one may seem to be as long as the file.
type shortHex struct{}

func (shortHex) KeyToString(key []byte) string       { return hex.EncodeToString(key[:min(len(key), 32)]) }
func (h shortHex) ValueToString(value []byte) string { return h.KeyToString(value) }
