package console

import (
	"strings"
	"time"

	"voiceportal/ivr/mailbox"
)

// roster is the class that the golden pages show: tenant harbor at the instant [lesson]. One line
// a mailbox: number, owner, status, PIN age in days, wrong tries, days since the last call ("-"
// for never, an instant of today as 08:50).
const roster = `
4012 Ana Duarte    locked       12 5 09:16
4015 Ben Okafor    active        3 0 1
4019 Chen Wei      expired      41 0 33
4023 Dara Singh    must-change   0 0 -
4027 Elif Kaya     temporary     1 0 1
4031 Finn Larsen   active       29 1 3
4036 Gia Romano    dormant     212 0 209
4040 Hugo Meyer    active        8 0 4
4044 Ines Costa    locked       17 5 08:50
4048 Jon Berg      dormant     190 0 187
4052 Kemi Ade      active       24 0 7
4056 Lena Fischer  active        1 0 1
4061 Mara Silva    dormant     365 0 365
4066 Nils Holm     dormant     201 0 201
4070 Olu Bello     active       14 0 5
4073 Omar Haddad   deactivated 188 0 188
4079 Pia Novak     dormant     240 0 240
4083 Quinn Reyes   active       22 1 2
4088 Rosa Lindt    active        5 0 08:02
4091 Sven Dahl     default       0 0 -
4095 Tala Aziz     active       27 0 3
4102 Uma Patel     active       11 0 6
4107 Vik Rao       temporary     0 0 -
4111 Wren Hale     active        2 0 1
4118 Xia Lin       active       19 0 9
4120 Yara Saleh    active        6 0 1
4126 Zoe Marsh     dormant     303 0 303
4130 Abel Cruz     active        9 0 4
4133 Bea Stone     active       28 0 5
4137 Cem Yilmaz    active        4 0 1
435  Front Desk    active       10 0 2
`

// harbor parses the roster.
func harbor() []mailbox.Summary {
	var list []mailbox.Summary
	for line := range strings.Lines(strings.TrimSpace(roster)) {
		f := strings.Fields(line)
		list = append(list, summary(f[0], f[1], f[2], mailbox.Status(f[3]), number(f[4]), number(f[5]), f[6]))
	}
	return list
}

// summary is one mailbox of harbor, consistent with its status as the accounts would make it.
func summary(num, first, last string, st mailbox.Status, age, failures int, lastCall string) mailbox.Summary {
	const dayLong = 24 * time.Hour
	s := mailbox.Summary{
		Key:        key(num),
		Kind:       mailbox.KindExtension,
		Owner:      mailbox.Owner{First: first, Last: last, Email: strings.ToLower(first+"."+last) + "@harbor.example"},
		Profile:    "broadcloud",
		Status:     st,
		Active:     st != mailbox.StatusDeactivated,
		Credential: mailbox.CredentialPersonal,
		Age:        time.Duration(age) * dayLong,
		SetAt:      lesson.Add(-time.Duration(age) * dayLong),
		Failures:   failures,
		Tries:      5,
		CreatedAt:  lesson.Add(-400 * dayLong),
		Remembered: 5,
		Generation: 7,
		Version:    3,
	}
	s.ExpiresAt = s.SetAt.Add(30 * dayLong)
	switch st {
	case mailbox.StatusLocked:
		s.Lock = mailbox.Lock{Kind: mailbox.LockAuto, At: todayAt(lastCall)}
	case mailbox.StatusTemporary:
		s.Credential, s.Due, s.ExpiresAt = mailbox.CredentialTemporary, mailbox.DueTemporary, s.SetAt.Add(48*time.Hour)
	case mailbox.StatusDefault:
		s.Credential, s.Due, s.ExpiresAt = mailbox.CredentialDefault, mailbox.DueDefault, time.Time{}
	case mailbox.StatusExpired:
		s.Due = mailbox.DueExpired
	case mailbox.StatusMustChange:
		s.Due = mailbox.DueAdmin
	}
	switch {
	case lastCall == "-":
	case strings.Contains(lastCall, ":"):
		s.LastSignIn = todayAt(lastCall)
	default:
		s.LastSignIn = lesson.Add(-time.Duration(number(lastCall)) * dayLong)
	}
	return s
}

func todayAt(hm string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", lesson.Format(time.DateOnly)+" "+hm)
	if err != nil {
		panic(err)
	}
	return t
}

func number(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}
