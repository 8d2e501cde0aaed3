package mailbox_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// some are mailboxes to filter, at morning.
func some() []mailbox.Summary {
	box := func(number, first, last string, change func(*mailbox.Summary)) mailbox.Summary {
		s := mailbox.Summary{
			Key: mailbox.Key{Tenant: "harbor", Number: number}, Kind: mailbox.KindExtension, Profile: "broadcloud",
			Owner:  mailbox.Owner{First: first, Last: last, Email: strings.ToLower(first) + "@harbor.example"},
			Active: true, Status: mailbox.StatusActive, Age: 10 * day, CreatedAt: morning.Add(-500 * day), LastSignIn: morning.Add(-day),
		}
		change(&s)
		return s
	}
	return []mailbox.Summary{
		box("4012", "Ana", "Duarte", func(s *mailbox.Summary) {
			s.Status, s.Lock.Kind, s.Failures = mailbox.StatusLocked, mailbox.LockAuto, 5
			s.Owner.UserName, s.Owner.Phone, s.Owner.Site = "aduarte", "441174964012", "Bristol"
		}),
		box("4015", "Ben", "Okafor", func(s *mailbox.Summary) {
			s.Age, s.LastSignIn, s.Status = 41*day, time.Date(2025, time.September, 30, 23, 59, 0, 0, time.UTC), mailbox.StatusExpired
			s.Due = mailbox.DueExpired
		}),
		box("4019", "Chen", "Wei", func(s *mailbox.Summary) {
			s.LastSignIn, s.Status, s.Due, s.Age = time.Time{}, mailbox.StatusDefault, mailbox.DueDefault, time.Hour
			s.CreatedAt = morning.Add(-time.Hour)
		}),
		box("435", "Bo", "Wei", func(s *mailbox.Summary) {
			s.Status, s.Lock.Kind = mailbox.StatusLocked, mailbox.LockAdmin
			s.Failures, s.LastSignIn, s.Age = 2, time.Date(2025, time.October, 1, 0, 0, 0, 0, time.UTC), 30*day
		}),
		box("2000", "", "Front desk", func(s *mailbox.Summary) {
			s.Tenant, s.Profile, s.Kind = "riverside", "essensys", mailbox.KindMain
			s.Owner.Party, s.Owner.Email, s.Failures = "Operator", "", 1
		}),
		box("2001", "Mia", "Kovac", func(s *mailbox.Summary) { s.Tenant, s.Main, s.Profile = "riverside", "2000", "essensys" }),
	}
}

func TestFilters(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		filter string
		want   string // numbers
	}{
		{"", "4012 4015 4019 435 2000 2001"},
		{"  ", "4012 4015 4019 435 2000 2001"},
		{"is:locked", "4012 435"},
		{"IS:Locked", "4012 435"},
		{"-is:locked", "4015 4019 2000 2001"},
		{"is:admin-lock", "435"},
		{"is:main", "2000"},
		{"is:never", "4019"},
		{"is:due", "4015 4019"},
		{"is:wrong", "4012 435 2000"},
		{"is:locked wei", "435"},
		{"ana", "4012"},
		{"WEI", "4019 435"},
		{"401", "4012 4015 4019"},
		{"riverside/20", "2000 2001"},
		{"aduarte", "4012"},
		{"ben@harbor", "4015"},
		{`"front desk"`, "2000"},
		{`name:"ana d"`, "4012"},
		{`"is:locked"`, ""},
		{"owner:okafor", "4015"},
		{"number:401", "4012 4015 4019"},
		{"number:12", ""},
		{"user:adu", "4012"},
		{"mail:ana@", "4012"},
		{"phone:4964", "4012"},
		{"site:bristol", "4012"},
		{"party:operator", "2000"},
		{"tenant:river", "2000 2001"},
		{"main:2000", "2001"},
		{"profile:essensys -is:main", "2001"},
		{"age>30", "4015"},
		{"age>29d", "4015 435"},
		{"age<2h", "4019"},
		{"age>4w", "4015 435"},
		{"idle>30", "4015 435"},
		{"idle<61m", "4019"},
		{"tries>1", "4012 435"},
		{"tries<2", "4015 4019 2000 2001"},
		{"tries=1", "2000"},
		{"tries:5", "4012"},
		{"last<1oct", "4015 4019"},
		{"last<1oct2025", "4015 4019"},
		{"last<2025-10-01", "4015 4019"},
		{"last:1oct", "435"},
		{"last>1oct", "4012 2000 2001"},
		{"last:never", "4019"},
		{"last>4nov", ""},
		{"last>5nov", "4012 4015 435 2000 2001"}, // the fifth is still to come: last year's
		{"-", ""},
	} {
		t.Run(tt.filter, func(t *testing.T) {
			t.Parallel()
			f, err := mailbox.ParseFilter(tt.filter, morning)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range some() {
				if f.Match(s, morning) {
					got = append(got, s.Number)
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%q picks (-want +got):\n%s", tt.filter, diff)
			}
		})
	}
}

