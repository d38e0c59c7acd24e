package network

import (
	"cmp"
	"math"
	"slices"
)

// Width is the greatest width of a drawing in user units: that of the page's text at its
// widest. Its height follows from how much there is to draw.
const Width = 1120

// Node is a party with its place.
type Node struct {
	Party
	// X and Y are the middle of the shape, R its half width.
	X, Y, R float64
	// Lines are the label's, centred beneath the shape.
	Lines []string
	// Left, Top, Right and Bottom are the bounds of shape and label together.
	Left, Top, Right, Bottom float64
}

// Drawing is a graph with a place for every party, numbered as in the graph.
type Drawing struct {
	Nodes         []Node
	Links         []Link
	Width, Height float64
}

// margin is what is kept free around a box, in user units.
const margin = 5

// Layout places the parties of a graph. Parts that are not connected with each
// other stand apart, the largest on top.
func Layout(g *Graph) *Drawing {
	boxes := make([]box, len(g.Parties))
	lines := make([][]string, len(g.Parties))
	for i, p := range g.Parties {
		lines[i] = label(p.Name)
		boxes[i].w, boxes[i].h = size(p, lines[i])
	}
	height := 0.0
	pack := shelves{}
	for _, members := range components(g) {
		part, w, h := place(g, boxes, members)
		left, top := pack.take(w, h)
		for k, i := range members {
			boxes[i].x, boxes[i].y = part[k].x+left, part[k].y+top
		}
		height = max(height, top+h)
	}
	left, right := sides(boxes)
	d := &Drawing{Links: g.Links, Width: right - left, Height: height}
	for i, p := range g.Parties {
		boxes[i].x -= left
		d.Nodes = append(d.Nodes, node(p, lines[i], boxes[i]))
	}
	return d
}

// sides returns where a drawing begins and ends from left to right: beside the outermost
// boxes, with room for lines that are bent around them.
func sides(boxes []box) (left, right float64) {
	const room = 24
	left = Width
	for _, b := range boxes {
		left, right = min(left, b.x-b.w/2-room), max(right, b.x+b.w/2+room)
	}
	return max(math.Floor(left), 0), min(math.Ceil(right), Width)
}

// radius is the half width of a party's shape: its area grows with the number of
// statements.
func radius(p Party) float64 {
	return math.Round(min(4.5+float64(2.2*math.Sqrt(float64(p.Weight))), 22))
}

func size(p Party, lines []string) (w, h float64) {
	r := radius(p)
	w = 2 * r
	for _, l := range lines {
		w = max(w, width(l))
	}
	return w + 2*margin, 2*r + float64(len(lines)*lineHeight) + 4 + 2*margin
}

func node(p Party, lines []string, b box) Node {
	r := radius(p)
	return Node{
		Party: p, Lines: lines, R: r, X: b.x, Y: b.y - b.h/2 + margin + r,
		Left: b.x - b.w/2 + margin, Right: b.x + b.w/2 - margin, Top: b.y - b.h/2 + margin, Bottom: b.y + b.h/2 - margin,
	}
}

