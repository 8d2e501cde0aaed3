// Package store is what all stores of the voice portal have in common. The stores themselves are
// store/bolt, a file that any number of processes share, and store/mem, in memory. Each supplies
// a [Snapshot] of its buckets and commits [Writes]; how records are written, how an act is laid
// over a snapshot and how changes are watched is here, once.
//
// # What a store promises
//
// A View reads one unchanging state: the newest one, with everything in it that was answered
// before the View began, by whichever process.
//
// An Update is all or nothing, and serialisable: the acts of all processes come one after the
// other. Its function touches nothing but its [Tx], for it may be run more than once. Where it
// fails nothing has changed and its error comes back as it is; where the Update returns nil the
// act is as safe as the store makes anything.
//
// A Watch reports every later change in the order of revisions, with the record's name, and
// misses none however slowly it is read. Somebody too far behind is told that everything may
// have changed.
//
// What was returned never aliases the store, and what was put may be changed afterwards. A
// Reader or Tx is for its function's goroutine, and of no use once the function has returned.
//
// Package storetest holds every store to this.
//
// # How records are written
//
// A record is a version, a checksum over its key and itself, and its fields in a fixed order,
// each in the one form that its value has. An older version is migrated when it is read; a newer
// one is refused with mailbox.ErrNewer, naming both; anything else is mailbox.ErrDamaged. No
// field can hold a PIN: there are verifiers and sealed bytes only.
//
// Every act gets the next revision and logs what it touched, which is what Watch reads. Audit
// entries get their number and a chain value over the entry before, see [Chain].
package store
