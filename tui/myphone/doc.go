// Package myphone is the user's page beside the telephone: My Phone, where somebody signs in with a
// user name and a web password, asks for a new one that was forgotten and chooses one; and the
// UC-One app, which shares the password and shows that a change has worked.
//
// Start with [New]. A page is a form: fields and buttons in one order, of which one has the focus.
// While that is a field all keys are text; esc leaves it for the buttons, where letters are commands
// as on every screen.
//
// The rule of the page: it shows no password, not even on demand, and says nothing about an account
// that its owner has not proved to be theirs.
package myphone
