package store

import (
	"context"
	"fmt"

	"voiceportal/ivr/mailbox"
)

func ExampleNewTx() {
	snapshot := newFake() // a store's present state
	tx, err := NewTx(snapshot, Unkeyed)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := tx.PutTenant(mailbox.Tenant{ID: "harbor"}); err != nil {
		fmt.Println(err)
		return
	}
	act := tx.Finish()
	snapshot.apply(act.Writes)
	fmt.Println(act.Revision, act.Changes)
	// Output: 1 [{1 tenant harbor}]
}

func ExampleNewReader() {
	r := NewReader(newFake())
	defer r.End()
	_, err := r.Tenant("harbor")
	fmt.Println(err)
	// Output: harbor: no such tenant
}

func ExampleNewFeed() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	snapshot := newFake()
	feed := NewFeed(func(_ context.Context, after uint64) ([]mailbox.Change, uint64, error) {
		return ChangesAfter(snapshot, after)
	})
	defer feed.Close()
	changes, err := feed.Watch(ctx, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	tx, err := NewTx(snapshot, nil)
	if err == nil {
		err = tx.PutTenant(mailbox.Tenant{ID: "harbor"})
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	snapshot.apply(tx.Finish().Writes)
	if err := feed.Advance(ctx); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(<-changes)
	// Output: {1 tenant harbor}
}
