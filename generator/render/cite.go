package render

import (
	"strings"

	"dossier/generator/cite"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// Citation is how to cite a record: its originals and its page in the dossier.
type Citation struct {
	// Originals and Page are references in a sentence.
	Originals []string
	Page      string
	// BibTeX, RIS and CSL are all these references as files.
	BibTeX, RIS, CSL string
}

// citation says how to cite a record and the articles that it rests on.
func (s *site) citation(h *dossier.Head, articles ...*dossier.Article) Citation {
	l := s.words
	w := cite.Words{
		Date: func(d edtf.Date) string { return d.Words(l.Locale) }, Accessed: l.Text("cite.read"), Archived: l.Text("cite.archived"),
		Comma: l.Text("list.comma"), Quoted: func(title string) string { return l.Text("quoted", "text", title) },
	}
	var c Citation
	var all []cite.Reference
	for _, a := range articles {
		r := cite.OfArticle(a)
		all = append(all, r)
		c.Originals = append(c.Originals, r.Plain(w))
	}
	page := cite.OfPage(s.d, h)
	c.Page = page.Plain(w)
	all = append(all, page)
	var bibtex, ris strings.Builder
	for _, r := range all {
		bibtex.WriteString(r.BibTeX())
		ris.WriteString(r.RIS())
	}
	c.BibTeX, c.RIS, c.CSL = bibtex.String(), strings.ReplaceAll(ris.String(), "\r\n", "\n"), string(cite.CSLJSON(all))
	return c
}
