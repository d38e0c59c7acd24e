package render

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/metadata"
	"dossier/generator/prose"
)

// FrontPage is the front page.
type FrontPage struct {
	Page
	Intro     template.HTML
	Articles  []*dossier.Article
	Counts    struct{ Articles int }
	Principal []Principal
	// Strip is the timeline in small.
	Strip template.HTML
	// Latest are the most recent statements, the latest first.
	Latest    []template.HTML
	Sources   Sources
	Questions []*dossier.Annotation
}

// Principal is the entities of one kind of which the dossier has most.
type Principal struct {
	Title, Address, All string
	Entities            []*dossier.Entity
}

// NameList is a page of the list of names.
type NameList struct {
	Page
	Letters []Link
	Groups  []NameGroup
}

// NameGroup is the names under one letter.
type NameGroup struct {
	ID, Name string
	Rows     []NameRow
}

// NameRow is one spelling.
type NameRow struct {
	Spelling string
	Short    bool
	Entity   *dossier.Entity
}

// PlainPage is a plain page.
type PlainPage struct {
	Page
	Record   *dossier.Page
	Contents []Content
	Body     template.HTML
}

// principals is how many entities of a kind the front page shows.
const principals = 12

func (s *site) front(w *worker) error {
	v := FrontPage{Page: s.newPage("index.html", "", "", s.d.Description, "front")}
	v.Alternates = append(s.feeds(), s.book()...)
	v.Metadata = template.HTML(metadata.Front(s.machine(v.Page), s.sharePath))
	v.Intro = w.html("", s.d.Intro, prose.Rendering{})
	v.HasCode = s.d.Intro.Doc.HasCode
	v.Articles = slices.Clone(s.d.Articles[max(0, len(s.d.Articles)-principals):])
	slices.Reverse(v.Articles)
	v.Counts.Articles = len(s.d.Articles)
	s.frontSpeech(&v)
	v.Principal = slices.DeleteFunc([]Principal{
		s.principal("actors", entitiesOf(s.d.Actors)),
		s.principal("organizations", entitiesOf(s.d.Organizations)),
		s.principal("themes", entitiesOf(s.d.Themes)),
	}, func(p Principal) bool { return len(p.Entities) == 0 })
	return s.write(w, "index.html", "index.html", "content/dossier.md", v)
}

// minStrip is how many statements and events make a timeline worth its room.
const minStrip = 5

// latest is how many statements and questions the front page shows.
const latest = 7

// frontSpeech puts the latest statements, the sourcing and the open questions on
// the front page.
func (s *site) frontSpeech(v *FrontPage) {
	if len(s.d.Statements)+len(s.d.Events) >= minStrip {
		v.Strip = s.timelineStrip("")
	}
	for _, st := range latestBySpeaker(s.d.Statements, latest) {
		v.Latest = append(v.Latest, s.words.speechRow(s.words.statementRow("", st)))
	}
	v.Sources = sourcesOf(s.d.Statements, "statements/index.html?")
	v.Questions = part(questions(s.d.Annotations), 0, latest)
}

// latestBySpeaker returns the most recent statements, the latest first, one of each
// speaker.
func latestBySpeaker(all []*dossier.Statement, n int) []*dossier.Statement {
	var recent []*dossier.Statement
	heard := map[dossier.Voice]bool{}
	for i := len(all) - 1; i >= 0 && len(recent) < n; i-- {
		if !heard[all[i].Speaker] {
			heard[all[i].Speaker] = true
			recent = append(recent, all[i])
		}
	}
	return recent
}

// principal picks the entities with the most statements, and of equals those that
// are named most often.
func (s *site) principal(folder string, entities []*dossier.Entity) Principal {
	named := make(map[*dossier.Entity]int, len(entities))
	for _, x := range entities {
		for _, b := range x.Articles {
			named[x] += len(b.Mentions)
		}
	}
	entities = slices.DeleteFunc(slices.Clone(entities), func(x *dossier.Entity) bool {
		return articlesOf(x)+publishedBy(x)+statementsOf(x) == 0
	})
	slices.SortStableFunc(entities, func(a, b *dossier.Entity) int {
		return cmp.Or(cmp.Compare(statementsOf(b), statementsOf(a)), cmp.Compare(named[b], named[a]))
	})
	return Principal{s.words.Text("front." + folder), folder + "/index.html", s.words.Text("front.all-" + folder), entities[:min(len(entities), principals)]}
}

