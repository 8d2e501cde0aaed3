package bolt_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/bolt"
)

func ExampleOpen() {
	folder, err := os.MkdirTemp("", "portal")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)

	s, err := bolt.Open(filepath.Join(folder, "portal.db"), bolt.Options{KeyID: "3f2a"})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()

	ctx := context.Background()
	err = s.Update(ctx, func(tx mailbox.Tx) error {
		return tx.PutTenant(mailbox.Tenant{ID: "harbor", Name: "Harbor Freight Lines"})
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = s.View(ctx, func(r mailbox.Reader) error {
		t, err := r.Tenant("harbor")
		fmt.Println(t.Name)
		return err
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output: Harbor Freight Lines
}
