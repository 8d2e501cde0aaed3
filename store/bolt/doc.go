// Package bolt is a store in one file, which any number of processes use at the same time with
// nothing to start before them.
//
// Nobody owns the file. An Update waits for a lock on a file beside it (PATH.lock), opens it,
// commits all acts that are queued in this process in one transaction, closes it and unlocks. A
// View does the same with a shared lock, and Views of one process at the same time share one
// opening. Between acts a process holds nothing: killed or suspended there, it leaves nothing
// behind and blocks nobody.
//
// An Update that returns nil is on the disk. Its function runs in the goroutine that called
// Update; it must not call the store again, and should not take long, for every process waits.
package bolt
