// Package spelling finds what somebody meant who mistyped a name.
package spelling

import "strings"

// Nearest is the known name that is most like what was written, whatever the case; empty when none
// comes near. Of two equally near the first is taken.
func Nearest(written string, known []string) string {
	written = strings.ToLower(written)
	// A third of the letters may be wrong: more would suggest words that share nothing.
	best, least := "", max(1, (len(written)+1)/3)+1
	for _, name := range known {
		lower := strings.ToLower(name)
		d := Distance(written, lower)
		if len(written) > 1 && strings.HasPrefix(lower, written) { // only its beginning was written
			d = min(d, 1)
		}
		if d < least {
			best, least = name, d
		}
	}
	return best
}

// DidYouMean is the end of an error message about an unknown name: a question after the nearest
// known one, or empty.
func DidYouMean(written string, known []string) string {
	if name := Nearest(written, known); name != "" {
		return "; did you mean " + name + "?"
	}
	return ""
}

// Distance is how many letters must be put in, left out, changed, or swapped with their neighbour
// to make b of a.
func Distance(a, b string) int {
	var before, last []int // the two rows above, of which before may be missing
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
