package notify

import (
	"context"
	"errors"

	"voiceportal/ivr/pin"
)

// ErrRefused is a letter that a mail server will never take: trying again is of no use.
var ErrRefused = errors.New("the mail server refuses it for good")

// Letter is a mail on its way out. Its secret is apart from its words, so that neither prints it.
type Letter struct {
	MessageID string // with its angle brackets; the same at every try, so that readers can drop doubles
	ToName    string
	ToAddress string
	Text      Text
	Secret    pin.PIN // fills the slot of Text; zero where there is none
}

// Sender hands letters to a mail server. An error that is [ErrRefused] is for good; every other one
// is for now. No error means that the server has taken the letter over.
type Sender interface {
	Send(ctx context.Context, l Letter) error
}
