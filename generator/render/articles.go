package render

import (
	"html/template"
	"strconv"
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/metadata"
)

// ArticleList is a page of the list of articles.
type ArticleList struct {
	Page
	Count int
	Years []Year
}

// Year is the articles of one year.
type Year struct {
	Name string
	Rows []template.HTML
	// References offer the articles to reference managers.
	References template.HTML
}

// ArticleRow is an article in a list.
type ArticleRow struct {
	Root    string
	Site    *SiteView
	Article *dossier.Article
}

// ArticlePage is the page of one article.
type ArticlePage struct {
	Page
	Article *dossier.Article
	// Form says in words what the text is.
	Form     string
	Contents []Content
	Body     template.HTML
	Cite     Citation
	// Glance says who speaks to whom in it; Statements and Events list what it
	// reports.
	Glance     []Exchange
	Statements []template.HTML
	Events     []*dossier.Event
	// Crowded says that its notes, beside the text, would reach far below its end.
	Crowded bool
	// Notes counts its notes; Unanchored are those without a passage.
	Notes      int
	Unanchored Band
	// Same are other articles that report the same statements or events.
	Same []*dossier.Article
	// Related are other articles that share much with it, the nearest first.
	Related []*dossier.Related
	// Groups are the entities named in it, by kind.
	Groups []CountGroup
}

// Exchange is what one party says to others in an article.
type Exchange struct {
	Who, Whom template.HTML
	Rows      []StatementRow
}

// CountGroup is the entities of one kind that an article names.
type CountGroup struct {
	Title  string
	Counts []*dossier.Count
}

func (s *site) articleList(w *worker) error {
	all := s.d.Articles
	return w.parts("articles/index.html", len(all), func(from, to int, path string, pager []Link) error {
		v := ArticleList{Page: s.newPage(path, "articles", s.words.Text("articles.title"), s.words.Text("articles.description"), "list"), Count: len(all)}
		v.Pager = pager
		var references strings.Builder // of the year
		for _, a := range all[from:to] {
			year := s.words.yearOf(a)
			if n := len(v.Years); n == 0 || v.Years[n-1].Name != year {
				v.Years = append(v.Years, Year{Name: year})
				references.Reset()
			}
			row, err := s.articleEntry(a)
			if err != nil {
				return err
			}
			last := &v.Years[len(v.Years)-1]
			last.Rows = append(last.Rows, row)
			references.WriteString(metadata.COinS(a))
			last.References = template.HTML(references.String())
		}
		return s.write(w, "articles.html", path, "the list of articles", v)
	})
}

// yearOf returns the year by which lists sort an article: that in which it can have been
// published at the earliest or, where that is not known, at the latest.
func (l words) yearOf(a *dossier.Article) string {
	day, ok := a.Published.Earliest()
	if !ok {
		day, ok = a.Published.Latest()
	}
	if !ok {
		return l.Text("articles.undated")
	}
	return strconv.Itoa(day.Year)
}

func (s *site) article(w *worker, a *dossier.Article) error {
	v := ArticlePage{Page: s.newPage(a.Address, "articles", a.Name, a.Summary.Text, "article"), Article: a, Form: s.words.Text("article.form." + a.Form)}
	v.Crumbs = s.crumbs("articles")
	v.HasCode = a.Body.Doc.HasCode || haveCode(a.Notes)
	v.Contents = contents(a.Body)
	v.Cite = s.citation(&a.Head, a)
	if err := s.annotate(w, &v); err != nil {
		return err
	}
	v.Scripts = append(v.Scripts, "article.js")
	if v.Notes > 0 {
		v.Alternates = append(v.Alternates, Alternate{export.AnnotationsPath(a), "application/ld+json", s.words.Text("article.notes-data")})
	}
	s.speech(&v)
	v.Related = w.associator(s.d).Related(a)
	v.Groups = s.words.countGroups(a.Mentioned)
	picture, err := s.picture(w, a)
	if err != nil {
		return err
	}
	v.Metadata = template.HTML(metadata.Article(s.machine(v.Page), a, picture))
	producer := "article " + strconv.Quote(a.ID)
	if !w.wants(a.Address) {
		return nil
	}
	page, err := s.execute(w, "article.html", a.Address, v)
	if err == nil && len(page) >= longArticle && s.templates.style != "" {
		v.Style = s.templates.style
		page, err = s.execute(w, "article.html", a.Address, v)
	}
	if err != nil {
		return err
	}
	return w.take(a.Address, page, producer)
}

// paragraphNumber is the permalink of a paragraph. Its number is written by the
// style sheet, so that it is no part of the text.
func (l words) paragraphNumber(n int) string {
	p := strconv.Itoa(n)
	return `<a class="pn" href="#p` + p + `" aria-label="` + template.HTMLEscapeString(l.Text("place.paragraph-long", "n", p)) + `"></a>`
}

func (l words) countGroups(all []*dossier.Count) []CountGroup {
	var groups []CountGroup
	for _, g := range []struct {
		kind  content.Kind
		title string
	}{{content.Actor, "nav.actors"}, {content.Organization, "nav.organizations"}, {content.Theme, "nav.themes"}} {
		var counts []*dossier.Count
		for _, c := range all {
			if c.Entity.Kind == g.kind {
				counts = append(counts, c)
			}
		}
		if len(counts) > 0 {
			groups = append(groups, CountGroup{l.Text(g.title), counts})
		}
	}
	return groups
}

// speech lists the statements and events of an article, each once, and the
// articles that report the same.
func (s *site) speech(v *ArticlePage) {
	var found []StatementRow
	seen := map[any]bool{v.Article: true}
	also := func(all []*dossier.Appearance) {
		for _, o := range all {
			if !seen[o.Article] {
				seen[o.Article] = true
				v.Same = append(v.Same, o.Article)
			}
		}
	}
	for _, p := range v.Article.Statements {
		if !seen[p.Statement] {
			seen[p.Statement] = true
			row := s.words.statementRow(v.Root, p.Statement)
			row.Quote, row.Href = p.Quote.Exact, ""
			if p.Anchored() {
				row.Href = "#s-" + p.Statement.Stem()
			}
			found = append(found, row)
			if p.Statement.Appearances[0].Article == v.Article {
				v.Statements = append(v.Statements, s.statementEntry(p.Statement))
			} else { // the common entry quotes the words of that other article
				row.Href = passageHref(v.Root, p)
				v.Statements = append(v.Statements, s.words.speechRow(row))
			}
			also(p.Statement.Appearances)
		}
	}
	v.Glance = exchanges(found)
	for _, p := range v.Article.Events {
		if !seen[p.Event] {
			seen[p.Event] = true
			v.Events = append(v.Events, p.Event)
			also(p.Event.Appearances)
		}
	}
}

// exchanges groups statements by speaker and audience, in the order of each
// group's first.
func exchanges(rows []StatementRow) []Exchange {
	var all []Exchange
	index := map[template.HTML]int{}
	for _, r := range rows {
		key := r.Who + "\x00" + r.Whom
		i, ok := index[key]
		if !ok {
			i = len(all)
			index[key] = i
			all = append(all, Exchange{Who: r.Who, Whom: r.Whom})
		}
		all[i].Rows = append(all[i].Rows, r)
	}
	return all
}