func (s *site) names(w *worker) error {
	if len(s.d.Entities) == 0 {
		return nil
	}
	all := s.sortedNames()
	spelt := make([]string, len(all))
	for i, n := range all {
		spelt[i] = n.Spelling
	}
	letters := s.words.letterLinks("names.html", spelt)
	return w.parts("names.html", len(all), func(from, to int, path string, pager []Link) error {
		v := NameList{Page: s.newPage(path, "names", s.words.Text("names.title"), s.words.Text("names.description"), "list"), Letters: letters}
		v.Pager = pager
		for _, n := range all[from:to] {
			id, name := s.words.letter(n.Spelling)
			if k := len(v.Groups); k == 0 || v.Groups[k-1].ID != id {
				v.Groups = append(v.Groups, NameGroup{ID: id, Name: name})
			}
			g := &v.Groups[len(v.Groups)-1]
			g.Rows = append(g.Rows, n)
		}
		return s.write(w, "names.html", path, "the list of names", v)
	})
}

// sortedNames returns every spelling in the order of the dossier's language.
func (s *site) sortedNames() []NameRow {
	type row struct {
		NameRow
		key []byte
	}
	key := s.words.SortKeys()
	var all []row
	for _, x := range s.d.Entities {
		seen := map[string]bool{}
		for i, n := range slices.Concat(x.Names, x.Short) {
			if same := strings.ToLower(n); !seen[same] {
				seen[same] = true
				_, bare := dossier.SplitArticle(n)
				all = append(all, row{NameRow{n, i >= len(x.Names), x}, key(bare)})
			}
		}
	}
	slices.SortFunc(all, func(a, b row) int {
		return cmp.Or(slices.Compare(a.key, b.key), strings.Compare(a.Spelling, b.Spelling), strings.Compare(a.Entity.Key(), b.Entity.Key()))
	})
	rows := make([]NameRow, len(all))
	for i, r := range all {
		rows[i] = r.NameRow
	}
	groupLetters(s.words, rows, func(r NameRow) string { return r.Spelling })
	return rows
}

// groupLetters keeps the order but brings names of one letter together, which
// collation does not do for names that begin with a mark.
func groupLetters[R any](l words, rows []R, name func(R) string) {
	rank := map[string]int{}
	for _, r := range rows {
		id, _ := l.letter(name(r))
		if _, ok := rank[id]; !ok {
			rank[id] = len(rank)
		}
	}
	slices.SortStableFunc(rows, func(a, b R) int {
		x, _ := l.letter(name(a))
		y, _ := l.letter(name(b))
		return cmp.Compare(rank[x], rank[y])
	})
}

func (s *site) page(w *worker, p *dossier.Page) error {
	v := PlainPage{Page: s.newPage(p.Address, "pages", p.Name, p.Summary.Text, "plain"), Record: p}
	v.Crumbs = s.crumbs("")
	v.Metadata = s.plainMetadata(v.Page, false)
	v.Contents = contents(p.Body)
	v.Body = w.html(v.Root, p.Body, prose.Rendering{})
	v.HasCode = p.Body.Doc.HasCode
	return s.write(w, "page.html", p.Address, "page "+strconv.Quote(p.ID), v)
}

// notFound makes the page that hosts show for a missing one, at whatever depth
// that was: with a base address its links begin at the site's root.
func (s *site) notFound(w *worker) error {
	v := struct{ Page }{s.newPage("404.html", "", s.words.Text("404.title"), "", "plain")}
	v.Canonical = ""
	if u, err := url.Parse(s.d.BaseURL); err == nil && s.d.BaseURL != "" {
		v.Root = u.Path
	}
	return s.write(w, "404.html", "404.html", "the not-found page", v)
}
