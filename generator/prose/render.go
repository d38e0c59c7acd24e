package prose

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"dossier/generator/locale"
)

// Inline is an element put around a range of the visible text.
type Inline struct {
	Range
	// First is the start tag of the first piece, Open that of every other: an
	// element that would cross another is written in pieces. First defaults to
	// Open.
	First, Open string
	// Close is the end tag.
	Close string
	// Tail is HTML that follows the last piece; where that stands within a link of
	// the text, it follows the link, so that it may be a link itself.
	Tail string
}

// Target is where a link of the text leads in the end.
type Target struct {
	// Href is the address, "" to write the link as plain text.
	Href string
	// Entity is the value of the attribute data-entity, "kind/id", for links to
	// records.
	Entity string
	// Archived is the address of a copy of a page elsewhere, and ArchivedOn the day of
	// the copy as ISO 8601 has it; both "" when not known. They are written as Robust
	// Links has them (https://robustlinks.mementoweb.org/spec/).
	Archived, ArchivedOn string
}

// Rendering says what is added to a text when it is written as HTML.
type Rendering struct {
	// Links and Marks are elements around ranges of the text, each list sorted and
	// disjoint. Marks stand outside of links where both cover a place.
	Links, Marks []Inline
	// Targets are where the document's links lead, in the same order; a link
	// beyond the end is written as plain text.
	Targets []Target
	// Before and After give the HTML around the paragraph with the given number, in a
	// text that was read as numbered; nil for none. Before is also called for every
	// heading of the top level, with zero.
	Before, After func(number int) string
	// Number gives the HTML that begins the paragraph with the given number, inside
	// of its element; nil for none. Only paragraphs have it, not lists or tables.
	Number func(number int) string
	// Words are the interface texts of the page's language; nil for English. A block of
	// the top level that runs against that language says so; code does not.
	Words *locale.Locale
}

// AppendHTML appends the document as HTML to dst and returns the extended slice.
func (d *Document) AppendHTML(dst []byte, r Rendering) []byte {
	r.Links = d.withAddresses(r.Links)
	if r.Words == nil {
		r.Words = locale.English()
	}
	w := &writer{buf: dst, doc: d, rendering: r, started: -1}
	html, at := d.skeleton.html, 0
	for _, s := range d.skeleton.steps {
		if next := int(s.at); next > at {
			w.write(html[at:next])
			at = next
		}
		w.do(s)
	}
	if at < len(html) {
		w.write(html[at:])
	}
	return w.buf
}

// withAddresses adds the bare addresses of the text to the links.
func (d *Document) withAddresses(links []Inline) []Inline {
	if len(d.bare) == 0 {
		return links
	}
	all := slices.Clone(links)
	for _, r := range d.bare {
		all = append(all, Inline{Range: r, Open: anchor(Target{Href: d.Text[r.Start:r.End]}, ""), Close: "</a>"})
	}
	slices.SortFunc(all, func(a, b Inline) int { return a.Start - b.Start })
	return all
}

// writer writes the HTML of a document. Links and marks are opened and closed within
// the words of the text, and closed before any other tag is written, so that elements
// always nest.
type writer struct {
	buf       []byte
	doc       *Document
	rendering Rendering

	mark, link int // indexes of the first element that does not end before the place
	inMark     bool
	inLink     bool
	started    int // the last mark whose First was written
	linked     int // the number of links whose First was written
	at         int // how far the text is written
	inAnchor   bool
	tails      string // tails that wait for the end of a link of the text
}

// do takes one step.
func (w *writer) do(s step) {
	switch s.kind {
	case words:
		w.span(int(s.a), int(s.b))
	case openLink:
		if tag := anchor(w.target(s.a), w.text(s.b)); tag != "" {
			w.write(tag)
			w.inAnchor = true
		}
	case closeLink:
		if w.target(s.a).Href != "" {
			w.write("</a>")
			w.inAnchor = false
			w.flushTails()
		}
	case showImage:
		if t := w.target(s.a); t.Href != "" {
			w.write(`<img src="` + escape(t.Href) + `"` + w.text(s.b) + ` loading="lazy">`)
		}
	case locatorMark:
		w.locator(w.text(s.b))
	case calloutKind:
		w.write(escape(w.calloutTitle(w.text(s.b))))
	case taskBox:
		w.taskBox(s.a == 1)
	case paragraphNumber:
		if w.rendering.Number != nil {
			w.write(w.rendering.Number(int(s.a)))
		}
	case blockTag:
		w.direct(w.doc.Text[s.a:s.b])
	case beginBlock:
		if w.rendering.Before != nil {
			w.buf = append(w.buf, w.rendering.Before(int(s.a))...)
		}
	case endBlock:
		w.closeAll()
		if w.rendering.After != nil && s.a > 0 {
			w.buf = append(w.buf, w.rendering.After(int(s.a))...)
		}
	}
}

// direct writes the attributes of a block that runs against the page.
func (w *writer) direct(text string) {
	if lang, dir := w.rendering.Words.Opposed(text); dir != "" {
		w.write(` lang="` + lang + `" dir="` + dir + `"`)
	}
}

