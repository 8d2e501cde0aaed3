package ivr

// Causes lists every release cause.
func Causes() []Cause {
	return []Cause{
		CauseCaller, CauseLocked, CauseTries, CauseSilence, CauseAccountChanged, CauseUnavailable,
		CauseCompleted,
	}
}
