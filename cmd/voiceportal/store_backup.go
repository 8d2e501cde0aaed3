package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

// keyBeside is where the key of a backup lies, unless somebody said otherwise.
func keyBeside(backup string) string { return backup + ".key" }

func (p *program) storeBackupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the store and its key, while others work",
		Long: "Write the store's newest state to FILE and its key to FILE.key. Others go on working; the copy is one state,\n" +
			"and is checked before it has its name. A backup needs both files, and whoever gets both gets the PINs: keep\n" +
			"them apart. A file that exists is not replaced.",
		Example: "voiceportal store backup portal-2026-11-22.db",
		Args:    exactly(1),
		RunE:    func(c *cobra.Command, args []string) error { return p.storeBackup(c.Context(), args[0]) },
	}
}

func (p *program) storeBackup(ctx context.Context, path string) error {
	return p.withExisting(ctx, func(s *session) error {
		key := keyBeside(path)
		if err := copyNew(key, s.settings.keyFile); err != nil {
			return err
		}
		n, err := s.store.BackupFile(ctx, path)
		if err != nil {
			return errors.Join(err, os.Remove(key))
		}
		object := map[string]any{"backup": path, "key": key, "bytes": n}
		return p.tell(object, "wrote %s, %s, and its key %s\nkeep the two apart: whoever has both has the PINs", path, size(n), key)
	})
}

// copyNew copies a key file to where there is none, for its owner only.
func copyNew(to, from string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("copy the key file: %w", err)
	}
	defer in.Close() //nolint:errcheck // nothing was written through it
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return &hinted{fmt.Errorf("there is a file already: %s", to), "choose another name"}
	}
	if err != nil {
		return fmt.Errorf("copy the key file: %w", err)
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return fmt.Errorf("copy the key file: %w", errors.Join(err, os.Remove(to)))
	}
	return nil
}

// size is a number of bytes for people.
func size(n int64) string {
	const kib = 1 << 10
	switch {
	case n < kib:
		return fmt.Sprintf("%d bytes", n)
	case n < kib*kib:
		return fmt.Sprintf("%d KiB", n/kib)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(kib*kib))
}
