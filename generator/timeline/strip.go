package timeline

import (
	"strconv"
	"strings"

	"dossier/generator/locale"
	"dossier/generator/markup"
)

const (
	// stripBase is the height of the line of time in a strip, on which bars stand.
	stripBase = 74
	// stripBars is the height of the highest bar.
	stripBars = 68
	// maxStripCells is how many cells a strip has at most before it takes years, then
	// decades.
	maxStripCells = 90
	// maxDiamonds is how many events are drawn one by one in a cell.
	maxDiamonds = 3
)

// column is one cell of a strip with what is in it.
type column struct {
	cell
	section    int // the first section in it
	title      string
	statements int
	events     []string // their titles
}

// Strip draws how much the sections of a list have: bars for statements, diamonds
// under the line for events. It is 120 pixels high and as wide as the place it
// stands in. Href gives the address of a section by its index. The result is nil
// without a dated section.
func Strip(sections []Section, href func(i int) string, o Options) []byte {
	columns := o.stripColumns(sections)
	if len(columns) == 0 {
		return nil
	}
	most := 1
	for _, c := range columns {
		most = max(most, c.statements)
	}
	w := &svg{width: 100, rtl: o.mirrored()}
	w.raw(`<svg class="tl tl-strip" xmlns="http://www.w3.org/2000/svg" width="100%" height="120" aria-hidden="true">`)
	for _, c := range columns {
		if !c.gap {
			w.column(c, o.columnWords(&c), most, href)
			continue
		}
		w.raw("\n<g><title>")
		w.text(o.shortened(c.cell))
		w.raw("</title>")
		w.share(c.x, c.w, ` y="0" height="`+strconv.Itoa(stripBase)+`" class="tl-gap"`)
		w.raw("</g>")
	}
	w.stripYears(columns, o.Words)
	w.raw("\n</svg>\n")
	return w.buf
}

// stripColumns divides a strip, in hundredths of its width, and counts.
func (o Options) stripColumns(sections []Section) []column {
	var spans []span
	for _, s := range sections {
		if s.Year != "" {
			spans = append(spans, span{from: s.first, to: s.first + 1, fineStart: !s.whole, fineEnd: !s.whole})
		}
	}
	if len(spans) == 0 {
		return nil
	}
	unit := 1
	for unit < 1200 && len(cells(spans, unit)) > maxStripCells {
		unit = max(unit*10, 12)
	}
	laid := layOut(cells(spans, unit), unit, 100, measures{gap: .6, whole: 1.4, min: 1, max: 1})
	columns := make([]column, len(laid.cells))
	factor := 100 / laid.exact()
	for i, c := range laid.cells {
		c.x, c.w = c.x*factor, c.w*factor
		columns[i] = column{cell: c, section: -1}
	}
	o.fillColumns(columns, sections)
	return columns
}

// exact returns where the last cell ends.
func (s scale) exact() float64 {
	last := s.cells[len(s.cells)-1]
	return last.x + last.w
}

// fillColumns counts the items of sections in their columns. Both are in order.
func (o Options) fillColumns(columns []column, sections []Section) {
	at := 0
	for i := range sections {
		s := &sections[i]
		if s.Year == "" {
			continue
		}
		for at < len(columns)-1 && s.first >= firstDay(columns[at].to) {
			at++
		}
		c := &columns[at]
		if c.section < 0 {
			c.section, c.title = i, s.Title(o.Words)
			if c.to-c.from >= 12 {
				c.title = cellWords(o.Words, c.cell)
			}
		}
		c.statements += s.Count(Statement)
		for _, g := range s.Groups {
			for _, it := range g.Items {
				if it.Kind == Event {
					c.events = append(c.events, it.Title)
				}
			}
		}
	}
}

