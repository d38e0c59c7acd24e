package render

import (
	"html/template"
	"strconv"

	"dossier/generator/dossier"
)

// MovedPage stands where a record was before it was renamed and leads to it.
type MovedPage struct {
	Page
	Record *dossier.Head
}

func (s *site) moved(w *worker, m dossier.Moved) error {
	v := MovedPage{Page: s.newPage(m.From, "", s.words.Text("moved.title", "name", m.To.Name), "", "plain"), Record: m.To}
	if s.d.BaseURL != "" {
		v.Canonical = s.d.BaseURL + m.To.Address
	}
	// The delay leaves the script the time to keep the place within the page.
	v.Metadata = template.HTML("\n" + `<meta name="robots" content="noindex">` + "\n" +
		`<meta http-equiv="refresh" content="1; url=` + template.HTMLEscapeString(v.Root+m.To.Address) + `">`)
	return s.write(w, "moved.html", m.From, "the former id of "+m.To.Kind.String()+" "+strconv.Quote(m.To.ID), v)
}
