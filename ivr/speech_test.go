package ivr

import "time"

// mute is a speech that takes no time at all.
type mute struct{}

func (mute) Length(Utterance) time.Duration { return 0 }
