package store

import "testing"

func TestWritesTouchTheBucketsThatChange(t *testing.T) {
	t.Parallel()
	var w Writes
	w.put(BucketBoxes, []byte("a"), []byte("1"))
	w.put(BucketMails, []byte("b"), nil)
	w.empty(BucketCalls)
	for _, b := range Buckets() {
		want := b == BucketBoxes || b == BucketMails || b == BucketCalls
		if got := w.Touches(b); got != want {
			t.Errorf("bucket %s touched: %t, want %t", b, got, want)
		}
	}
}
