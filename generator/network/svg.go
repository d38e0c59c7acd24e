package network

import (
	"math"
	"strconv"

	"dossier/generator/markup"
)

// SVG writes the drawing. Colours, widths of thin lines and fonts are the style
// sheet's; nothing in it has a style of its own, as a strict content security
// policy wants.
//
// The drawing is hidden from assistive technology and its links are not in the
// tab order: the table beneath it on the page says the same and more, in an order.
// Links carry the numbers of their parties in data-a and data-b, nodes theirs in
// data-n, for a script that shows what belongs to a party.
func (d *Drawing) SVG() []byte {
	w := &writer{}
	width, height := strconv.Itoa(int(math.Ceil(d.Width))), strconv.Itoa(int(math.Ceil(d.Height)))
	w.text(`<svg class="graph" xmlns="http://www.w3.org/2000/svg" width="`, width, `" height="`, height,
		`" viewBox="0 0 `, width, ` `, height, `" aria-hidden="true">`, "\n<g class=\"links\">\n")
	// Ties lie at the bottom, speech on top.
	for _, class := range []Class{Tie, Passed, Speech} {
		for _, l := range d.lanes() {
			if l.Class == class {
				d.link(w, l)
			}
		}
	}
	w.text("</g>\n<g class=\"parties\">\n")
	for i, n := range d.Nodes {
		w.node(i, n)
	}
	w.text("</g>\n</svg>")
	return w.out
}

// lane is a link with the distance by which its middle is bent to the left, seen
// from the party with the smaller number.
type lane struct {
	Link
	bend float64
}

// lanes spreads the links between the same two parties.
func (d *Drawing) lanes() []lane {
	const apart = 22
	of := map[[2]int]int{}
	for _, l := range d.Links {
		of[[2]int{min(l.From, l.To), max(l.From, l.To)}]++
	}
	used := map[[2]int]int{}
	all := make([]lane, 0, len(d.Links))
	for _, l := range d.Links {
		pair := [2]int{min(l.From, l.To), max(l.From, l.To)}
		all = append(all, lane{l, apart * (float64(used[pair]) - float64(of[pair]-1)/2)})
		used[pair]++
	}
	return all
}

// stroke returns the width of a line of speech, which grows slower than the
// number of statements, as a class of the style sheet from 1 to 5.
func stroke(weight int) string {
	for i, limit := range []int{1, 2, 4, 8} {
		if weight <= limit {
			return strconv.Itoa(i + 1)
		}
	}
	return "5"
}

// link writes one link: a wide line that is not seen, to be pointed at, the line
// itself, and the head of its arrow.
func (d *Drawing) link(w *writer, l lane) {
	class := [...]string{Speech: "speech w" + stroke(l.Weight), Passed: "passed", Tie: "tie"}[l.Class]
	if l.Dashed {
		class += " dashed"
	}
	a, b := d.Nodes[l.From], d.Nodes[l.To]
	bend := l.bend
	if l.From > l.To {
		bend = -bend
	}
	from, mid, to := curve(a, b, bend, l.Class != Tie)
	path := "M" + pair(from)
	if bend == 0 {
		path += "L" + pair(to)
	} else {
		path += "Q" + pair(mid) + " " + pair(to)
	}
	w.text(`<a class="`, class, `" href="`, markup.Escape(l.Href), `"`, entity(l.Key), ` tabindex="-1" data-a="`, strconv.Itoa(l.From), `" data-b="`, strconv.Itoa(l.To), `"><title>`, markup.Escape(l.Title), `</title>`)
	w.text(`<path class="hit" d="`, path, `"/><path d="`, path, `"/>`)
	if l.Class != Tie {
		w.text(`<path class="head" d="`, head(mid, to, l.Weight), `"/>`)
	}
	w.text("</a>\n")
}

// curve returns the ends of a line at the rims of two shapes and the point that
// bends it. Room is left for an arrow at its end.
func curve(a, b Node, bend float64, arrow bool) (from, mid, to point) {
	p, q := point{a.X, a.Y}, point{b.X, b.Y}
	dx, dy, length := direction(p, q)
	mid = point{(p.x+q.x)/2 + float64(dy*bend*2), (p.y+q.y)/2 - float64(dx*bend*2)}
	if bend == 0 {
		mid = p
	}
	gap := 1.0
	if arrow {
		gap = 3
	}
	if length < a.R+b.R+8 {
		return p, mid, q
	}
	towards := mid
	if bend == 0 {
		towards = q
	}
	return along(p, towards, a.R+1), mid, along(q, mid, b.R+gap)
}

// head returns the arrow at the end of a line that comes from a point.
func head(from, to point, weight int) string {
	dx, dy, _ := direction(from, to)
	size := 6 + min(float64(weight), 8)/2
	back := point{to.x - float64(dx*size), to.y - float64(dy*size)}
	half := size * 0.45
	tip := point{to.x + float64(dx*2), to.y + float64(dy*2)}
	return "M" + pair(tip) + "L" + pair(point{back.x - float64(dy*half), back.y + float64(dx*half)}) +
		"L" + pair(point{back.x + float64(dy*half), back.y - float64(dx*half)}) + "z"
}

// direction returns the unit vector from one point to another and their distance.
func direction(p, q point) (dx, dy, length float64) {
	dx, dy = q.x-p.x, q.y-p.y
	length = math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if length < 1e-6 {
		return 1, 0, 0
	}
	return dx / length, dy / length, length
}

// along returns the point at a distance from p towards q.
func along(p, q point, distance float64) point {
	dx, dy, _ := direction(p, q)
	return point{p.x + float64(dx*distance), p.y + float64(dy*distance)}
}

func pair(p point) string { return number(p.x) + " " + number(p.y) }

func number(v float64) string { return string(markup.AppendNumber(nil, v)) }

// entity is the attribute that names the record a link leads to.
func entity(key string) string {
	if key == "" {
		return ""
	}
	return ` data-entity="` + markup.Escape(key) + `"`
}

// language is the attribute that names the language of a text.
func language(tag string) string {
	if tag == "" {
		return ""
	}
	return ` lang="` + markup.Escape(tag) + `"`
}

type writer struct{ out []byte }

func (w *writer) text(all ...string) {
	for _, s := range all {
		w.out = append(w.out, s...)
	}
}

func (w *writer) node(i int, n Node) {
	class := "actor"
	if n.Body {
		class = "organization"
	}
	w.text(`<a class="`, class, `" href="`, markup.Escape(n.Href), `"`, entity(n.Key), ` tabindex="-1" data-n="`, strconv.Itoa(i), `"><title>`, markup.Escape(n.Name), `</title>`)
	w.text("<text", language(n.Lang), ">")
	for k, line := range n.Lines {
		baseline := n.Y + n.R + float64(k*lineHeight) + lineHeight - 1
		w.text(`<tspan x="`, number(n.X), `" y="`, number(baseline), `">`, markup.Escape(line), `</tspan>`)
	}
	w.text("</text>")
	if n.Body { // after the label, whose edge covers lines
		side := number(2 * n.R)
		w.text(`<rect x="`, number(n.X-n.R), `" y="`, number(n.Y-n.R), `" width="`, side, `" height="`, side, `"/>`)
	} else {
		w.text(`<circle cx="`, number(n.X), `" cy="`, number(n.Y), `" r="`, number(n.R), `"/>`)
	}
	w.text("</a>\n")
}
