package dossier

import (
	"strings"

	"dossier/generator/prose"
)

// Text is a markdown text of a record, with what was found in it.
type Text struct {
	Doc *prose.Document
	// Mentions are the names found, in order.
	Mentions []*Mention
	// Targets are where the document's links lead, in the same order.
	Targets []Target
}

// Target is where a link leads.
type Target struct {
	// Head is the record that it leads to; nil for other addresses.
	Head *Head
	// Fragment is the id within the record's page, without "#".
	Fragment string
	// Address is an address outside of the records, escaped as it stands in a page:
	// complete, or from the root of the site when Local is set, with the query and the
	// fragment of the link. Empty with a nil Head for a link that is written as plain
	// text.
	Address string
	Local   bool
	// Copy is the archived copy of an address elsewhere; nil when none is known.
	Copy *Copy
}

// Href returns the address as it stands on a page from which base leads to the root of
// the site; "" for a link that is written as plain text.
func (t Target) Href(base string) string {
	switch {
	case t.Head != nil && t.Fragment != "":
		page, _, _ := strings.Cut(t.Head.Address, "#")
		return base + page + "#" + t.Fragment
	case t.Head != nil:
		return base + t.Head.Address
	case t.Local:
		return base + t.Address
	}
	return t.Address
}

// Key returns the key of the record to which the link leads; "" for other addresses, and
// for the front page.
func (t Target) Key() string {
	if t.Head == nil {
		return ""
	}
	return t.Head.Key()
}

// Mention is a name found in a text.
type Mention struct {
	prose.Range
	Entity *Entity
	// Paragraph is the number of the paragraph, zero in a text without any.
	Paragraph int
}

// Line is a short text without markup, with the names found in it.
type Line struct {
	Text     string
	Mentions []*Mention
}

// Sentence returns the sentence of the text in which the mention stands, and the
// place of the mention within it.
func (t *Text) Sentence(m *Mention) (sentence string, at prose.Range) {
	r := prose.Sentence(t.Doc.Text, m.Start, sentenceLimit)
	end := max(r.End, m.End)
	return t.Doc.Text[r.Start:end], prose.Range{Start: m.Start - r.Start, End: m.End - r.Start}
}

// sentenceLimit is the length in bytes beyond which a quoted sentence is cut.
const sentenceLimit = 420

// Empty says whether there is no text to show.
func (t *Text) Empty() bool { return t == nil || t.Doc == nil || t.Doc.Text == "" }

// Texts returns every markdown text of the dossier, the introduction first.
func (d *Dossier) Texts() []*Text {
	all := []*Text{d.Intro}
	for _, a := range d.Articles {
		all = append(all, a.Body)
	}
	for _, x := range d.Entities {
		all = append(all, x.Body)
	}
	for _, a := range d.Annotations {
		all = append(all, a.Body)
	}
	for _, s := range d.Statements {
		all = append(all, s.Body)
	}
	for _, e := range d.Events {
		all = append(all, e.Body)
	}
	for _, p := range d.Pages {
		all = append(all, p.Body)
	}
	return all
}
