// Package load puts callers on a portal, as many and as fast as wanted, and measures how long their
// calls take.
//
// Fill a store with [Class], then call [Run] with a [Config]. Each call goes through the whole call
// flow in virtual time and through the accounts to the disk, so that what is measured is the portal
// and not the patience of callers. Every call has one end that is right; one that ends otherwise is
// a failure, and [Report.Failures] says how it ended.
package load
