package console

import "strings"

// bigRows is the height of the big digits.
const bigRows = 5

// bigDigits are the digits 0 to 9 and the colon, five rows each, drawn from full blocks only so
// that they look the same in every font.
var bigDigits = map[rune][bigRows]string{
	'0': {"███", "█ █", "█ █", "█ █", "███"},
	'1': {" █ ", "██ ", " █ ", " █ ", "███"},
	'2': {"███", "  █", "███", "█  ", "███"},
	'3': {"███", "  █", "███", "  █", "███"},
	'4': {"█ █", "█ █", "███", "  █", "  █"},
	'5': {"███", "█  ", "███", "  █", "███"},
	'6': {"███", "█  ", "███", "█ █", "███"},
	'7': {"███", "  █", "  █", "  █", "  █"},
	'8': {"███", "█ █", "███", "█ █", "███"},
	'9': {"███", "█ █", "███", "  █", "███"},
	':': {" ", "█", " ", "█", " "},
}

// bigTime draws a time of day, as "09:17" or "09:17:20", in big digits: five lines of one width.
// A character that has no big form is left out.
func bigTime(s string) []string {
	rows := make([]string, bigRows)
	for row := range rows {
		var parts []string
		for _, r := range s {
			if d, ok := bigDigits[r]; ok {
				parts = append(parts, d[row])
			}
		}
		rows[row] = strings.Join(parts, " ")
	}
	return rows
}
