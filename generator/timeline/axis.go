package timeline

import (
	"strconv"
	"time"
)

// axis draws the line of time with its ticks and labels.
func (d *drawing) axis() {
	const top, foot = axisHeight, axisRoom
	for i, c := range d.scale.cells {
		if c.gap {
			d.rift(c)
			continue
		}
		if class := d.tick(i); class == "tl-year" {
			d.line(c.x, top-12, foot, class)
		} else {
			d.line(c.x, top-6, foot, class)
		}
		d.rect(c.x, top-.75, c.w, 1.5, ` class="tl-line"`)
	}
	d.labels(top-26, top-11)
}

// tick returns the class of the line at the start of a cell.
func (d *drawing) tick(i int) string {
	c := d.scale.cells[i]
	if c.from%12 == 0 || d.scale.unit > 1 || i == 0 || d.scale.cells[i-1].gap {
		return "tl-year"
	}
	return "tl-month"
}

// ground draws what lies behind the marks between two heights: lines for months and
// years, and a shade for the time that is left out.
func (d *drawing) ground(top, foot float64) {
	d.raw("<g>")
	for i, c := range d.scale.cells {
		if c.gap {
			d.raw("<g>")
			d.gapTitle(c)
			d.rect(c.x, top, c.w, foot-top, ` class="tl-gap"`)
			d.raw("</g>")
			continue
		}
		d.line(c.x, top, foot, d.tick(i))
		d.quarters(c, top, foot)
	}
	end := d.scale.cells[len(d.scale.cells)-1] // never a gap
	d.line(end.x+end.w, top, foot, "tl-month")
	d.raw("</g>\n")
}

// quarters divides a year that is not divided into months, where there is room.
func (d *drawing) quarters(c cell, top, foot float64) {
	if c.to-c.from != 12 || c.w < 60 {
		return
	}
	for month := c.from + 3; month < c.to; month += 3 {
		d.line(d.scale.at(float64(firstDay(month))), top, foot, "tl-month")
	}
}

func (d *drawing) gapTitle(c cell) {
	d.raw("<title>")
	d.text("shortened: " + gapWords(c))
	d.raw("</title>")
}

// rift breaks the axis where time is left out.
func (d *drawing) rift(c cell) {
	d.raw("<g>")
	d.gapTitle(c)
	step := c.w / 4
	if d.rtl {
		step = -step
	}
	d.raw(`<path class="tl-break" d="M`)
	for i, v := range []float64{d.x(c.x), axisHeight, step, -5, step, 10, step, -10, step, 5} {
		if i == 2 {
			d.raw("l")
		} else if i > 0 {
			d.raw(" ")
		}
		d.buf = appendNumber(d.buf, v)
	}
	d.raw(`"/></g>`)
}

// gapWords names the time of a gap: "March to September 2025", "2015 to 2018".
func gapWords(c cell) string {
	last := c.to - 1
	from, to := floorDiv(c.from, 12), floorDiv(last, 12)
	if c.from%12 == 0 && c.to%12 == 0 {
		if from == to {
			return yearName(from)
		}
		return yearName(from) + " to " + yearName(to)
	}
	first := monthName(c.from)
	if from != to {
		first += " " + yearName(from)
	}
	return first + " to " + monthName(last) + " " + yearName(to)
}

func monthName(month int) string {
	return time.Month(month - 12*floorDiv(month, 12) + 1).String()
}

// labels writes the years, and under them the months, as far as they find room.
func (d *drawing) labels(yearY, monthY float64) {
	yearEnd, monthEnd := -1.0, -1.0
	for i, c := range d.scale.cells {
		if c.gap {
			continue
		}
		isMonth := c.to-c.from == 1
		if i == 0 || d.scale.cells[i-1].gap || c.from%12 == 0 || !isMonth {
			name := yearName(c.year())
			if d.scale.unit == 120 {
				name = strconv.Itoa(c.year()) + "s"
			}
			if c.x >= yearEnd {
				d.write(c.x+3, yearY, "tl-year", name)
				yearEnd = c.x + 3 + textWidth(name)*12.5
			}
		}
		if isMonth && c.x >= monthEnd && c.w >= 11 {
			name := monthName(c.from)[:3]
			if textWidth(name)*10.5+4 > c.w {
				name = name[:1]
			}
			d.write(c.x+3, monthY, "", name)
			monthEnd = c.x + 3 + textWidth(name)*10.5
		}
	}
}
