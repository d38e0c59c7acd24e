// Package epub makes a book of the whole dossier: an EPUB 3.3
// (https://www.w3.org/TR/epub-33/) with the articles, the editors' notes as pop-up
// footnotes, statements, events, people, organizations and themes, and an index of
// names.
package epub

import (
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
	"dossier/generator/markup"
)

// Path is the path of the book from the root of the site.
const Path = "dossier.epub"

// MediaType is the media type of a book.
const MediaType = "application/epub+zip"

// MaxArticles is how many articles a book may have. Beyond that it would be
// thousands of pages, which no e-reader opens with pleasure, and making it would take
// longer than all the rest of the site.
const MaxArticles = 500

// Made says whether there is a book of a dossier.
func Made(d *dossier.Dossier) bool { return len(d.Articles) <= MaxArticles }

// book is a book on its way.
type book struct {
	d        *dossier.Dossier
	l        *locale.Locale
	chapters []*chapter
	byName   map[string]*chapter
	isPage   bool // to be one page
}

// Make returns the book in the dossier's language. The id is an absolute IRI that
// names the book in all its versions; cover is a picture as PNG, nil for none. The
// error is one of the archive's, such as a book of more than four gigabytes.
func Make(d *dossier.Dossier, l *locale.Locale, id string, cover []byte) ([]byte, error) {
	b := &book{d: d, l: l, byName: map[string]*chapter{}}
	b.write()
	files := []file{
		{"META-INF/container.xml", []byte(container)},
		{"EPUB/package.opf", b.packageDocument(id, cover != nil)},
		{"EPUB/nav.xhtml", b.navigation()},
		{"EPUB/style.css", []byte(style)},
	}
	if cover != nil {
		files = append(files, file{"EPUB/cover.png", cover})
	}
	for _, c := range b.chapters {
		files = append(files, file{"EPUB/" + c.name, c.write(b)})
	}
	return archive(files)
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

const style = `body { margin: 1em; line-height: 1.45; }
h1, h2, h3 { line-height: 1.2; text-align: start; }
a.mention { color: inherit; text-decoration: none; }
a.ref { font-size: 0.75em; vertical-align: super; line-height: 1; }
.meta { color: #555; font-size: 0.9em; }
.locator { font-size: 0.8em; color: #555; }
aside { margin: 0.5em 0; font-size: 0.95em; }
blockquote { margin: 0.5em 1em; font-style: italic; }
section { margin: 1.2em 0; }
.cover { text-align: center; margin: 0; }
.cover img { max-width: 100%; max-height: 100%; }
`

// add puts a chapter into the book.
func (b *book) add(c *chapter) {
	b.chapters = append(b.chapters, c)
	b.byName[c.name] = c
}

// write writes all chapters.
func (b *book) write() {
	b.add(newChapter("title.xhtml", b.d.Title, "frontmatter", b.titlePage()))
	for _, a := range b.d.Articles {
		b.add(newChapter(place(&a.Head), a.Name, "", b.article(a)))
	}
	b.entries("statements", "", len(b.d.Statements), func(i int) (*dossier.Head, string, string) {
		s := b.d.Statements[i]
		return &s.Head, s.Label(b.l), b.statement(s)
	})
	b.entries("events", "", len(b.d.Events), func(i int) (*dossier.Head, string, string) {
		e := b.d.Events[i]
		return &e.Head, e.Name, b.event(e)
	})
	b.entries("actors", "", len(b.d.Actors), func(i int) (*dossier.Head, string, string) {
		x := b.d.Actors[i].Entity
		return &x.Head, x.Name, b.entity(x)
	})
	b.entries("organizations", "", len(b.d.Organizations), func(i int) (*dossier.Head, string, string) {
		x := b.d.Organizations[i].Entity
		return &x.Head, x.Name, b.entity(x)
	})
	b.entries("themes", "glossary", len(b.d.Themes), func(i int) (*dossier.Head, string, string) {
		x := b.d.Themes[i].Entity
		return &x.Head, x.Name, b.entity(x)
	})
	for _, p := range b.d.Pages {
		b.add(newChapter(place(&p.Head), p.Name, "backmatter", "<h1>"+markup.Escape(p.Name)+"</h1>\n"+b.text(p.Body)))
	}
	if len(b.d.Entities) > 0 {
		b.add(newChapter("names.xhtml", b.l.Text("nav.names"), "index", b.names()))
	}
}

// entries writes a chapter with a section for each record of a kind.
func (b *book) entries(folder, kind string, n int, entry func(i int) (*dossier.Head, string, string)) {
	if n == 0 {
		return
	}
	title := b.l.Text("nav." + folder)
	var text strings.Builder
	text.WriteString("<h1>" + markup.Escape(title) + "</h1>\n")
	var parts []part
	for i := range n {
		head, name, body := entry(i)
		id := head.Stem()
		parts = append(parts, part{id, name})
		text.WriteString(`<section id="` + id + `"><h2>` + markup.Escape(name) + "</h2>\n" + body + "</section>\n")
	}
	c := newChapter(folder+".xhtml", title, "", text.String())
	c.parts = parts
	if kind != "glossary" && n > maxListed {
		c.parts = nil
	}
	b.add(c)
}

// maxListed is how many entries of a chapter the contents list.
const maxListed = 100

// place returns where a record stands in the book: a file of its own for articles
// and pages, a section of the chapter of its kind for others, a note in its article.
func place(h *dossier.Head) string {
	address, fragment, _ := strings.Cut(h.Address, "#")
	name := strings.TrimSuffix(address, ".html")
	folder, id, _ := strings.Cut(name, "/")
	switch {
	case h.Kind == content.Annotation:
		return folder + "-" + id + ".xhtml#" + fragment
	case h.Kind == content.Article || h.Kind == content.Page:
		return folder + "-" + id + ".xhtml"
	}
	return folder + ".xhtml#" + id
}

// updated returns the latest day that the content speaks of.
func (b *book) updated() edtf.Day {
	var day edtf.Day
	for _, a := range b.d.Articles {
		if u := a.Updated(); day == (edtf.Day{}) || day.Compare(u) < 0 {
			day = u
		}
	}
	return day
}