// components returns the parties that are connected with each other, the largest
// group first.
func components(g *Graph) [][]int {
	next := neighbours(g)
	seen := make([]bool, len(next))
	var all [][]int
	for i := range next {
		if seen[i] {
			continue
		}
		seen[i] = true
		group := []int{i}
		for k := 0; k < len(group); k++ {
			for _, j := range next[group[k]] {
				if !seen[j] {
					seen[j] = true
					group = append(group, j)
				}
			}
		}
		slices.Sort(group)
		all = append(all, group)
	}
	slices.SortStableFunc(all, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return all
}

// neighbours returns for every party those it has a link with, each once, in order.
func neighbours(g *Graph) [][]int {
	next := make([][]int, len(g.Parties))
	for _, l := range g.Links {
		if l.From != l.To {
			next[l.From] = append(next[l.From], l.To)
			next[l.To] = append(next[l.To], l.From)
		}
	}
	for i := range next {
		slices.Sort(next[i])
		next[i] = slices.Compact(next[i])
	}
	return next
}

// place lays out one connected group in a space of its own that begins at the
// origin.
func place(g *Graph, boxes []box, members []int) (part []box, w, h float64) {
	number := make(map[int]int, len(members))
	for k, i := range members {
		number[i] = k
		part = append(part, boxes[i])
	}
	next := make([][]int, len(members))
	var lines [][2]int
	for i, all := range neighbours(g) {
		k, ok := number[i]
		for _, j := range all {
			if ok {
				next[k] = append(next[k], number[j])
			}
			if ok && i < j {
				lines = append(lines, [2]int{k, number[j]})
			}
		}
	}
	wide := fit(part, upright(stress(next)))
	separate(part, lines, wide)
	w, h = crop(part)
	return part, w, h
}

// upright turns places such that they reach farthest from left to right.
func upright(at []point) []point {
	var mean point
	for _, p := range at {
		mean.x, mean.y = mean.x+p.x/float64(len(at)), mean.y+p.y/float64(len(at))
	}
	var xx, xy, yy float64
	for i := range at {
		at[i].x, at[i].y = at[i].x-mean.x, at[i].y-mean.y
		xx += float64(at[i].x * at[i].x)
		xy += float64(at[i].x * at[i].y)
		yy += float64(at[i].y * at[i].y)
	}
	sin, cos := math.Sincos(math.Round(math.Atan2(2*xy, xx-yy)/2*4096) / 4096)
	sin, cos = math.Round(sin*4096)/4096, math.Round(cos*4096)/4096
	for i, p := range at {
		at[i] = point{float64(p.x*cos) + float64(p.y*sin), float64(p.y*cos) - float64(p.x*sin)}
	}
	return at
}

// fit spreads places over a space in which the boxes take about a third, and
// returns how wide it is. It stretches one axis more than the other, but not so
// much that what lies on a line no longer does.
func fit(boxes []box, at []point) float64 {
	const density, aspect, stretch = 0.33, 1.5, 1.6
	area, widest := 0.0, 0.0
	for _, b := range boxes {
		area += float64(b.w * b.h)
		widest = max(widest, b.w)
	}
	wide := min(Width, math.Ceil(math.Sqrt(area/density*aspect))+widest/2)
	high := area / density / wide
	low, top := at[0], at[0]
	for _, p := range at {
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		top.x, top.y = max(top.x, p.x), max(top.y, p.y)
	}
	x := (wide - widest) / max(top.x-low.x, 1e-6)
	y := min(high/max(top.y-low.y, 1e-6), x*stretch)
	for i, p := range at {
		boxes[i].x, boxes[i].y = widest/2+float64((p.x-low.x)*x), float64((p.y-low.y)*y)
	}
	return wide
}

// crop moves boxes to the origin and returns the space that they take.
func crop(boxes []box) (w, h float64) {
	left, top := math.Inf(1), math.Inf(1)
	for _, b := range boxes {
		left, top = min(left, b.x-b.w/2), min(top, b.y-b.h/2)
	}
	left, top = math.Floor(left), math.Floor(top)
	for i := range boxes {
		b := &boxes[i]
		b.x, b.y = b.x-left, b.y-top
		w, h = max(w, b.x+b.w/2), max(h, b.y+b.h/2)
	}
	return math.Ceil(w), math.Ceil(h)
}

// shelves packs rectangles in rows from left to right.
type shelves struct{ left, top, high float64 }

// take returns the place of the next rectangle. A rectangle wider than half the
// drawing has its row alone and stands in the middle of it.
func (s *shelves) take(w, h float64) (left, top float64) {
	const gap = 24
	if w > Width/2 || s.left+w > Width {
		if s.high > 0 {
			s.top += s.high + gap
		}
		s.left, s.high = 0, 0
	}
	if w > Width/2 {
		top = s.top
		s.top += h + gap
		return math.Floor((Width - w) / 2), top
	}
	left, top = s.left, s.top
	s.left += w + gap
	s.high = max(s.high, h)
	return left, top
}
