package timeline

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"time"

	"dossier/generator/edtf"
)

// Months are counted from January of the year 0, so that a month's number over
// twelve is its astronomical year.

// cell is a stretch of time that is drawn to one measure.
type cell struct {
	from, to int // in months; to is exclusive
	gap      bool
	x, w     float64 // in units of the drawing
	// first is the cell's first day, end the day after its last.
	first, end float64
}

// year returns the year in which the cell begins.
func (c cell) year() int { return floorDiv(c.from, 12) }

// firstDay returns the first day of a month.
func firstDay(month int) int {
	year := floorDiv(month, 12)
	return edtf.Day{Year: year, Month: time.Month(month - 12*year + 1), Day: 1}.Sub(epoch())
}

// monthOf returns the month of a day.
func monthOf(day int) int {
	d := epoch().AddDays(day)
	return d.Year*12 + int(d.Month) - 1
}

// floorDiv divides and rounds down, also below zero.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// cells divides time for spans into stretches of unit months (1, 12, 120 or 1200).
// Only stretches in which something begins or ends have a cell of their own; two or
// more that are empty become one gap. With a unit of one month, a year of which
// nothing is known but the year is one cell.
func cells(spans []span, unit int) []cell {
	var all []cell
	for _, c := range touched(spans, unit) {
		if n := len(all); n > 0 {
			if all[n-1].to >= c.to {
				continue
			}
			last := all[n-1].to
			switch missing := c.from - last; {
			case missing == 0:
			case missing <= unit:
				all = append(all, cell{from: last, to: c.from})
			default:
				all = append(all, cell{from: last, to: c.from, gap: true})
			}
		}
		all = append(all, c)
	}
	return all
}

// touched returns the stretches in which a span begins or ends, in order and
// disjoint.
func touched(spans []span, unit int) []cell {
	fine := map[int]bool{}  // units
	years := map[int]bool{} // in which something is known by the year alone
	touch := func(day int, isFine bool) {
		if month := monthOf(day); isFine || unit > 1 {
			fine[floorDiv(month, unit)] = true
		} else {
			years[floorDiv(month, 12)] = true
		}
	}
	for _, s := range spans {
		touch(s.from, s.fineStart)
		touch(s.to-1, s.fineEnd)
	}
	split := map[int]bool{} // years that have months
	for u := range fine {
		split[floorDiv(u*unit, 12)] = true
	}
	var all []cell
	for y := range years {
		if split[y] {
			fine[12*y], fine[12*y+11] = true, true // years are touched only when the unit is a month
		} else {
			all = append(all, cell{from: 12 * y, to: 12*y + 12})
		}
	}
	for u := range fine {
		all = append(all, cell{from: u * unit, to: (u + 1) * unit})
	}
	slices.SortFunc(all, func(a, b cell) int { return cmp.Compare(a.from, b.from) })
	return all
}

// measures are the widths of cells, in units of the drawing.
type measures struct {
	before   float64 // the room before the first cell, for what began earlier
	after    float64 // the room after the last cell, for labels
	gap      float64
	whole    float64 // a year that is not divided into months
	min, max float64 // of other cells
}

// scale maps days to places.
type scale struct {
	cells []cell
	unit  int
	width float64
}

// newScale divides time as finely as the width allows; a drawing may become wider
// than asked by half.
func newScale(spans []span, width float64, m measures) scale {
	for _, unit := range []int{1, 12, 120} {
		if s := layOut(cells(spans, unit), unit, width, m); s.width <= 1.5*width {
			return s
		}
	}
	return layOut(cells(spans, 1200), 1200, width, m)
}

// layOut gives cells their places.
func layOut(cells []cell, unit int, width float64, m measures) scale {
	fixed, n := m.before+m.after, 0
	for _, c := range cells {
		switch {
		case c.gap:
			fixed += m.gap
		case c.to-c.from > unit:
			fixed += m.whole
		default:
			n++
		}
	}
	w := min(max((width-fixed)/float64(max(n, 1)), m.min), m.max)
	x := m.before
	for i := range cells {
		c := &cells[i]
		c.x, c.w = x, w
		c.first, c.end = float64(firstDay(c.from)), float64(firstDay(c.to))
		switch {
		case c.gap:
			c.w = m.gap
		case c.to-c.from > unit:
			c.w = m.whole
		}
		x += c.w
	}
	return scale{cells, unit, math.Ceil(x + m.after)}
}

// at returns the place of a moment in days. What lies beyond the cells goes on to
// their measure, up to the edge of the drawing.
func (s scale) at(day float64) float64 {
	i := sort.Search(len(s.cells), func(i int) bool { return day < s.cells[i].end })
	c := s.cells[min(i, len(s.cells)-1)]
	x := c.x + c.w*(day-c.first)/(c.end-c.first)
	return min(max(x, 0), s.width)
}
