package hugosite

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// text is a text with the markdown from which it was read, in which edits have their places.
type text struct {
	*dossier.Text
	body source.Span
}

func textOf(t *dossier.Text, r *content.Record) text { return text{t, r.Body} }

// place returns where a range of the visible text stands in the markdown.
func (t text) place(r prose.Range) (start, end int) {
	span := t.Doc.Source(r)
	return span.Start - t.body.Start, span.End - t.body.Start
}

// edit replaces a piece of the source by a text; when the piece is empty, it inserts the text.
type edit struct {
	start, end int // bytes of the body
	order      order
	text       string
}

// order is the order of edits at one place: what ends there comes before what begins there, and marks
// stand outside of links.
type order uint8

const (
	linkEnds order = iota
	markEnds
	markBegins
	linkBegins
	blockEnds
)

// markdown returns the text with all names and links between records written as links of CommonMark,
// and with the additions.
func markdown(t text, additions []edit) string {
	if t.Empty() {
		return ""
	}
	edits := additions
	for _, m := range t.Mentions {
		start, end := t.place(m.Range)
		edits = append(edits, edit{start, start, linkBegins, "["}, edit{end, end, linkEnds, "](/" + m.Entity.Address + ")"})
	}
	for i, l := range t.Doc.Links {
		if to := t.Targets[i]; l.Kind == prose.Wiki && to.Head != nil {
			edits = append(edits, wikiLink(t, l, to))
		}
	}
	return apply(t.body.Text(), edits)
}

// wikiLink writes [[id#p3|text]] as [text](/articles/id.html#p3).
func wikiLink(t text, l prose.Link, to dossier.Target) edit {
	from := t.body.Start
	return edit{l.Span.Start - from, l.Span.End - from, linkBegins, "[" + t.Doc.Text[l.Start:l.End] + "](" + to.Href("/") + ")"}
}

// apply carries out the edits.
func apply(source string, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.order, b.order))
	})
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(source[at:max(at, e.start)])
		b.WriteString(e.text)
		at = max(at, e.end)
	}
	b.WriteString(source[at:])
	return b.String()
}
