package tmf702

import (
	"cmp"
	"fmt"
)

// written is a scalar as a client would write it in a query.
func written(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return fmt.Sprint(v)
}

func cmpFloat(a, b float64) int { return cmp.Compare(a, b) }

func asFloat(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
