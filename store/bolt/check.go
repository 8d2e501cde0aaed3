package bolt

import (
	"context"
	"encoding/hex"
	"os"

	"go.etcd.io/bbolt"

	"voiceportal/store"
)

// Check reads the whole store and tells what is wrong with it: the file's pages, every record,
// the indexes and the audit chain. Commits wait meanwhile. Where the pages cannot be trusted,
// nothing is read from them and the report says only that. An error means that the store could
// not be read to its end; the report then holds what was found until there.
func (s *Store) Check(ctx context.Context) (report store.Report, err error) {
	err = s.viewAlone(ctx, func(snap snapshot) (err error) {
		report, err = s.checkAll(ctx, snap)
		return err
	})
	return report, err
}

func (s *Store) checkAll(ctx context.Context, snap snapshot) (report store.Report, err error) {
	h, err := os.Open(s.path)
	if err != nil {
		return report, s.explain(err)
	}
	defer h.Close() //nolint:errcheck // nothing was written through it
	if err := walkPages(h, snap.tx); err != nil {
		report.Add("pages", err.Error())
		return report, nil
	}
	if report, err = store.Check(ctx, snap, s.options.Chain); err != nil {
		return report, err
	}
	checkPages(snap.tx, &report)
	return report, nil
}

// checkPages has bbolt check its pages: each in use once or free, and keys in order.
func checkPages(tx *bbolt.Tx, report *store.Report) {
	for err := range tx.Check(bbolt.WithKVStringer(shortHex{})) {
		report.Add("pages", err.Error())
	}
}

// shortHex shows the beginning of a key.
type shortHex struct{}

func (shortHex) KeyToString(key []byte) string { return hex.EncodeToString(key[:min(len(key), 32)]) }

func (h shortHex) ValueToString(value []byte) string { return h.KeyToString(value) }
