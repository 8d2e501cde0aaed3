package ivr

import "time"

// playing is the prompt that runs; the zero value is silence.
type playing struct {
	id     ID
	say    []Utterance
	barge  bool
	since  time.Duration
	length time.Duration
}

// play says something that a key may cut. Where keys have been typed ahead, the caller knows it
// by heart: it is not said at all.
func (m *Machine) play(u ...Utterance) {
	if m.ahead.len() == 0 {
		m.say(true, u...)
	}
}

// say plays utterances one after the other, guarded by the watchdog.
func (m *Machine) say(barge bool, u ...Utterance) {
	m.playing = playing{id: m.nextID(), say: u, barge: barge, since: m.now, length: m.lengthOf(u)}
	m.emit(Play{ID: m.playing.id, Say: u, Length: m.playing.length, Barge: barge})
	m.arm(TimerWatchdog)
}

// lengthOf is how long utterances take, in whole milliseconds; a speech that knows no better
// than a negative or endless length cannot stop the clock.
func (m *Machine) lengthOf(all []Utterance) time.Duration {
	var sum time.Duration
	for _, u := range all {
		sum += min(max(m.flow.Speech.Length(u), 0), maxTimer)
	}
	return (sum + time.Millisecond - 1).Truncate(time.Millisecond)
}

// stop ends the running prompt before its time, if one runs.
func (m *Machine) stop(bargein bool) {
	if m.playing.id == 0 {
		return
	}
	m.emit(StopPlay{ID: m.playing.id, Bargein: bargein})
	m.playing = playing{}
}

// listen starts waiting for the caller, once a prompt is over. Announcements have nothing to
// wait for: [Machine.next] goes on from there.
func (m *Machine) listen() {
	m.disarm()
	switch m.state().use() {
	case useEntry:
		m.arm(TimerFirstDigit)
	case useChoice:
		m.arm(TimerMenu)
	case useRecording:
		m.recording, m.since = true, m.now
		m.arm(TimerMessage)
	}
}
