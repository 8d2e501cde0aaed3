package scenario

import (
	"slices"
	"strings"
)

// didYouMean is a hint at the candidate that is most like what was written, empty when none is.
func didYouMean(written string, candidates []string) string {
	// A third of the letters may be wrong: more would suggest words that share nothing.
	best, nearest := "", max(1, len(written)/3)+1
	for _, c := range candidates {
		d := distance(written, c)
		if len(written) > 2 && strings.HasPrefix(c, written) { // only its beginning was written
			d = 1
		}
		if d < nearest {
			best, nearest = c, d
		}
	}
	if best == "" {
		return ""
	}
	return `; did you mean "` + best + `"?`
}

// distance is the number of letters to insert, delete, replace or swap with their neighbour to
// make b of a.
func distance(a, b string) int {
	if a == b {
		return 0
	}
	before := make([]int, len(b)+1) // the row before the last
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = slices.Min([]int{last[j] + 1, row[j-1] + 1, last[j-1] + cost})
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
