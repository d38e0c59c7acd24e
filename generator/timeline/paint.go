package timeline

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"dossier/generator/markup"
)

// gradient is the fades of a bar, in sixteenths of its length.
type gradient struct {
	kind        Kind
	left, right int
}

// mark draws one item around the height y.
func (d *drawing) mark(m *mark, y, pitch float64) {
	if m.label != "" {
		d.raw("\n")
	}
	d.raw("<a href=\"")
	d.text(m.Href)
	d.raw(`" tabindex="-1"`)
	if m.Key != "" && m.label != "" { // a thousand of them would be a fifth of the drawing
		d.raw(` data-entity="`)
		d.text(m.Key)
		d.raw(`"`)
	}
	d.raw("><title>")
	d.text(d.Words.Text("timeline.mark", "title", d.Words.Cut(m.Title, maxTitle), "date", m.Date.MomentWords(d.Words)))
	d.raw("</title>")
	if m.f1 > m.f0 && (m.label != "" || !m.day) { // without labels there is room for a hollow point alone
		d.bar(m, y, pitch)
	}
	if m.day {
		d.point(m, y, min(pointRadius, pitch/2))
	}
	if m.label != "" {
		attributes := ""
		if tag, _ := d.Words.Foreign(m.label); tag != "" {
			attributes = ` lang="` + tag + `"`
		}
		if m.before {
			attributes += ` class="tl-before"`
		}
		d.write(m.labelX, y+4, attributes, m.label)
	}
	d.raw("</a>")
}

// bar draws what a date covers. One gradient over the whole of it makes the fades.
func (d *drawing) bar(m *mark, y, pitch float64) {
	h := max(pitch-max(pitch/5, 1), 1.5)
	attributes := ` class="tl-bar"`
	if left, right := m.share(); left > 0 || right > 0 {
		if d.rtl {
			left, right = right, left
		}
		g := gradient{m.Kind, left, right}
		d.gradients[g] = true
		attributes = ` fill="url(#` + d.gradientID(g) + `)"`
	}
	if m.Kind == Statement && m.label != "" {
		attributes += ` rx="` + string(markup.AppendNumber(nil, h/2)) + `"`
	}
	x0, x1 := m.f0, m.f1
	if m.label == "" { // of a thousand bars, every digit counts
		x0, x1 = math.Round(x0), math.Round(max(x1, x0+1))
	}
	d.rect(x0, y-h/2, x1-x0, h, attributes)
}

// point draws a single day: a circle for a statement, a diamond for an event; hollow
// when the day is not certain.
func (d *drawing) point(m *mark, y, r float64) {
	class := ""
	if !m.isPoint() {
		class = ` class="tl-hollow"`
	}
	if m.Kind == Statement {
		d.raw("<circle", class)
		d.num("cx", d.x(m.x0))
		d.num("cy", y)
		d.num("r", r)
		d.raw("/>")
		return
	}
	r *= 1.2 // a diamond looks smaller than a circle of its width
	d.raw("<path", class, ` d="M`)
	for i, v := range []float64{d.x(m.x0) - r, y, r, -r, r, r, -r, r} {
		if i == 2 {
			d.raw("l")
		} else if i > 0 {
			d.raw(" ")
		}
		d.buf = markup.AppendNumber(d.buf, v)
	}
	d.raw(`z"/>`)
}

func (d *drawing) gradientID(g gradient) string {
	return d.ID + "-" + g.kind.class() + strconv.Itoa(g.left) + "-" + strconv.Itoa(g.right)
}

// defs defines the gradients that bars use.
func (d *drawing) defs() {
	d.raw("<defs>")
	for _, g := range slices.SortedFunc(maps.Keys(d.gradients), compareGradients) {
		d.raw("\n", `<linearGradient id="`, d.gradientID(g), `">`)
		if g.left > 0 {
			d.stop(g.kind, 0, "0")
		}
		d.stop(g.kind, g.left, "")
		d.stop(g.kind, 16-g.right, "")
		if g.right > 0 {
			d.stop(g.kind, 16, "0")
		}
		d.raw("</linearGradient>")
	}
	d.raw("</defs>\n")
}

// stop writes a stop of a gradient at so many sixteenths; opacity "" leaves it to
// the style sheet.
func (d *drawing) stop(k Kind, sixteenths int, opacity string) {
	d.raw(`<stop class="tl-stop-`, k.class(), `" offset="`, strconv.FormatFloat(float64(sixteenths)/16, 'f', -1, 64), `"`)
	if opacity != "" {
		d.raw(` stop-opacity="`, opacity, `"`)
	}
	d.raw("/>")
}

func compareGradients(a, b gradient) int {
	return (int(a.kind)-int(b.kind))*1024 + (a.left-b.left)*32 + a.right - b.right
}
