// Package search makes the search index of a dossier: which names, passages, notes,
// statements, events and pages there are, and what is to be found in them. The index
// itself is that of package index.
package search

import (
	"cmp"
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
	"dossier/generator/search/index"
)

// Folder is where the index stands, from the root of the site.
const Folder = "data/search/"

// Write makes the files of the index and hands each to add, from several goroutines,
// with its path from the root of the site. It returns the first error of add. Dates and
// the titles of statements are in the words of a language.
func Write(d *dossier.Dossier, l *locale.Locale, add func(path string, data []byte) error) error {
	return index.Build(input(d, l), func(f index.File) error { return add(Folder+f.Path, f.Data) })
}

// gatherer makes records of what a dossier has.
type gatherer struct {
	locale          *locale.Locale
	themes, outlets map[*dossier.Entity]int
	records         []index.Record
}

func input(d *dossier.Dossier, l *locale.Locale) index.Input {
	in := index.Input{Themes: []string{}, Outlets: []string{}}
	g := &gatherer{locale: l, themes: map[*dossier.Entity]int{}, outlets: map[*dossier.Entity]int{}}
	for _, t := range d.Themes {
		g.themes[t.Entity] = len(in.Themes)
		in.Themes = append(in.Themes, t.Name)
	}
	for _, o := range d.Organizations {
		if len(o.Published) > 0 {
			g.outlets[o.Entity] = len(in.Outlets)
			in.Outlets = append(in.Outlets, o.Name)
		}
	}
	for _, x := range d.Entities {
		in.Names = append(in.Names, name(x, l))
	}
	g.passages(d)
	g.pages(d)
	in.Records = g.records
	return in
}

func name(x *dossier.Entity, l *locale.Locale) index.Name {
	n := index.Name{Kind: x.Kind.Folder(), Address: x.Address, Name: x.Name, About: about(x, l)}
	n.Spellings = append(append(n.Spellings, x.Names...), x.Short...)
	for _, links := range [][]*dossier.Backlink{x.Articles, x.Others} {
		for _, b := range links {
			n.Count += len(b.Mentions)
		}
	}
	return n
}

// about says who or what an entity is: its summary, or else a person's latest office or
// a body's classification.
func about(x *dossier.Entity, l *locale.Locale) string {
	if x.Summary.Text != "" {
		return x.Summary.Text
	}
	if x.Actor != nil && len(x.Actor.Posts) > 0 {
		p := x.Actor.Posts[0]
		if p.Organization != nil && !p.NamesBody() {
			return p.Role + l.Text("list.comma") + p.Organization.Name
		}
		return p.Role
	}
	if x.Organization != nil {
		return x.Organization.Classification
	}
	return ""
}

// passages gathers what stands in articles or is said of them.
func (g *gatherer) passages(d *dossier.Dossier) {
	for _, a := range d.Articles {
		r := index.Record{Kind: index.Passage, Address: a.Address, Title: a.Name, Where: g.where(a), Year: year(a.Published)}
		r.Themes, r.Outlets = g.listed(a.Themes), g.published(a)
		r.Parts = append(lines(a.Summary), parts(a.Body, true)...)
		g.add(r)
	}
	for _, n := range d.Annotations {
		g.add(g.note(n))
	}
	for _, s := range d.Statements {
		r := index.Record{Kind: index.Statement, Address: s.Address, Title: s.Label(g.locale), Where: s.Said.MomentWords(g.locale), Year: year(s.Said), Themes: g.listed(s.About)}
		r.Parts = append(quotes(s.Appearances), lines(s.Demand, s.Consequence, s.Channel, outcome(s))...)
		r.Parts = append(r.Parts, parts(s.Body, false)...)
		r.Outlets, r.Names = g.reported(s.Appearances), voices(s)
		g.add(r)
	}
	for _, e := range d.Events {
		r := index.Record{Kind: index.Event, Address: e.Address, Title: e.Name, Where: e.Date.MomentWords(g.locale), Year: year(e.Date), Themes: g.listed(e.Themes)}
		r.Parts = append(quotes(e.Appearances), lines(dossier.Line{Text: e.Place})...)
		r.Parts = append(r.Parts, parts(e.Body, false)...)
		r.Outlets, r.Names = g.reported(e.Appearances), parties(e.Actors, e.Organizations)
		g.add(r)
	}
}

