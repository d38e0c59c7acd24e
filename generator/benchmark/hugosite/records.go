package hugosite

import (
	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// article gives the front matter of an article: what it says of itself, whom it names, and what is
// said in it.
func (c *converter) article(a *dossier.Article) page {
	p := page{Title: a.Name, Date: day(a.Published), Dated: a.Published.Words(c.locale), Summary: a.Summary.Text}
	p.Facts = []fact{
		{"Outlet", []link{toHead(&a.Publisher.Head)}},
		{"By", texts(a.Authors)},
		{"Dateline", texts([]string{a.Dateline})},
		{"Original", []link{{a.URL, a.URL}}},
	}
	for _, m := range a.Mentioned {
		p.name(m.Entity)
		p.Mentioned = append(p.Mentioned, toHead(&m.Entity.Head))
	}
	for _, t := range a.Themes {
		p.name(t.Entity)
	}
	for _, s := range a.Statements {
		p.Statements = append(p.Statements, c.toStatement(s.Statement))
	}
	return p
}

// statement gives the front matter of a statement.
func (c *converter) statement(s *dossier.Statement) page {
	p := page{Title: s.Label(c.locale), Date: day(s.Said), Dated: s.Said.Words(c.locale)}
	p.voices("Who", []dossier.Voice{s.Speaker})
	p.voices("To", s.Audience)
	p.voices("Relayed by", s.RelayedBy)
	p.Facts = append(p.Facts, fact{"Act", texts([]string{s.Act})})
	for _, t := range s.About {
		p.name(t.Entity)
	}
	for _, r := range append(s.Relations, s.Inverse...) {
		p.Relations = append(p.Relations, c.toStatement(r.Other))
	}
	p.Appearances = appearances(s.Appearances)
	return p
}

// voices adds who spoke or was spoken to, as a fact and as terms.
func (p *page) voices(name string, all []dossier.Voice) {
	f := fact{Name: name}
	for _, v := range all {
		if v.Entity == nil {
			f.Values = append(f.Values, link{Text: v.Unnamed})
			continue
		}
		f.Values = append(f.Values, toHead(&v.Entity.Head))
		p.name(v.Entity)
	}
	if len(f.Values) > 0 {
		p.Facts = append(p.Facts, f)
	}
}

// event gives the front matter of an event.
func (c *converter) event(e *dossier.Event) page {
	p := page{Title: e.Name, Date: day(e.Date), Dated: e.Date.Words(c.locale)}
	p.Facts = []fact{{"Place", texts([]string{e.Place})}}
	for _, a := range e.Actors {
		p.name(a.Entity)
	}
	for _, o := range e.Organizations {
		p.name(o.Entity)
	}
	for _, t := range e.Themes {
		p.name(t.Entity)
	}
	p.Appearances = appearances(e.Appearances)
	return p
}

// entity gives the front matter of the page of a term.
func (c *converter) entity(x *dossier.Entity) page {
	p := page{Title: x.Name, Summary: x.Summary.Text}
	p.Facts = []fact{{"Also", texts(x.Names[1:])}}
	if x.Actor == nil {
		return p
	}
	for _, t := range x.Actor.Posts {
		p.Facts = append(p.Facts, fact{t.Role, []link{toHead(&t.Organization.Head), {Text: t.From.Words(c.locale) + "–" + t.Until.Words(c.locale)}}})
	}
	return p
}

// name adds an entity to the terms of the page, once.
func (p *page) name(x *dossier.Entity) {
	terms := &p.Themes
	switch x.Kind {
	case content.Actor:
		terms = &p.Actors
	case content.Organization:
		terms = &p.Organizations
	}
	for _, id := range *terms {
		if id == x.ID {
			return
		}
	}
	*terms = append(*terms, x.ID)
}

func appearances(all []*dossier.Appearance) []appearance {
	var list []appearance
	for _, a := range all {
		l := toHead(&a.Article.Head)
		if a.Anchored() {
			l.Href += "#" + markID(a)
		}
		list = append(list, appearance{l, a.Quote.Exact, a.Grade})
	}
	return list
}

func (c *converter) toStatement(s *dossier.Statement) link {
	return link{s.Label(c.locale), "/" + s.Address}
}

func toHead(h *dossier.Head) link { return link{h.Name, "/" + h.Address} }

func texts(all []string) []link {
	var links []link
	for _, s := range all {
		links = append(links, link{Text: s})
	}
	return links
}

// day gives the first day of a date, by which Hugo sorts; "" when it has none.
func day(d edtf.Date) string {
	first, known := d.Earliest()
	if !known {
		return ""
	}
	return first.String()
}
