package feed

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/locale"
)

// Paths of the feeds that are there in every dossier, from the root of the site.
const (
	SitePath        = "feed.xml"
	CorrectionsPath = "corrections.xml"
)

// MediaType is the media type of a feed.
const MediaType = "application/atom+xml"

// Path returns the path of an entity's feed: that of its page, ending in .xml.
func Path(x *dossier.Entity) string { return strings.TrimSuffix(x.Address, ".html") + ".xml" }

// most is how many entries a feed has, the latest: a feed says what is new.
const most = 20

// Maker makes feeds. It has every record's entry once, since many feeds share it; it
// is safe for concurrent use.
type Maker struct {
	d          *dossier.Dossier
	words      *locale.Locale
	articles   map[*dossier.Article]*entry
	statements map[*dossier.Statement]*entry
	notes      map[*dossier.Annotation]*entry
}

// New prepares the feeds of a dossier, in its language.
func New(d *dossier.Dossier, l *locale.Locale) *Maker {
	m := &Maker{d, l, make(map[*dossier.Article]*entry, len(d.Articles)), make(map[*dossier.Statement]*entry, len(d.Statements)), make(map[*dossier.Annotation]*entry, len(d.Annotations))}
	for _, a := range d.Articles {
		m.articles[a] = m.ofArticle(a)
	}
	for _, s := range d.Statements {
		m.statements[s] = m.ofStatement(s)
	}
	for _, n := range d.Annotations {
		m.notes[n] = m.ofNote(n)
	}
	return m
}

// Site returns the feed of everything: articles, statements and notes.
func (m *Maker) Site() []byte {
	f := feed{d: m.d, path: SitePath, page: "index.html", key: "feed", title: m.d.Title, subtitle: m.d.Description}
	for _, e := range m.articles {
		f.entries = append(f.entries, e)
	}
	for _, e := range m.statements {
		f.entries = append(f.entries, e)
	}
	for _, e := range m.notes {
		f.entries = append(f.entries, e)
	}
	return f.latest().write()
}

// Corrections returns the feed of corrections: notes whose motivation is editing.
func (m *Maker) Corrections() []byte {
	f := feed{d: m.d, path: CorrectionsPath, page: "annotations/index.html", key: "corrections", title: m.words.Text("feed.corrections", "dossier", m.d.Title),
		subtitle: m.words.Text("feed.corrections-about")}
	if len(m.d.Annotations) == 0 {
		f.page = "index.html"
	}
	for n, e := range m.notes {
		if n.Motivation == "editing" {
			f.entries = append(f.entries, e)
		}
	}
	return f.latest().write()
}

// Entity returns the feed of what is said by and about an entity: the articles that
// name it, the statements that it takes part in, and the notes on it.
func (m *Maker) Entity(x *dossier.Entity) []byte {
	f := feed{d: m.d, path: Path(x), page: x.Address, key: "feed/" + x.Key(), title: x.Name + m.words.Text("title.dot") + m.d.Title, subtitle: x.Summary.Text}
	for _, b := range x.Articles {
		f.entries = append(f.entries, m.articles[b.Article])
	}
	all := [][]*dossier.Statement{x.Said, x.Addressed, x.Relayed}
	if x.Theme != nil {
		all = append(all, x.Theme.Statements)
		for _, a := range x.Theme.Listed {
			f.entries = append(f.entries, m.articles[a])
		}
	}
	for _, s := range slices.Concat(all...) {
		f.entries = append(f.entries, m.statements[s])
	}
	for _, n := range x.Notes {
		f.entries = append(f.entries, m.notes[n])
	}
	return f.latest().write()
}

// latest keeps the latest entries, each once, the latest first.
func (f *feed) latest() *feed {
	slices.SortFunc(f.entries, func(a, b *entry) int {
		return cmp.Or(b.updated.Compare(a.updated), strings.Compare(a.head.Key(), b.head.Key()))
	})
	f.entries = slices.Compact(f.entries)
	f.entries = f.entries[:min(len(f.entries), most)]
	return f
}

func (m *Maker) ofArticle(a *dossier.Article) *entry {
	e := &entry{head: &a.Head, title: a.Name, updated: a.Updated(), summary: a.Summary.Text, category: "article", via: a.URL}
	if a.Outlet != "" {
		e.title = m.words.Text("feed.article", "article", a.Name, "publisher", a.Outlet, "date", a.Published.Words(m.words))
	}
	return e
}

func (m *Maker) ofStatement(s *dossier.Statement) *entry {
	label, said := s.Label(m.words), s.Said.MomentWords(m.words)
	e := &entry{head: &s.Head, title: label, updated: s.Updated(), category: "statement"}
	e.summary = m.words.Text("feed.statement", "statement", label, "date", said)
	if len(s.Appearances) > 0 {
		first := s.Appearances[0]
		e.summary = m.words.Text("feed.statement-quote", "statement", label, "date", said, "quote", first.Quote.Exact, "article", first.Article.Name)
	}
	return e
}

func (m *Maker) ofNote(n *dossier.Annotation) *entry {
	e := &entry{head: &n.Head, title: cmp.Or(n.Title, m.words.Text("feed.note", "article", n.Article.Name)), updated: n.Updated(), category: n.Motivation}
	if n.Author != nil {
		e.author = n.Author.Name
	}
	e.summary = m.words.Text("feed.note-quote", "quote", n.Quote.Exact)
	if !n.Body.Empty() {
		e.summary = m.words.Text("feed.note-body", "quote", n.Quote.Exact, "note", n.Body.Doc.Text)
	}
	return e
}