// share writes a rectangle with a place and a width in hundredths of the strip.
func (w *svg) share(x, width float64, attributes string) {
	w.raw(`<rect x="`)
	w.buf = strconv.AppendFloat(w.buf, w.xw(x, width), 'f', 2, 64)
	w.raw(`%" width="`)
	w.buf = strconv.AppendFloat(w.buf, width, 'f', 2, 64)
	w.raw(`%"`, attributes, "/>")
}

// column draws one cell of a strip; the whole height is the link.
func (w *svg) column(c column, words string, most int, href func(i int) string) {
	w.raw("\n")
	if c.section < 0 {
		w.share(c.x, c.w, ` class="tl-line" y="`+strconv.Itoa(stripBase)+`" height="1.5"`)
		return
	}
	w.raw(`<a href="`)
	w.text(href(c.section))
	w.raw(`" tabindex="-1"><title>`)
	w.text(words)
	w.raw("</title>")
	w.share(c.x, c.w, ` class="tl-hit" y="0" height="120"`)
	w.share(c.x, c.w, ` class="tl-line" y="`+strconv.Itoa(stripBase)+`" height="1.5"`)
	if c.statements > 0 {
		h := max(stripBars*float64(c.statements)/float64(most), 2)
		w.share(c.x+c.w*.12, c.w*.76, ` class="tl-count" y="`+string(markup.AppendNumber(nil, stripBase-h))+`" height="`+string(markup.AppendNumber(nil, h))+`"`)
	}
	for i := range min(len(c.events), maxDiamonds) {
		w.raw(`<rect class="tl-event" x="`)
		w.buf = strconv.AppendFloat(w.buf, w.x(c.x+c.w/2), 'f', 2, 64)
		w.raw(`%" y="`, strconv.Itoa(stripBase+6+9*i), `" width="5" height="5"/>`)
	}
	w.raw("</a>")
}

// columnWords says what is in a column: "December 2024: 34 statements, 2 events (…)".
func (o Options) columnWords(c *column) string {
	l, items := o.Words, ""
	if c.statements > 0 {
		items = l.Text("n.statements", "n", c.statements)
	}
	if n := len(c.events); n > 0 {
		titles := strings.Join(c.events[:min(n, maxDiamonds)], l.Text("list.semicolon"))
		if n > maxDiamonds {
			titles = l.Text("timeline.others", "titles", titles)
		}
		events := l.Text("timeline.column-events", "events", l.Text("n.events", "n", n), "titles", titles)
		if items == "" {
			items = events
		} else {
			items = l.Text("timeline.column-both", "a", items, "b", events)
		}
	}
	return l.Text("timeline.column", "time", c.title, "items", items)
}

// stripYears writes the years under a strip. A screen has room for some of them, so
// that labels which stand only on wide or only on narrow ones have a class.
func (w *svg) stripYears(columns []column, l *locale.Locale) {
	// Hundredths that a label of four digits takes at 900 and at 300 pixels.
	wide, narrow := labelled(columns, 3.6), labelled(columns, 9.5)
	for i, c := range columns {
		class := ""
		switch {
		case !wide[i] && !narrow[i]:
			continue
		case !narrow[i]:
			class = ` class="tl-wide"`
		case !wide[i]:
			class = ` class="tl-narrow"`
		}
		w.raw("\n<text", class, ` x="`)
		w.buf = strconv.AppendFloat(w.buf, w.x(c.x), 'f', 2, 64)
		w.raw(`%" y="118">`)
		w.text(yearName(l, c.year()))
		w.raw("</text>")
	}
}

// labelled picks the columns that have a label when one takes so many hundredths:
// the first with room of each year, and again after time that is left out.
func labelled(columns []column, room float64) []bool {
	picked := make([]bool, len(columns))
	last, end := -1, 0.0
	for i, c := range columns {
		switch {
		case c.gap:
			last = -1
		case last >= 0 && columns[last].year() == c.year() || c.x < end || i > 0 && c.x+room > 100:
		default:
			picked[i], last, end = true, i, c.x+room
		}
	}
	return picked
}
