package network

// Step is a link between two parties that a path may use in both directions. The
// smaller its cost, which is positive, the sooner it is used.
type Step struct{ A, B, Cost int }

// Path returns the steps of the cheapest way from one of n parties to another, as
// indices of steps; nil when there is none or both are the same. Of ways that cost
// the same, the one found first by going through parties and steps in their order
// is taken: the script of the page, which does the same in the browser, gives the
// same path.
func Path(n int, steps []Step, from, to int) []int {
	if from == to {
		return nil
	}
	cost, by, done := make([]int, n), make([]int, n), make([]bool, n)
	for i := range n {
		cost[i], by[i] = -1, -1
	}
	cost[from] = 0
	for at := from; at >= 0 && at != to; at = cheapest(cost, done) {
		done[at] = true
		for k, s := range steps {
			next := s.other(at)
			if next < 0 || done[next] {
				continue
			}
			if c := cost[at] + s.Cost; cost[next] < 0 || c < cost[next] {
				cost[next], by[next] = c, k
			}
		}
	}
	return walkBack(steps, by, from, to)
}

// other returns the party at the other end of the step, -1 when the step does not
// touch the party or leads back to it.
func (s Step) other(party int) int {
	switch {
	case s.A == s.B:
		return -1
	case s.A == party:
		return s.B
	case s.B == party:
		return s.A
	}
	return -1
}

// cheapest returns the reached party that is next to be gone on from, -1 when
// there is none.
func cheapest(cost []int, done []bool) int {
	best := -1
	for i, c := range cost {
		if !done[i] && c >= 0 && (best < 0 || c < cost[best]) {
			best = i
		}
	}
	return best
}

// walkBack returns the steps by which a party was reached, the first step first.
func walkBack(steps []Step, by []int, from, to int) []int {
	var path []int
	for at := to; at != from; {
		k := by[at]
		if k < 0 {
			return nil
		}
		path = append(path, k)
		at = steps[k].other(at)
	}
	for i, j := 0, len(path)-1; i < j; i, j = i+1, j-1 {
		path[i], path[j] = path[j], path[i]
	}
	return path
}