func TestAFilterThatMeansNothingSaysWhereAndWhatWasMeant(t *testing.T) {
	t.Parallel()
	states := "; known: deactivated, locked, temporary, default, expired, must-change, dormant, active, admin-lock, main, extension, due, never, wrong"
	for _, tt := range []struct{ filter, want string }{
		{"is:loked", "filter, character 1: is:loked: no such state; did you mean locked?" + states},
		{"ana  is:purple", "filter, character 6: is:purple: no such state" + states},
		{"is:", "filter, character 1: is:: nothing stands after is:"},
		{"is>locked", "filter, character 1: is>locked: write is:locked"},
		{"onwer:ana", "filter, character 1: onwer:ana: no such field; did you mean owner?"},
		{"qqqqqq:1", "filter, character 1: qqqqqq:1: no such field"},
		{"name>ana", "filter, character 1: name>ana: write name:ana"},
		{"number>40", "filter, character 1: number>40: write number:40"},
		{"age>old", "filter, character 1: age>old: write age>30 or age<36h"},
		{"age:30", "filter, character 1: age:30: write age>30 or age<36h"},
		{"age>d", "filter, character 1: age>d: write age>30 or age<36h"},
		{"idle>999999999w", "filter, character 1: idle>999999999w: write idle>30 or idle<36h"},
		{"tries>some", "filter, character 1: tries>some: write tries>2, tries<2 or tries=2"},
		{"last<31feb", "filter, character 1: last<31feb: write a day, as 1oct, 1oct2025 or 2025-10-01, or last:never"},
		{"last<0oct", "filter, character 1: last<0oct: write a day, as 1oct, 1oct2025 or 2025-10-01, or last:never"},
		{"last<1oct25", "filter, character 1: last<1oct25: write a day, as 1oct, 1oct2025 or 2025-10-01, or last:never"},
		{"last<30feb2025", "filter, character 1: last<30feb2025: write a day, as 1oct, 1oct2025 or 2025-10-01, or last:never"},
		{"zoë is:x", "filter, character 5: is:x: no such state" + states},
		{`ana name:"du`, `filter, character 10: "du: the quote is not closed`},
	} {
		_, err := mailbox.ParseFilter(tt.filter, morning)
		if _, ok := errors.AsType[*mailbox.FilterError](err); !ok || err.Error() != tt.want {
			t.Errorf("%q: error %v, want %q", tt.filter, err, tt.want)
		}
	}
}

func TestADayWithoutAYearIsTheLatestThatHasBegun(t *testing.T) {
	t.Parallel()
	s := mailbox.Summary{LastSignIn: time.Date(2024, time.February, 29, 12, 0, 0, 0, time.UTC)}
	for _, tt := range []struct {
		filter string
		now    time.Time
		want   bool
	}{
		{"last:29feb", time.Date(2025, time.November, 4, 0, 0, 0, 0, time.UTC), true},
		{"last:29feb", time.Date(2024, time.February, 29, 0, 0, 0, 0, time.UTC), true},
		{"last:29feb", time.Date(2024, time.February, 28, 0, 0, 0, 0, time.UTC), false},
		{"last:29feb", time.Date(2028, time.March, 1, 0, 0, 0, 0, time.UTC), false},
	} {
		f, err := mailbox.ParseFilter(tt.filter, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Match(s, tt.now); got != tt.want {
			t.Errorf("%s on %s: %v, want %v", tt.filter, tt.now.Format(time.DateOnly), got, tt.want)
		}
	}
}

func TestTermsAreToldAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	f, err := mailbox.ParseFilter(` is:locked  -owner:"Ana D"`, morning)
	if err != nil {
		t.Fatal(err)
	}
	type term struct {
		Text string
		At   int
	}
	var got []term
	for _, m := range f.Terms() {
		got = append(got, term{m.Text, m.At})
	}
	if diff := cmp.Diff([]term{{"is:locked", 1}, {`-owner:"Ana D"`, 12}}, got); diff != "" {
		t.Errorf("terms (-want +got):\n%s", diff)
	}
	if all := some(); f.Match(all[0], morning) || !f.Terms()[0].Match(all[0], morning) {
		t.Error("the first term holds for Ana by itself, and both do not")
	}
}

func FuzzParseFilter(f *testing.F) {
	for _, seed := range []string{
		"", "ana", "is:locked -name:wei", `owner:"Ana D`, "age>30 idle<2w", "last<1oct tries=2", "-", ":", "=x", "last:29feb",
		"age>99999999999999999999", "\x80:\xff", "number:4012\ttenant:h",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		filter, err := mailbox.ParseFilter(text, morning)
		if err != nil {
			e, ok := errors.AsType[*mailbox.FilterError](err)
			if !ok || e.At < 0 || e.At >= len(text) || !strings.HasPrefix(text[e.At:], e.Term) {
				t.Fatalf("%q: error %#v does not stand in it", text, err)
			}
			return
		}
		matched := make([]bool, len(some()))
		for i, s := range some() {
			matched[i] = true
			for _, term := range filter.Terms() {
				matched[i] = matched[i] && term.Match(s, morning)
			}
			if filter.Match(s, morning) != matched[i] {
				t.Fatalf("%q: the filter and its terms disagree on %s", text, s.Key)
			}
		}
		// What was written means the same when its terms are written again.
		var again []string
		for _, term := range filter.Terms() {
			if !strings.HasPrefix(text[term.At:], term.Text) {
				t.Fatalf("%q: term %q does not stand at %d", text, term.Text, term.At)
			}
			again = append(again, term.Text)
		}
		same, err := mailbox.ParseFilter(strings.Join(again, " "), morning)
		if err != nil {
			t.Fatalf("%q: its terms %q: %v", text, again, err)
		}
		for i, s := range some() {
			if same.Match(s, morning) != matched[i] {
				t.Fatalf("%q and its terms %q disagree on %s", text, again, s.Key)
			}
		}
	})
}
