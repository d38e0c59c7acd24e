package timeline

import (
	"fmt"
	"slices"

	"dossier/generator/edtf"
	"dossier/generator/locale"
	"dossier/generator/markup"
)

// Options are how a drawing is made.
type Options struct {
	// Width is how wide the drawing should be, in CSS pixels. One with much in it
	// becomes wider by up to a half.
	Width float64
	// ID begins the ids within the drawing; two drawings on one page need two.
	ID string
	// Words are the texts of the language that the drawing is in; in one that is
	// written from right to left, time runs so, too.
	Words *locale.Locale
	// Lanes is how many lanes a band may have for its marks to have labels.
	Lanes int
	// Place gives the address of an item's place in the list. A drawing of very many
	// items merges those of one date into a mark that leads there.
	Place func(Item) string
}

func (o Options) mirrored() bool { return o.Words.Dir == "rtl" }

const (
	// maxMarks is how many marks a drawing has at most before it merges: those of a day,
	// of a week, of a month, and of a year in the end. A mark takes about 240 bytes.
	maxMarks = 900
	// labelPitch is the height of a lane with labels; others share denseHeight, but
	// have no less than minPitch.
	labelPitch, denseHeight, minPitch, maxPitch = 18, 640, 3, 9
	// axisHeight is where the line of the axis lies, axisRoom where its part of the
	// drawing ends; bandHead is the room of a band's heading.
	axisHeight, axisRoom, bandHead = 40, 46, 26
	// partHeight is about how high a part of a drawing is.
	partHeight = 320
	// tall is the height from which the axis is repeated at the foot.
	tall = 420
)

// drawing is one run of Draw.
type drawing struct {
	svg
	Options
	scale     scale
	gradients map[gradient]bool
}

// Draw draws items on an axis. Links are out of the tab order and the drawing is
// hidden from screen readers: a list of the same items has to stand beside it. It
// returns nil when no item has a year.
func Draw(items []Item, o Options) []byte {
	all := slices.DeleteFunc(date(items), func(d dated) bool { return !d.ok })
	if len(all) == 0 {
		return nil
	}
	for _, alike := range []func(dated) edtf.Date{asWritten, inWeek, inMonth, inYear} {
		if len(all) > maxMarks && o.Place != nil {
			all = o.merge(all, alike)
		}
	}
	spans := make([]span, len(all))
	for i, d := range all {
		spans[i] = d.span
	}
	d := drawing{Options: o, gradients: map[gradient]bool{}}
	d.scale = newScale(spans, o.Width, measures{before: 40, after: 170, gap: 24, whole: 44, min: 16, max: 110})
	d.svg = svg{width: d.scale.width, rtl: o.mirrored()}
	return d.draw(all)
}

// asWritten, inWeek, inMonth and inYear give the date under which an item is merged
// with others: its own, or the week, month or year in which it lies as a whole.
func asWritten(d dated) edtf.Date { return d.Date }

func inWeek(d dated) edtf.Date {
	const thursday = 3 // 1 January 1970, in a week that begins on Monday
	monday := 7*floorDiv(d.from+thursday, 7) - thursday
	if d.openStart || d.openEnd || d.to > monday+7 {
		return d.Date
	}
	return within(d.Date, epoch().AddDays(monday).String()+"/"+epoch().AddDays(monday+6).String())
}

func inMonth(d dated) edtf.Date {
	if d.openStart || d.openEnd || monthOf(d.from) != monthOf(d.to-1) {
		return d.Date
	}
	month := monthOf(d.from)
	return within(d.Date, fmt.Sprintf("%04d-%02d", floorDiv(month, 12), month-12*floorDiv(month, 12)+1))
}

func inYear(d dated) edtf.Date {
	year := floorDiv(monthOf(d.from), 12)
	if d.openStart || d.openEnd || year != floorDiv(monthOf(d.to-1), 12) {
		return d.Date
	}
	return within(d.Date, fmt.Sprintf("%04d", year))
}

// within reads a date that encloses another, and returns that for what cannot be
// written so, such as a year of more than four digits.
func within(d edtf.Date, text string) edtf.Date {
	if whole, err := edtf.Parse(text); err == nil {
		return whole
	}
	return d
}

