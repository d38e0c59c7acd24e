package render

import (
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/export/feed"
)

// DataPage explains the data files.
type DataPage struct {
	Page
	Sets []export.Dataset
	// Notes says that some articles have a file with their notes beside them.
	Notes bool
}

// dataPath is the path of the page about the data; a plain page of that address
// takes its place.
const dataPath = "pages/data.html"

// hasDataPage says whether the page about the data is made.
func hasDataPage(d *dossier.Dossier) bool {
	return !slices.ContainsFunc(d.Pages, func(p *dossier.Page) bool { return p.Address == dataPath })
}

func (s *site) data(w *worker) error {
	v := DataPage{Page: s.newPage(dataPath, "pages", "Data", "The dossier as data: what each file holds, in which form, and under which licence.", "plain"), Sets: export.Datasets(), Notes: len(s.d.Annotations) > 0}
	v.Crumbs = []Link{{Address: "index.html", Text: "Dossier"}}
	v.Alternates = []Alternate{{feed.SitePath, feed.MediaType, "What is new"}, {feed.CorrectionsPath, feed.MediaType, "Corrections"}}
	return s.write(w, "data.html", dataPath, "the page about the data", v)
}
