package render

import (
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/export/epub"
	"dossier/generator/export/feed"
)

// DataPage explains the data files.
type DataPage struct {
	Page
	Sets []export.Dataset
	// Book is the dossier as a book; nil for a dossier too large for one.
	Book *Alternate
	// Whole is the path of the dossier as one page; "" where there is none.
	Whole string
}

// dataPath is the path of the page about the data; a plain page of that address
// takes its place.
const dataPath = "pages/data.html"

// hasDataPage says whether the page about the data is made.
func hasDataPage(d *dossier.Dossier) bool {
	return !slices.ContainsFunc(d.Pages, func(p *dossier.Page) bool { return p.Address == dataPath })
}

func (s *site) data(w *worker) error {
	v := DataPage{Page: s.newPage(dataPath, "pages", s.words.Text("data.heading"), s.words.Text("data.lead"), "plain"), Sets: export.Datasets()}
	v.Crumbs = s.crumbs("")
	v.Alternates = s.feeds()
	if epub.Made(s.d) {
		v.Book = &Alternate{epub.Path, epub.MediaType, "EPUB 3"}
	}
	if epub.PageMade(s.d) {
		v.Whole = epub.PagePath
	}
	v.Metadata = s.plainMetadata(v.Page, false)
	return s.write(w, "data.html", dataPath, "the page about the data", v)
}

// feeds are the feeds of the whole dossier.
func (s *site) feeds() []Alternate {
	return []Alternate{{feed.SitePath, feed.MediaType, s.words.Text("feed.news")}, {feed.CorrectionsPath, feed.MediaType, s.words.Text("notes.corrections")}}
}
