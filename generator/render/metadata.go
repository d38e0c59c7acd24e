package render

import (
	"html/template"
	"strings"

	"dossier/generator/card"
	"dossier/generator/dossier"
	"dossier/generator/export/epub"
	"dossier/generator/metadata"
)

// machine is what the metadata of a page say of any page.
func (s *site) machine(p Page) metadata.Page {
	m := metadata.Page{Dossier: s.d, Path: p.Path, Root: p.Root, Title: p.Title, Description: p.Description}
	if m.Title == "" {
		m.Title = s.d.Title
	}
	for _, c := range p.Crumbs {
		m.Crumbs = append(m.Crumbs, metadata.Crumb{Address: c.Address, Text: c.Text})
	}
	return m
}

func (s *site) plainMetadata(p Page, isList bool) template.HTML {
	return template.HTML(metadata.Plain(s.machine(p), isList))
}

// sharePath is the path of the picture that stands for the front page, and for
// articles that have none of their own.
const sharePath = "share.png"

// share returns the path of the dossier's picture and the picture; "" for a dossier
// that has none: pictures are asked for by complete addresses, and a title may be in
// a script that cannot be painted.
func (s *site) share() (path string, picture []byte) {
	if s.d.BaseURL == "" {
		return "", nil
	}
	picture = card.NewPainter().Paint(card.Card{Title: s.d.Title, Source: s.d.Subtitle})
	if picture == nil {
		return "", nil
	}
	return sharePath, picture
}

// maxPictures is how many articles have a picture of their own; in a larger dossier
// they would take as long as all pages.
const maxPictures = 500

// hasPictures says whether articles have pictures of their own.
func (s *site) hasPictures() bool { return s.d.BaseURL != "" && len(s.d.Articles) <= maxPictures }

// picturePath is that of an article's picture.
func picturePath(a *dossier.Article) string { return strings.TrimSuffix(a.Address, ".html") + ".png" }

// picture adds the picture of an article and returns its path, or that of the
// dossier's own where it has none.
func (s *site) picture(w *worker, a *dossier.Article) (string, error) {
	if !s.hasPictures() {
		return s.sharePath, nil
	}
	if w.painter == nil {
		w.painter = card.NewPainter()
	}
	c := card.Card{Title: a.Name, Source: a.Published.Words(s.words.Locale), Site: s.d.Title}
	if a.Outlet != "" {
		c.Source = a.Outlet + s.words.Text("list.dot") + c.Source
	}
	data := w.painter.Paint(c)
	if data == nil {
		return s.sharePath, nil
	}
	path := picturePath(a)
	return path, w.add(path, data, "the picture of article "+a.ID)
}

// book is the dossier as a book and on one page, for the list of its other forms.
func (s *site) book() []Alternate {
	if !epub.Made(s.d) {
		return nil
	}
	all := []Alternate{{epub.Path, epub.MediaType, s.words.Text("data.download")}}
	if epub.PageMade(s.d) {
		all = append(all, Alternate{epub.PagePath, "text/html", s.words.Text("data.one-page")})
	}
	return all
}
