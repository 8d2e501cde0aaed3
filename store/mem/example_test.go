package mem_test

import (
	"context"
	"fmt"

	"voiceportal/ivr/mailbox"
	"voiceportal/store/mem"
)

func ExampleNew() {
	ctx := context.Background()
	s := mem.New(mem.Options{})
	defer s.Close()

	key := mailbox.Key{Tenant: "harbor", Number: "4012"}
	err := s.Update(ctx, func(tx mailbox.Tx) error {
		return tx.PutMailbox(mailbox.Mailbox{Key: key, Owner: mailbox.Owner{First: "Ana", Last: "Duarte"}})
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = s.View(ctx, func(r mailbox.Reader) error {
		m, err := r.Mailbox(key)
		fmt.Println(m.Key, m.Owner.Name())
		return err
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output: harbor/4012 Ana Duarte
}
