package network

import (
	"cmp"
	"math"
	"slices"
)

// box is the place that a party takes: its shape with the label beneath. The point
// is the middle of the box; Width and height include the space kept free.
type box struct {
	point
	w, h float64
}

// overlap returns by how much two boxes overlap on each axis. They overlap only
// when both are positive.
func (b box) overlap(c box) (x, y float64) {
	return (b.w+c.w)/2 - math.Abs(b.x-c.x), (b.h+c.h)/2 - math.Abs(b.y-c.y)
}

// separate moves boxes apart until none overlaps another, none leaves the space
// between 0 and wide, and few lines run through a box that they do not lead to.
// The last rounds look at boxes alone.
func separate(boxes []box, lines [][2]int, wide float64) {
	const passes, withLines = 160, 60
	for pass := range passes {
		if pass < withLines {
			clear(boxes, lines)
		}
		moved := push(boxes)
		for i := range boxes {
			b := &boxes[i]
			b.x = min(max(b.x, b.w/2), wide-b.w/2)
		}
		if !moved && pass >= withLines {
			break
		}
	}
	settle(boxes, wide)
}

// push moves every two boxes that overlap apart on the axis where less is missing,
// and says whether there were any.
func push(boxes []box) bool {
	moved := false
	for i := range boxes {
		for j := i + 1; j < len(boxes); j++ {
			a, b := &boxes[i], &boxes[j]
			x, y := a.overlap(*b)
			if x <= 0 || y <= 0 {
				continue
			}
			moved = true
			if x < y {
				step := math.Copysign(float64(x*0.52), b.x-a.x)
				a.x, b.x = a.x-step, b.x+step
			} else {
				step := math.Copysign(float64(y*0.52), b.y-a.y)
				a.y, b.y = a.y-step, b.y+step
			}
		}
	}
	return moved
}

// clear moves boxes a little out of the way of lines that do not lead to them, and
// the ends of those lines a little to the other side.
func clear(boxes []box, lines [][2]int) {
	for _, l := range lines {
		for k := range boxes {
			if k == l[0] || k == l[1] {
				continue
			}
			a, b, c := &boxes[l[0]], &boxes[l[1]], &boxes[k]
			n, missing := between(a.point, b.point, *c)
			if missing <= 0 {
				continue
			}
			step := float64(missing * 0.12)
			c.x, c.y = c.x+float64(n.x*step), c.y+float64(n.y*step)
			a.x, a.y = a.x-float64(n.x*step/4), a.y-float64(n.y*step/4)
			b.x, b.y = b.x-float64(n.x*step/4), b.y-float64(n.y*step/4)
		}
	}
}

// between returns how far a box must move, and in which direction, to be clear of
// the line from a to b; nothing is missing when it does not stand beside the line.
func between(a, b point, c box) (normal point, missing float64) {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if length < 1 {
		return point{}, 0
	}
	dx, dy = dx/length, dy/length
	along := float64((c.x-a.x)*dx) + float64((c.y-a.y)*dy)
	if along <= 0 || along >= length {
		return point{}, 0
	}
	side := float64((c.y-a.y)*dx) - float64((c.x-a.x)*dy)
	reach := float64(math.Abs(dy)*c.w/2) + float64(math.Abs(dx)*c.h/2)
	if side < 0 {
		return point{dy, -dx}, reach + side
	}
	return point{-dy, dx}, reach - side
}

// settle puts every box to the nearest free place on whole units, from the top
// down. Unlike pushing it always comes to an end, so that no label can overlap
// another whatever the graph.
func settle(boxes []box, wide float64) {
	order := make([]int, len(boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(boxes[i].y, boxes[j].y) })
	var placed []box
	for _, i := range order {
		b := boxes[i]
		b.x, b.y = math.Round(b.x), math.Round(b.y)
		boxes[i] = nearestFree(b, placed, wide)
		placed = append(placed, boxes[i])
	}
}

// nearestFree looks for a place on growing squares around the one wanted. There is
// always one: nothing lies below the lowest box.
func nearestFree(b box, placed []box, wide float64) box {
	const step = 6
	for ring := 0; ; ring++ {
		for dy := -ring; dy <= ring; dy++ {
			for dx := -ring; dx <= ring; dx++ {
				if max(dx, -dx, dy, -dy) != ring {
					continue
				}
				c := b
				c.x, c.y = b.x+float64(dx*step), b.y+float64(dy*step)
				if (dx == 0 || c.x >= c.w/2 && c.x <= wide-c.w/2) && free(c, placed) {
					return c
				}
			}
		}
	}
}

func free(c box, placed []box) bool {
	for _, p := range placed {
		if x, y := c.overlap(p); x > 0 && y > 0 {
			return false
		}
	}
	return true
}
