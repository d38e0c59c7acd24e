package network

import (
	"cmp"
	"slices"
)

// Principal returns the part of a graph that is worth drawing: the parties that
// have a link, at most limit of them, those with the most statements first chosen.
// A party whose links all lead to parties left out is left out too. The parties
// keep their order. The graph itself is not changed.
func (g *Graph) Principal(limit int) *Graph {
	keep := g.chosen(limit)
	out := &Graph{}
	number := make([]int, len(g.Parties))
	for i, p := range g.Parties {
		if keep[i] {
			number[i] = len(out.Parties)
			out.Parties = append(out.Parties, p)
		}
	}
	for _, l := range g.Links {
		if l.From != l.To && keep[l.From] && keep[l.To] {
			l.From, l.To = number[l.From], number[l.To]
			out.Links = append(out.Links, l)
		}
	}
	return out
}

// chosen says of every party whether it is drawn.
func (g *Graph) chosen(limit int) []bool {
	degree := g.degrees()
	var order []int
	for i := range g.Parties {
		if degree[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.Parties[b].Weight, g.Parties[a].Weight), cmp.Compare(degree[b], degree[a]))
	})
	in := make([]bool, len(g.Parties))
	for _, i := range order[:min(limit, len(order))] {
		in[i] = true
	}
	linked := make([]bool, len(g.Parties))
	for _, l := range g.Links {
		if l.From != l.To && in[l.From] && in[l.To] {
			linked[l.From], linked[l.To] = true, true
		}
	}
	return linked
}
