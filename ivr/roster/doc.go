// Package roster reads mailboxes that are to be made from a table in CSV.
//
// The first line names the columns, as [Columns] lists them; only the number is needed. [Read] judges
// the form of every line and goes on past bad ones; whether a mailbox can be made is for the accounts
// to say, whose refusals [Line.Blame] ties to a place in the file. A roster holds no PINs.
package roster