// pages gathers the front page, the plain pages, and what stands about the actors,
// organizations and themes.
func (g *gatherer) pages(d *dossier.Dossier) {
	g.add(index.Record{Kind: index.Page, Address: "index.html", Title: d.Title, Parts: parts(d.Intro, false)})
	for _, p := range d.Pages {
		g.add(index.Record{Kind: index.Page, Address: p.Address, Title: p.Name, Parts: append(lines(p.Summary), parts(p.Body, false)...)})
	}
	for _, x := range d.Entities {
		r := index.Record{Kind: index.Page, Address: x.Address, Title: x.Name, Names: []int{x.Number}, Parts: append(lines(x.Summary), parts(x.Body, false)...)}
		if n, ok := g.themes[x]; ok {
			r.Themes = []int{n}
		}
		if len(r.Parts) > 0 {
			g.add(r)
		}
	}
}

func (g *gatherer) add(r index.Record) { g.records = append(g.records, r) }

// parties are the numbers of the actors and organizations of a note or an event.
func parties(actors []*dossier.Actor, organizations []*dossier.Organization) (numbers []int) {
	for _, a := range actors {
		numbers = append(numbers, a.Number)
	}
	for _, o := range organizations {
		numbers = append(numbers, o.Number)
	}
	return numbers
}

// voices are the numbers of those who speak or are spoken to in a statement.
func voices(s *dossier.Statement) (numbers []int) {
	all := slices.Concat([]dossier.Voice{s.Speaker}, s.Audience, s.RelayedBy)
	if s.OnBehalfOf != nil {
		all = append(all, *s.OnBehalfOf)
	}
	for _, v := range all {
		if v.Entity != nil {
			numbers = append(numbers, v.Entity.Number)
		}
	}
	return numbers
}

func (g *gatherer) note(n *dossier.Annotation) index.Record {
	r := index.Record{Kind: index.Note, Address: n.Address, Title: n.Title, Where: g.where(n.Article), Year: year(n.Article.Published)}
	r.Title = cmp.Or(r.Title, g.locale.Text("quoted", "text", n.Quote.Exact))
	r.Themes, r.Outlets, r.Names = g.listed(n.Themes), g.published(n.Article), parties(n.Actors, n.Organizations)
	if len(r.Themes) == 0 {
		r.Themes = g.listed(n.Article.Themes)
	}
	r.Parts = parts(n.Body, false)
	for i := range r.Parts {
		r.Parts[i].Anchor = "" // the note is the place
	}
	if n.Title != "" {
		r.Parts = append(r.Parts, quote(&n.Passage))
	}
	return r
}

func (g *gatherer) listed(all []*dossier.Theme) (numbers []int) {
	for _, t := range all {
		numbers = append(numbers, g.themes[t.Entity])
	}
	return numbers
}

func (g *gatherer) published(a *dossier.Article) []int {
	if a.Publisher == nil {
		return nil
	}
	return []int{g.outlets[a.Publisher.Entity]}
}

func (g *gatherer) reported(all []*dossier.Appearance) (numbers []int) {
	for _, a := range all {
		numbers = append(numbers, g.published(a.Article)...)
	}
	return numbers
}

// where says where and when an article appeared.
func (g *gatherer) where(a *dossier.Article) string {
	when := a.Published.Words(g.locale)
	if a.Outlet == "" || when == "" {
		return when
	}
	return a.Outlet + g.locale.Text("list.comma") + when
}

// year is the first year of a date, zero when that is open or not given.
func year(d edtf.Date) int {
	day, ok := d.Earliest()
	if !ok {
		return 0
	}
	return day.Year
}

// quotes are the passages in which something appears.
func quotes(all []*dossier.Appearance) (out []index.Part) {
	for _, a := range all {
		out = append(out, quote(&a.Passage))
	}
	return out
}

// quote is a passage as the article has it, or as it was quoted when it is not
// anchored.
func quote(p *dossier.Passage) index.Part {
	if !p.Anchored() {
		return index.Part{Text: p.Quote.Exact}
	}
	r := p.Range()
	text := p.Article.Body.Doc.Text[r.Start:r.End]
	return index.Part{Anchor: p.Article.Address + "#" + paragraphID(p.Paragraph), Text: text, Names: within(p.Article.Body, r.Start, r.End)}
}

func outcome(s *dossier.Statement) dossier.Line {
	if s.Outcome == nil {
		return dossier.Line{}
	}
	return s.Outcome.Note
}

// lines are the fields that are not empty.
func lines(all ...dossier.Line) (out []index.Part) {
	for _, l := range all {
		if l.Text == "" {
			continue
		}
		p := index.Part{Text: l.Text}
		for _, m := range l.Mentions {
			p.Names = append(p.Names, m.Entity.Number)
		}
		out = append(out, p)
	}
	return out
}
