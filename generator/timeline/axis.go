package timeline

import (
	"strconv"

	"dossier/generator/locale"
	"dossier/generator/markup"
)

const (
	// boldSize is the size at which the measures of a plain text hold for a year.
	boldSize = 14
	// nudge is how far a year may stand from its line to make room for the one before.
	nudge = 20
)

// axis draws the line of time with its ticks and labels. It reaches as far as the marks,
// of which some begin earlier or end later than the first and last month with a date.
func (d *drawing) axis(marks []mark) {
	const top, foot = axisHeight, axisRoom
	first, last := d.scale.cells[0], d.scale.cells[len(d.scale.cells)-1]
	from, to := first.x, last.x+last.w
	for i := range marks {
		from, to = min(from, marks[i].f0), max(to, marks[i].f1)
	}
	if from < first.x {
		d.rect(from, top-.75, first.x-from, 1.5, ` class="tl-line"`)
	}
	if end := last.x + last.w; to > end {
		d.rect(end, top-.75, to-end, 1.5, ` class="tl-line"`)
	}
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
	d.text(d.shortened(c))
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
		d.buf = markup.AppendNumber(d.buf, v)
	}
	d.raw(`"/></g>`)
}

func (o Options) shortened(c cell) string {
	return o.Words.Text("timeline.shortened", "time", cellWords(o.Words, c))
}

// cellWords names the time of a cell: "March to September 2025", "2015 to 2018".
func cellWords(l *locale.Locale, c cell) string {
	last := c.to - 1
	from, to := floorDiv(c.from, 12), floorDiv(last, 12)
	if c.from%12 == 0 && c.to%12 == 0 {
		if from == to {
			return yearName(l, from)
		}
		return l.Text("date.run", "from", yearName(l, from), "to", yearName(l, to))
	}
	first := monthName(l, "month", c.from)
	if from != to {
		first = l.Text("date.month-year", "month", first, "year", yearName(l, from))
	}
	return l.Text("date.run", "from", first, "to", l.Text("date.month-year", "month", monthName(l, "month", last), "year", yearName(l, to)))
}

// monthName returns the name of a month counted from January of the year 0, in the
// form "month" or "short".
func monthName(l *locale.Locale, form string, month int) string {
	return l.Text("date." + form + "." + strconv.Itoa(month-12*floorDiv(month, 12)+1))
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
			name := yearName(d.Words, c.year())
			if d.scale.unit == 120 {
				name = d.Words.Text("date.decade-short", "year", strconv.Itoa(c.year()))
			}
			if x := max(c.x+3, yearEnd); x <= c.x+nudge {
				d.write(x, yearY, ` class="tl-year"`, name)
				yearEnd = x + textWidth(name)*boldSize + labelGap
			}
		}
		if isMonth && c.x >= monthEnd && c.w >= 11 {
			name := monthName(d.Words, "short", c.from)
			if textWidth(name)*10.5+4 > c.w {
				name = string([]rune(name)[:1])
			}
			d.write(c.x+3, monthY, "", name)
			monthEnd = c.x + 3 + textWidth(name)*10.5
		}
	}
}