// target returns where a link leads.
func (w *writer) target(index int32) Target {
	if index < 0 || int(index) >= len(w.rendering.Targets) {
		return Target{}
	}
	return w.rendering.Targets[index]
}

// text returns a text of the skeleton; zero is "".
func (w *writer) text(index int32) string {
	if index == 0 {
		return ""
	}
	return w.doc.skeleton.texts[index-1]
}

func (w *writer) locator(value string) {
	title := fmt.Sprintf(w.rendering.Words.Text("place.original"), value)
	w.write("\u00a0" + `<span class="locator" title="` + escape(title) + `">¶` + escape(value) + `</span>`)
}

// calloutTitle names a kind of callout; one that nobody has a word for as it is written.
func (w *writer) calloutTitle(kind string) string {
	if key := "callout." + kind; w.rendering.Words.Has(key) {
		return w.rendering.Words.Text(key)
	}
	return strings.ToUpper(kind[:1]) + kind[1:]
}

func (w *writer) taskBox(isDone bool) {
	key, sign := "task.open", "☐"
	if isDone {
		key, sign = "task.done", "☑"
	}
	w.write(`<span class="task" role="img" aria-label="` + escape(w.rendering.Words.Text(key)) + `">` + sign + `</span> `)
}

// span writes a range of the visible text with its links and marks.
func (w *writer) span(start, end int) {
	for at := start; at < end; {
		mark, m := current(w.rendering.Marks, &w.mark, at)
		link, l := current(w.rendering.Links, &w.link, at)
		w.adjust(mark, link)
		to := min(end, m, l)
		w.buf = appendEscaped(w.buf, w.doc.Text[at:to])
		at, w.at = to, to
	}
}

// current moves the cursor to the first element that ends after a place, and
// says whether it covers the place and how far that holds.
func current(all []Inline, cursor *int, at int) (covers bool, until int) {
	for *cursor < len(all) && all[*cursor].End <= at {
		*cursor++
	}
	if *cursor == len(all) {
		return false, int(^uint(0) >> 1)
	}
	if e := all[*cursor]; e.Start > at {
		return false, e.Start
	} else {
		return true, e.End
	}
}

// adjust opens and closes elements so that just these are open. An element that
// has ended is closed by the cursor's having moved on.
func (w *writer) adjust(mark, link bool) {
	markMoved := w.inMark && (!mark || w.started != w.mark)
	linkMoved := w.inLink && (!link || w.linked != w.link+1)
	if w.inLink && (linkMoved || markMoved || mark != w.inMark) {
		w.closeLink()
	}
	if markMoved {
		w.closeMark()
	}
	if mark && !w.inMark {
		e := w.rendering.Marks[w.mark]
		w.buf = append(w.buf, startTag(e, w.started != w.mark)...)
		w.inMark, w.started = true, w.mark
	}
	if link && !w.inLink {
		e := w.rendering.Links[w.link]
		w.buf = append(w.buf, startTag(e, w.linked != w.link+1)...)
		w.inLink, w.linked = true, w.link+1
	}
}

func startTag(e Inline, first bool) string {
	if first && e.First != "" {
		return e.First
	}
	return e.Open
}

func (w *writer) closeLink() {
	w.buf = append(w.buf, w.rendering.Links[w.linked-1].Close...)
	w.inLink = false
}

func (w *writer) closeMark() {
	e := w.rendering.Marks[w.started]
	w.buf = append(w.buf, e.Close...)
	w.inMark = false
	if w.at >= e.End {
		w.tails += e.Tail
		w.flushTails()
	}
}

// flushTails writes the tails that wait, unless a link is open.
func (w *writer) flushTails() {
	if !w.inAnchor {
		w.buf = append(w.buf, w.tails...)
		w.tails = ""
	}
}

// closeAll closes what is open, before a tag that is none of ours.
func (w *writer) closeAll() {
	if w.inLink {
		w.closeLink()
	}
	if w.inMark {
		w.closeMark()
	}
}

// write writes HTML that is not of our links and marks.
func (w *writer) write(html string) {
	w.closeAll()
	w.buf = append(w.buf, html...)
}

// AppendText appends plain text as HTML, with elements around ranges of it.
func AppendText(dst []byte, text string, links []Inline) []byte {
	at := 0
	for _, l := range links {
		dst = appendEscaped(dst, text[at:l.Start])
		dst = append(dst, startTag(l, true)...)
		dst = appendEscaped(dst, text[l.Start:l.End])
		dst = append(dst, l.Close...)
		at = l.End
	}
	return appendEscaped(dst, text[at:])
}

// appendEscaped appends text with the characters that mean something in HTML
// escaped, also within attributes.
func appendEscaped(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&quot;"
		default:
			continue
		}
		dst = append(append(dst, s[from:i]...), e...)
		from = i + 1
	}
	return append(dst, s[from:]...)
}

func escape(s string) string { return html.EscapeString(s) }
