package network

import "math"

// point is a place on the plane; y grows downwards.
type point struct{ x, y float64 }

// rounds is how often stress moves every party. The result hardly changes after
// about sixty.
const rounds = 120

// stress places the parties of one connected graph such that their distances on
// the plane come near to those along the links: the sum of squared errors, each
// divided by the square of the distance wanted, gets smaller in every round. This
// is the localized majorization of Gansner, Koren and North, "Graph drawing by
// stress majorization" (2004). next[i] are the neighbours of i.
func stress(next [][]int) []point {
	want := distances(next)
	at := spiral(breadthFirst(next))
	for range rounds {
		for i := range at {
			at[i] = settledAmong(i, at, want[i])
		}
	}
	return at
}

// settledAmong returns the mean of the places that each of the others would have
// a party stand at.
func settledAmong(i int, at []point, want []float64) point {
	var x, y, weights float64
	for j, p := range at {
		if j == i {
			continue
		}
		dx, dy := at[i].x-p.x, at[i].y-p.y
		length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if length < 1e-9 {
			dx, dy, length = 1e-3*float64(i-j), 1e-3, 1e-3*math.Abs(float64(i-j))+1e-3
		}
		w := 1 / float64(want[j]*want[j])
		x += float64(w * (p.x + float64(want[j]*dx)/length))
		y += float64(w * (p.y + float64(want[j]*dy)/length))
		weights += w
	}
	return point{x / weights, y / weights}
}

// distances returns the length of the shortest way between every two parties. A
// link is the longer the more neighbours its ends have that they do not share,
// which keeps apart those who stand around a hub.
func distances(next [][]int) [][]float64 {
	length := lengths(next)
	all := make([][]float64, len(next))
	for i := range all {
		all[i] = make([]float64, len(next))
		for j := range all[i] {
			all[i][j] = math.Inf(1)
		}
		all[i][i] = 0
		for k, j := range next[i] {
			all[i][j] = length[i][k]
		}
	}
	for k := range all {
		for i := range all {
			for j := range all {
				all[i][j] = min(all[i][j], all[i][k]+all[k][j])
			}
		}
	}
	return all
}

func lengths(next [][]int) [][]float64 {
	all := make([][]float64, len(next))
	near := make([]bool, len(next))
	for i := range next {
		for _, j := range next[i] {
			near[j] = true
		}
		for _, j := range next[i] {
			apart := len(next[i]) + len(next[j])
			for _, k := range next[j] {
				if near[k] {
					apart -= 2
				}
			}
			all[i] = append(all[i], math.Sqrt(float64(max(apart, 1))))
		}
		for _, j := range next[i] {
			near[j] = false
		}
	}
	return all
}

// breadthFirst returns the parties in the order in which they are reached from
// the one with the most neighbours.
func breadthFirst(next [][]int) []int {
	start := 0
	for i := range next {
		if len(next[i]) > len(next[start]) {
			start = i
		}
	}
	seen := make([]bool, len(next))
	seen[start] = true
	order := []int{start}
	for k := 0; k < len(order); k++ {
		for _, j := range next[order[k]] {
			if !seen[j] {
				seen[j] = true
				order = append(order, j)
			}
		}
	}
	return order
}

// spiral places the parties from the middle outwards like the seeds of a
// sunflower. Sines are rounded, since their last bit depends on the processor.
func spiral(order []int) []point {
	const golden = 2.399963229728653 // radians
	round := func(v float64) float64 { return math.Round(v*1024) / 1024 }
	at := make([]point, len(order))
	for k, i := range order {
		r := math.Sqrt(float64(k))
		sin, cos := math.Sincos(float64(k) * golden)
		at[i] = point{round(r * cos), round(r * sin)}
	}
	return at
}
