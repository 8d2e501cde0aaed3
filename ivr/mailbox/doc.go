// Package mailbox keeps the accounts of the portal: tenants, their mailboxes, the PINs that open
// them, their messages, the mails that leave and the audit of everything done.
//
// It knows no telephone and no screen. The call flow asks it to judge an attempt
// ([Accounts.SignIn]) and to commit a new PIN ([Accounts.ChangePIN]); people and the API act on a
// mailbox through [Accounts.Apply] with an [Act]; a front that wants to show what an act would do
// calls [Accounts.Preview], which runs the very same transaction and takes it back.
//
// Beside the PIN some users have a web password for My Phone: [Accounts.SignInWeb],
// [Accounts.ForgotWeb] and [Accounts.ChangeWeb] are theirs, [ResetWeb] is the admin's act.
//
// Begin with [New]. It needs a [Store], the keys of the key file and the profiles that hold each
// tenant's rules. Accounts are safe for concurrent use, by any number of processes on one store.
//
// Four rules hold everywhere:
//
//   - An outcome is on disk before anybody hears it.
//   - A wrong PIN or password is a verdict and a refused act is a [*Refusal]; other errors mean that the
//     accounts could not answer.
//   - Secrets are in the store as verifiers or sealed values only. No record, audit entry or error
//     holds a PIN, and the audit never holds digits keyed in by somebody who was not identified.
//   - Calendar time is portal time ([Accounts.Now]), which people move; leases, waits and
//     throttles run by the wall.
package mailbox
