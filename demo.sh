#!/bin/sh
# Three calls to the portal as lines of text: a first call, a lockout and its end, and a default
# PIN that must be changed. The store is made for the demo and thrown away.
set -eu
: "${BIN:=bin/voiceportal}"
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
portal() { "$BIN" --store "$store/portal.db" "$@"; }
title() { printf '\n== %s\n\n' "$1"; }

title 'Ana calls her mailbox and hears her first message'
printf '%s\n' '2580#' '1' 'hang up' | portal call --plain --from harbor/4012 --to '*98'

title 'Five wrong PINs, the lock, and the admin who lifts it'
printf '%s\n' '1111#' '1111#' '1111#' '1111#' '1111#' | portal call --plain --from harbor/4012 --to '*98'
portal mailbox unlock harbor/4012

title 'A new number on its default PIN: a weak choice, then a good one'
printf '%s\n' '258013#' '1234#' '7295#' '7295#' '9' | portal call --plain --from riverside/2001 --to '*98'
