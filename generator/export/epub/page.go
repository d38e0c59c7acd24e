package epub

import (
	"strings"

	nethtml "golang.org/x/net/html"

	"dossier/generator/dossier"
	"dossier/generator/locale"
	"dossier/generator/markup"
)

// PagePath is the path of the book as one page, from the root of the site.
const PagePath = "dossier.html"

// MaxPageArticles is how many articles a dossier on one page may have: a page of more takes a
// browser long to show, and longer to lay out for paper.
const MaxPageArticles = 100

// PageMade says whether there is a page of the whole dossier.
func PageMade(d *dossier.Dossier) bool { return len(d.Articles) <= MaxPageArticles }

// Page returns the book as the inside of one HTML page, made to be printed: its title, the
// contents, and a section for each chapter. Links lead within the page. The ids of a
// chapter's parts are those of the book with the chapter's name and a point before them,
// which no address has: "articles-flood.p3".
func Page(d *dossier.Dossier, l *locale.Locale) string {
	b := &book{d: d, l: l, byName: map[string]*chapter{}, isPage: true}
	b.write()
	var s strings.Builder
	for i, c := range b.chapters {
		s.WriteString(`<section class="chapter" id="` + stemOf(c.name) + `">` + "\n")
		for _, n := range c.body {
			if i > 0 {
				lower(n)
			}
			c.node(&s, b, n)
		}
		s.WriteString("\n</section>\n")
		if i == 0 {
			b.contents(&s)
		}
	}
	return s.String()
}

// contents lists the chapters and their parts.
func (b *book) contents(s *strings.Builder) {
	s.WriteString(`<nav class="toc" aria-labelledby="contents">` + "\n" + `<h2 id="contents">` + markup.Escape(b.l.Text("book.contents")) + "</h2>\n<ol>\n")
	for _, c := range b.chapters[1:] {
		s.WriteString(`<li><a href="#` + stemOf(c.name) + `">` + markup.Escape(c.title) + "</a>")
		if len(c.parts) > 0 {
			s.WriteString("\n<ol>\n")
			for _, p := range c.parts {
				s.WriteString(`<li><a href="#` + c.pageID(p.id) + `">` + markup.Escape(p.title) + "</a></li>\n")
			}
			s.WriteString("</ol>\n")
		}
		s.WriteString("</li>\n")
	}
	s.WriteString("</ol>\n</nav>\n")
}

func stemOf(file string) string { return strings.TrimSuffix(file, ".xhtml") }

// pageID is the id on the page of what has another one in the chapter.
func (c *chapter) pageID(id string) string { return stemOf(c.name) + "." + id }

// pageAttribute returns an attribute as it stands on the page; false for one that only a book has.
func (c *chapter) pageAttribute(a nethtml.Attribute) (nethtml.Attribute, bool) {
	switch {
	case strings.HasPrefix(a.Key, "epub:") || strings.HasPrefix(a.Key, "data-") && a.Key != "data-entity":
		return a, false
	case a.Key == "id":
		a.Val = c.pageID(a.Val)
	}
	return a, true
}

// pageTarget returns where a link of the book leads on the page.
func pageTarget(to *chapter, fragment string) string {
	if fragment != "" && to.ids[fragment] {
		return "#" + to.pageID(fragment)
	}
	return "#" + stemOf(to.name)
}

// lower puts every heading one level lower: the page's own is that of the title.
func lower(n *nethtml.Node) {
	if n.Type == nethtml.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] < '6' {
		n.Data = "h" + string(n.Data[1]+1)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		lower(child)
	}
}
