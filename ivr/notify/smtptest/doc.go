// Package smtptest gives tests a real mail server in their own process, on github.com/emersion/go-smtp.
package smtptest