// merge makes one item of those of one kind that are alike by their dates.
func (o Options) merge(all []dated, alike func(dated) edtf.Date) []dated {
	type group struct {
		kind Kind
		date string
	}
	at := map[group]int{}
	var merged []dated
	for _, d := range all {
		date := alike(d)
		key := group{d.Kind, date.String()}
		i, ok := at[key]
		if !ok {
			at[key] = len(merged)
			merged = append(merged, d)
			continue
		}
		m := &merged[i]
		m.more += d.more + 1
		m.Date = date
		m.span, m.ok = spanOf(date)
	}
	for i := range merged {
		if d := &merged[i]; d.more > 0 {
			d.Title = o.Words.Text("n."+d.Kind.plural(), "n", d.more+1)
			d.Label, d.Href, d.Key = d.Title, o.Place(d.Item), ""
		}
	}
	return merged
}

// band is the marks of one kind.
type band struct {
	kind   Kind
	count  int
	lanes  int
	marks  []mark
	pitch  float64
	height float64
}

// newBand packs the items of a kind into lanes, with labels if these make no more
// lanes than may be labelled.
func newBand(k Kind, all []dated, s scale, labelled int, words *locale.Locale) band {
	b := band{kind: k, pitch: labelPitch, marks: make([]mark, 0, len(all))}
	fill := func(words *locale.Locale) int {
		b.marks = b.marks[:0]
		for i := range all {
			if all[i].Kind == k {
				b.marks = append(b.marks, place(&all[i], s, words))
			}
		}
		return pack(b.marks)
	}
	lanes := fill(words)
	if lanes > labelled {
		lanes = fill(nil)
		b.pitch = min(max(denseHeight/float64(lanes), minPitch), maxPitch)
	} else {
		lengthen(b.marks, s.width, words)
	}
	b.count, b.lanes = len(b.marks), lanes
	b.height = bandHead + float64(lanes)*b.pitch + 6
	return b
}

func (d *drawing) draw(all []dated) []byte {
	var bands []band
	var marks []mark
	for _, k := range []Kind{Event, Statement} {
		if b := newBand(k, all, d.scale, d.Lanes, d.Words); b.count > 0 {
			bands, marks = append(bands, b), append(marks, b.marks...)
		}
	}
	d.raw(`<div class="tl-top">`)
	d.open("tl tl-axis", 0, axisRoom)
	d.axis(marks)
	d.raw("</svg></div>\n")
	y := float64(axisHeight)
	for _, b := range bands {
		d.band(b, y)
		y += b.height
	}
	if y < tall {
		d.open("tl", y, y+1)
	} else {
		d.open("tl", y, y+axisHeight)
		d.raw(`<g class="tl-axis">`)
		d.labels(y+14, y+29)
		d.raw("</g>\n")
	}
	d.defs()
	d.raw("</svg>")
	return d.buf
}

// open begins the part of the drawing between two heights. The axis is a part of
// its own, so that it can stay in view while the rest is scrolled and stand at the
// head of each sheet, and so are every few lanes, so that a printer can break the
// page between them.
func (d *drawing) open(class string, top, bottom float64) {
	d.raw(`<svg class="`, class, `" xmlns="http://www.w3.org/2000/svg" aria-hidden="true"`)
	d.num("width", d.scale.width)
	d.num("height", bottom-top)
	d.raw(` viewBox="0 `)
	for i, v := range []float64{top, d.scale.width, bottom - top} {
		if i > 0 {
			d.raw(" ")
		}
		d.buf = markup.AppendNumber(d.buf, v)
	}
	d.raw(`">`)
}

// band draws the heading and the marks of a kind, in parts of some lanes each.
func (d *drawing) band(b band, y float64) {
	top := max(y, axisRoom)
	step := max(int(partHeight/b.pitch), 1)
	for from := 0; from < b.lanes; from += step {
		to := min(from+step, b.lanes)
		bottom := y + bandHead + float64(to)*b.pitch
		if to == b.lanes {
			bottom = y + b.height
		}
		d.open("tl", top, bottom)
		d.ground(top, bottom)
		d.raw(`<g class="tl-`, b.kind.class(), `">`)
		if from == 0 {
			d.write(4, y+17, ` class="tl-head"`, d.Words.Text("timeline."+b.kind.plural()))
		}
		for i := range b.marks {
			if m := &b.marks[i]; m.lane >= from && m.lane < to {
				d.mark(m, y+bandHead+(float64(m.lane)+.5)*b.pitch, b.pitch)
			}
		}
		d.raw("</g></svg>\n")
		top = bottom
	}
}
