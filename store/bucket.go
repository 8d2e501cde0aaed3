package store

// Bucket is a named, ordered set of keys and values in a store.
type Bucket string

// The buckets. Names are part of the file format.
const (
	BucketState    Bucket = "state"    // the store's own counters, the clock, the class, named records
	BucketTenants  Bucket = "tenants"  // by tenant id
	BucketBoxes    Bucket = "boxes"    // mailboxes by tenant and number
	BucketUsers    Bucket = "users"    // folded user name to mailbox key
	BucketMessages Bucket = "messages" // by tenant, number and message id
	BucketMails    Bucket = "mails"    // the outbox, by mail id
	BucketCalls    Bucket = "calls"    // calls in progress, by call id
	BucketAudit    Bucket = "audit"    // by sequence number
	BucketChanges  Bucket = "changes"  // what each revision touched, by revision
)

// Buckets are all buckets, in the order in which a store creates and checks them.
func Buckets() []Bucket {
	return []Bucket{
		BucketState, BucketTenants, BucketBoxes, BucketUsers, BucketMessages,
		BucketMails, BucketCalls, BucketAudit, BucketChanges,
	}
}

// cleared are the buckets that a Clear empties: all but the audit, the change log and the
// counters, so that an id is never given twice in the life of a store.
func cleared() []Bucket {
	return []Bucket{
		BucketTenants, BucketBoxes, BucketUsers, BucketMessages, BucketMails, BucketCalls,
	}
}
