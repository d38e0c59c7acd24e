package render

import (
	"html/template"

	"dossier/generator/export/epub"
)

// WholePage is the whole dossier on one page, to be printed.
type WholePage struct {
	Page
	// Body has the contents and all chapters.
	Body template.HTML
}

func (s *site) whole(w *worker) error {
	v := WholePage{Page: s.newPage(epub.PagePath, "", s.words.Text("data.one-page"), s.words.Text("data.about.one-page"), "book")}
	v.Sheets, v.HasCode = []string{"book.css"}, s.hasCode()
	v.Crumbs = s.crumbs("")
	v.Body = template.HTML(epub.Page(s.d, s.words.Locale)) // written by package prose, and escaped
	v.Metadata = s.plainMetadata(v.Page, false)
	return s.write(w, "book.html", epub.PagePath, "the dossier on one page", v)
}
