package scenario

// MaxOrders is the largest number of orders that one race may have.
const MaxOrders = 1000

// orders are the sequences in which the lines of a race can happen: every merge of its actors that
// keeps the lines of each actor as they stand. Without orders=all there is one, as written. It
// stops beyond [MaxOrders].
func orders(race Statement) [][]Statement {
	if !has(race.texts(), "orders=all") {
		return [][]Statement{race.Block}
	}
	var actors [][]Statement
	index := map[string]int{}
	for _, s := range race.Block {
		a := actor(s)
		i, known := index[a]
		if !known {
			i = len(actors)
			index[a] = i
			actors = append(actors, nil)
		}
		actors[i] = append(actors[i], s)
	}
	return merges(actors)
}

// actor is who does a line: a call by its name, the call that has none, or the admin.
func actor(s Statement) string {
	switch s.Verb {
	case "press", "hangup", "delay":
		for _, w := range s.Words {
			if name, _, value := cutOperator(w.Text); name == "on" {
				return "leg " + value
			}
		}
		return "leg"
	case "call":
		for _, w := range s.Words {
			if name, _, value := cutOperator(w.Text); name == "as" {
				return "leg " + value
			}
		}
		return "leg"
	}
	return "admin"
}

// merges are all the ways to put sequences into one without changing the order of any.
func merges(actors [][]Statement) [][]Statement {
	total := 0
	for _, a := range actors {
		total += len(a)
	}
	var all [][]Statement
	so := make([]Statement, 0, total)
	left := append([][]Statement(nil), actors...)
	var grow func()
	grow = func() {
		if len(all) > MaxOrders {
			return
		}
		if len(so) == total {
			all = append(all, append([]Statement(nil), so...))
			return
		}
		for i, rest := range left {
			if len(rest) == 0 {
				continue
			}
			so, left[i] = append(so, rest[0]), rest[1:]
			grow()
			so, left[i] = so[:len(so)-1], rest
		}
	}
	grow()
	return all
}
