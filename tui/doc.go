// Package tui is the full-screen program: one root model that owns the header, the toast line,
// the footer, help, themes and the mouse, and shows one screen at a time. What a screen is, and
// what it is drawn with, is package kit; the phone is package handset, the admin's pages are
// package console.
//
//	err := tui.Run(ctx, tui.Options{Screens: []kit.Screen{phone, admin}, Now: portalTime})
//
// The one rule: the root knows no telephone and no mailbox. It asks a screen for its actions and
// gives it the keys; whatever else it needs of a screen is a small interface that the screen may
// have ([Phone]).
package tui
