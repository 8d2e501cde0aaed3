package console

import (
	"testing"

	"voiceportal/ivr/mailbox"
	"voiceportal/tui/kit"
)

func TestStatusesDifferWithoutColour(t *testing.T) {
	t.Parallel()
	seen := map[string]mailbox.Status{}
	for _, s := range statuses {
		l := lookOf(s)
		if other, ok := seen[l.String()]; ok {
			t.Errorf("%q and %q both show as %q", s, other, l)
		}
		seen[l.String()] = s
		if l.sign == "·" {
			t.Errorf("%q has no look of its own", s)
		}
		if kit.Width(l.sign) != 1 {
			t.Errorf("%q: the sign %q is %d cells wide, want 1", s, l.sign, kit.Width(l.sign))
		}
	}
}

func TestAnUnknownStatusShowsItsOwnWord(t *testing.T) {
	t.Parallel()
	if got := lookOf("on-leave").String(); got != "· on-leave" {
		t.Errorf("look of an unknown status = %q, want its word", got)
	}
}

func TestTriesAreDotsWhereTheyFit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		failures, limit int
		want            string
		ink             kit.Token
	}{
		{0, 5, "·····", kit.Muted},
		{1, 5, "●····", kit.Text},
		{4, 5, "●●●●·", kit.Voice},
		{5, 5, "●●●●●", kit.Danger},
		{7, 5, "7/5", kit.Danger},
		{3, 10, "3/10", kit.Text},
		{0, 0, "0", kit.Muted},
		{2, 0, "2", kit.Text},
	} {
		if got := triesBar(tt.failures, tt.limit); got != tt.want {
			t.Errorf("tries %d of %d = %q, want %q", tt.failures, tt.limit, got, tt.want)
		}
		if got := inkOfTries(tt.failures, tt.limit); got != tt.ink {
			t.Errorf("ink of %d of %d = %v, want %v", tt.failures, tt.limit, got, tt.ink)
		}
	}
}
