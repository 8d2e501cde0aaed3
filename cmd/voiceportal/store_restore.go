package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"voiceportal/ivr/pin"
	"voiceportal/store"
	"voiceportal/store/bolt"
)

func (p *program) storeRestoreCommand() *cobra.Command {
	var force bool
	var key string
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the store",
		Long: "Put a backup in the place of the store: FILE, with its key from FILE.key. Both are checked first: the file's\n" +
			"pages, every record, the audit chain, and that the key is the file's own. A bad backup replaces nothing.\n\n" +
			"A store that is there is replaced only with --force, which keeps it as portal.db.before, and its key as\n" +
			"portal.db.key.before where the backup has another one. Programs that have the store open go on with the\n" +
			"restored one, unless its key is another.",
		Example: "voiceportal store restore portal-2026-11-22.db\n" +
			"voiceportal store restore portal.db.backup --backup-key /media/stick/portal.key --force",
		Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if key == "" {
				key = keyBeside(args[0])
			}
			return p.storeRestore(c.Context(), args[0], key, force)
		},
	}
	c.Flags().StringVar(&key, "backup-key", "", "the backup's key `file`; default FILE.key")
	c.Flags().BoolVar(&force, "force", false, "replace the store that is there")
	return c
}

func (p *program) storeRestore(ctx context.Context, backup, backupKey string, force bool) error {
	where, err := p.settle()
	if err != nil {
		return err
	}
	if _, err := os.Stat(where.store); err == nil && !force {
		return &hinted{errors.New("there is a store already: " + where.store), "--force replaces it, and keeps it as " + bolt.BeforeRestore(where.store)}
	}
	keys, err := pin.ReadKeyFile(backupKey)
	if err != nil {
		return err
	}
	options := bolt.Options{Chain: keys.Chain, KeyID: keys.ID()}
	report, err := bolt.Verify(ctx, backup, options)
	if err != nil {
		return &hinted{fmt.Errorf("the backup cannot be used: %w", err), "nothing is changed"}
	}
	if !report.OK() {
		return &hinted{fmt.Errorf("the backup %s is damaged: %s", backup, report.Problems[0]), "nothing is changed; use another backup"}
	}
	undo, err := putKey(where.keyFile, backupKey, force)
	if err != nil {
		return err
	}
	if err := bolt.Restore(ctx, where.store, backup, options, force); err != nil {
		return errors.Join(err, undo())
	}
	return p.with(ctx, func(s *session) error {
		if err := s.accounts.NoteRestore(ctx, s.by(""), filepath.Base(backup)); err != nil {
			return err
		}
		now, err := s.accounts.Now(ctx)
		if err != nil {
			return err
		}
		object := map[string]any{"store": where.store, "backup": backup, "revision": report.Revision, "audit": report.Audit}
		return p.tell(object, "restored %s from %s: revision %d, %s, portal time %s", where.store, backup,
			report.Revision, counted(report.Records[store.BucketBoxes], "mailbox", "mailboxes"), stamp(now))
	})
}

// putKey puts the backup's key in the place of the store's. The same key stays as it is; another
// one is replaced only by force, and kept. Undo puts back what was there.
func putKey(to, from string, force bool) (undo func() error, err error) {
	nothing := func() error { return nil }
	next, err := os.ReadFile(from)
	if err != nil {
		return nil, fmt.Errorf("read the backup's key: %w", err)
	}
	now, err := os.ReadFile(to)
	switch {
	case err == nil && bytes.Equal(now, next):
		return nothing, nil
	case err == nil && !force:
		return nil, &hinted{errors.New("there is another key file already: " + to), "--force replaces it, and keeps it as " + to + ".before"}
	case err == nil:
		if err := os.Rename(to, to+".before"); err != nil {
			return nil, fmt.Errorf("keep the key file: %w", err)
		}
		undo = func() error { return os.Rename(to+".before", to) }
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return nil, fmt.Errorf("make the folder of the key file: %w", err)
		}
		undo = func() error { return os.RemoveAll(to) } // it may not be there
	default:
		return nil, fmt.Errorf("read the key file: %w", err)
	}
	if err := copyNew(to, from); err != nil {
		return nil, errors.Join(err, undo())
	}
	return undo, nil
}
