// Package timeline puts dated things in order and draws them.
//
// It makes three things of a list of items: a list in sections by year and month, a
// drawing as SVG in which what is uncertain looks uncertain, and a thin strip of how
// much happened when. All are pure: the same items always give the same bytes. It
// knows nothing of pages; addresses and labels are the caller's.
//
// Within a drawing, a single day is a point and anything longer is a bar from its
// earliest to its latest day. An end that is qualified (? ~ %) fades over the days by
// which [edtf.Compare] lets it be off, an open end fades to nothing, and bars that
// overlap lie in different lanes, so that no order is shown that the dates do not
// have.
package timeline

import "dossier/generator/edtf"

// Kind says what an item is, which decides its shape.
type Kind uint8

// The kinds. Events are drawn above statements.
const (
	Event Kind = iota
	Statement
)

// class is the kind's letter in class names and ids of a drawing.
func (k Kind) class() string { return [...]string{"e", "s"}[k] }

// plural is the last part of the keys of texts for the kind.
func (k Kind) plural() string { return [...]string{"events", "statements"}[k] }

// Item is one dated thing.
type Item struct {
	Kind Kind
	Date edtf.Date
	// Label is a short text to stand in the drawing, Title a full one without the date.
	Label, Title string
	// Href leads to the item's page from the page that the drawing stands on.
	Href string
	// Key is the record's kind and id for data-entity, which marks with a label have;
	// "" for none.
	Key string
	// Ref is the caller's own number for the item.
	Ref int
}
