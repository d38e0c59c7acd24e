package timeline

import "dossier/generator/markup"

// svg writes a drawing. All places are given from the left; in a script that runs
// from the right the drawing is mirrored, so that time runs as the reader reads.
type svg struct {
	buf   []byte
	width float64
	rtl   bool
}

func (w *svg) raw(parts ...string) {
	for _, p := range parts {
		w.buf = append(w.buf, p...)
	}
}

// text writes a text that may hold anything.
func (w *svg) text(s string) { w.raw(markup.Escape(s)) }

// num writes an attribute with a number, to a tenth of a unit.
func (w *svg) num(name string, v float64) {
	w.raw(" ", name, `="`)
	w.buf = markup.AppendNumber(w.buf, v)
	w.raw(`"`)
}

// x mirrors a place, and xw the start of something that has a width.
func (w *svg) x(x float64) float64 { return w.xw(x, 0) }

func (w *svg) xw(x, width float64) float64 {
	if w.rtl {
		return w.width - x - width
	}
	return x
}

// rect writes a rectangle; attributes are written as they are.
func (w *svg) rect(x, y, width, height float64, attributes string) {
	w.raw("<rect")
	w.num("x", w.xw(x, width))
	w.num("y", y)
	w.num("width", width)
	w.num("height", height)
	w.raw(attributes, "/>")
}

// line writes an upright line.
func (w *svg) line(x, y1, y2 float64, class string) {
	w.raw(`<path class="`, class, `" d="M`)
	w.buf = markup.AppendNumber(w.buf, w.x(x))
	w.raw(" ")
	w.buf = markup.AppendNumber(w.buf, y1)
	w.raw("V")
	w.buf = markup.AppendNumber(w.buf, y2)
	w.raw(`"/>`)
}

// write writes a line of text that begins at x; attributes are written as they are.
func (w *svg) write(x, y float64, attributes, s string) {
	w.raw("<text", attributes)
	w.num("x", w.x(x))
	w.num("y", y)
	w.raw(">")
	w.text(s)
	w.raw("</text>")
}
