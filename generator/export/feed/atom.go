// Package feed makes Atom feeds from the dossier (RFC 4287): of the site, of every
// actor, organization and theme, and of corrections.
//
// Ids are tag URIs (RFC 4151), which stay the same when records change and when
// the site moves. Every "updated" comes from the content, never from a clock.
package feed

import (
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/markup"
)

// feed is one Atom feed on its way to bytes.
type feed struct {
	d *dossier.Dossier
	// path and page are the feed's own path and that of the page that it follows,
	// both from the root of the site.
	path, page string
	key        string // names it in its id
	title      string
	subtitle   string
	entries    []*entry
}

// entry is one record in a feed.
type entry struct {
	head     *dossier.Head
	title    string
	updated  edtf.Day
	author   string // "" for the feed's own
	summary  string
	category string
	// via is the address of the original; "" for none.
	via string
}

// write returns the feed as bytes.
func (f *feed) write() []byte {
	root, page := strings.Repeat("../", strings.Count(f.path, "/")), f.page
	if f.d.BaseURL != "" { // a host knows which page a folder's address means
		root, page = f.d.BaseURL, strings.TrimSuffix(f.page, "index.html")
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + markup.Escape(f.d.Language) + `">` + "\n")
	element(&b, "id", Tag(&f.d.Settings, f.key))
	element(&b, "title", f.title)
	element(&b, "subtitle", f.subtitle)
	link(&b, "self", root+f.path, "application/atom+xml")
	link(&b, "alternate", root+page, "text/html")
	element(&b, "updated", moment(f.updated()))
	author(&b, f.d)
	element(&b, "rights", f.d.License)
	b.WriteString("<generator>dossier</generator>\n")
	for _, e := range f.entries {
		e.write(&b, f.d, root)
	}
	b.WriteString("</feed>\n")
	return []byte(b.String())
}

// updated returns the day of the latest entry.
func (f *feed) updated() edtf.Day {
	var day edtf.Day
	for _, e := range f.entries {
		if day == (edtf.Day{}) || day.Compare(e.updated) < 0 {
			day = e.updated
		}
	}
	return day
}

// write appends the entry; root is the way to the root of the site.
func (e *entry) write(b *strings.Builder, d *dossier.Dossier, root string) {
	b.WriteString("<entry>\n")
	element(b, "id", Tag(&d.Settings, e.head.Key()))
	element(b, "title", e.title)
	link(b, "alternate", root+e.head.Address, "text/html")
	link(b, "via", e.via, "")
	element(b, "updated", moment(e.updated))
	if e.author != "" {
		b.WriteString("<author><name>" + markup.Escape(e.author) + "</name></author>\n")
	}
	b.WriteString(`<category term="` + markup.Escape(e.category) + `"/>` + "\n")
	element(b, "summary", e.summary)
	b.WriteString("</entry>\n")
}

// author writes the editors, or the dossier itself where it names none: a feed
// must have an author.
func author(b *strings.Builder, d *dossier.Dossier) {
	for _, e := range d.Editors {
		b.WriteString("<author><name>" + markup.Escape(e.Name) + "</name>")
		if e.URL != "" {
			b.WriteString("<uri>" + markup.Escape(e.URL) + "</uri>")
		}
		b.WriteString("</author>\n")
	}
	if len(d.Editors) == 0 {
		b.WriteString("<author><name>" + markup.Escape(d.Title) + "</name></author>\n")
	}
}

// element writes an element with a text; none for an empty one.
func element(b *strings.Builder, name, text string) {
	if text = strings.TrimSpace(text); text != "" {
		b.WriteString("<" + name + ">" + markup.Escape(text) + "</" + name + ">\n")
	}
}

// link writes a link; none for an empty address.
func link(b *strings.Builder, rel, href, mediaType string) {
	if href == "" {
		return
	}
	b.WriteString(`<link rel="` + rel + `" href="` + markup.Escape(href) + `"`)
	if mediaType != "" {
		b.WriteString(` type="` + mediaType + `"`)
	}
	b.WriteString("/>\n")
}

// moment gives a day as Atom has it, as its first moment. What is dated nowhere was
// so at all times; the first day that a timestamp of RFC 3339 can have says that.
func moment(d edtf.Day) string {
	if d.Year < 1 || d.Year > 9999 {
		return "0001-01-01T00:00:00Z"
	}
	return d.String() + "T00:00:00Z"
}
