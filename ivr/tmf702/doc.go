// Package tmf702 is the REST front: TMF702 Resource Activation and Configuration, version 4, in
// which a resource is a mailbox. A program that bears a token looks mailboxes up, resets their
// PINs, locks and unlocks them, has new ones made, and hears by events what becomes of them.
//
// It holds no rule of its own. What a request asks for becomes an act of package mailbox, and what
// that package answers becomes a resource or an error of TM Forum's form. Events are read from the
// audit, so that a mailbox locked by a caller's wrong PINs is told like one that was reset here.
//
// Begin with [New]; [Server.Handler] answers requests and [Server.Run] does what goes on beside
// them: it delivers events and works on bulk resets. Any number of servers may work on one store.
//
// One rule holds everywhere: a PIN comes in, becomes a [pin.PIN] at once, and is in nothing that
// leaves again, be it an answer, an event, a monitor, a line of the log or a metric.
package tmf702
