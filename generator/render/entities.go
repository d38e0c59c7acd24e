package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/export/feed"
	"dossier/generator/metadata"
	"dossier/generator/prose"
)

// EntityList is a page of an index of actors, organizations or themes.
type EntityList struct {
	Page
	Lead    string
	Letters []Link
	Groups  []EntityGroup
}

// EntityGroup is the entries under one letter.
type EntityGroup struct {
	ID, Name string
	Rows     []EntityRow
}

// EntityRow is an entity in an index.
type EntityRow struct {
	Entity *dossier.Entity
	// Detail is a person's latest office or a body's classification.
	Detail string
	// Extent says how much the dossier has of it.
	Extent string
}

// EntityPage is a page of one actor, organization or theme. Of an entity that is
// named in many articles, the first page alone has what is not a list of places.
type EntityPage struct {
	Page
	Entity            *dossier.Entity
	Detail            string
	First             bool
	Spellings         []string
	Broader, Narrower *Labelled
	Dates             []LabelledDate
	TenureTitle       string
	Tenures           Tenures
	Body              template.HTML
	// Rows are the articles that name it, Others the other texts, with the sentences
	// in which they do.
	Rows, Others []template.HTML
	// Listed are the articles on a theme, Published those of an outlet.
	Listed, Published []template.HTML
	// Speech are the statements in which the entity has a part, by that part.
	Speech []SpeechGroup
	Events []*dossier.Event
	Notes  []template.HTML
	// Drawing is the timeline of its statements and events; "" for a few.
	Drawing template.HTML
	// Sources judges the statements that it made or that are about it.
	Sources Sources
	Pairs   []*dossier.Dialogue
	// With are the entities that are named in the same articles, the most frequent
	// first.
	With []dossier.Companion
}

// SpeechGroup is the statements in which an entity has one part.
type SpeechGroup struct {
	ID, Title string
	// N is how many there are on all pages.
	N    int
	Rows []template.HTML
	// Acts are, on a theme's page, what the party did by speaking, the most frequent
	// first.
	Acts []ActCount
}

// ActCount is how many statements of a group are one speech act.
type ActCount struct {
	Act string
	N   int
}

// Labelled is a list of entities under a name.
type Labelled struct {
	Label    string
	Entities []*dossier.Entity
}

// LabelledDate is a date under a name.
type LabelledDate struct {
	Label string
	Date  edtf.Date
}

// indexed is one kind's index.
type indexed struct {
	kind     content.Kind
	entities []*dossier.Entity
	detail   func(i int) string
}

func (s *site) entityJobs() {
	for _, x := range []indexed{
		{content.Actor, entitiesOf(s.d.Actors), func(i int) string { return s.words.latestOffice(s.d.Actors[i]) }},
		{content.Organization, entitiesOf(s.d.Organizations), func(i int) string { return s.d.Organizations[i].Classification }},
		{content.Theme, entitiesOf(s.d.Themes), func(int) string { return "" }},
	} {
		if len(x.entities) > 0 {
			s.job(x.kind.Folder()+"/index.html", func(w *worker) error { return s.entityList(w, x) })
		}
		for _, e := range x.entities {
			s.jobs = append(s.jobs, s.entityJob(e))
		}
	}
}

func (s *site) entityJob(x *dossier.Entity) job {
	return job{path: x.Address, run: func(w *worker) error {
		switch {
		case x.Actor != nil:
			return s.actor(w, x.Actor)
		case x.Organization != nil:
			return s.organization(w, x.Organization)
		}
		return s.theme(w, x.Theme)
	}}
}

func (l words) latestOffice(a *dossier.Actor) string {
	if len(a.Posts) > 0 {
		return l.office(a.Posts[0])
	}
	if len(a.Memberships) > 0 {
		return l.office(a.Memberships[0])
	}
	return ""
}

// office is a role with the body in which it is held, unless the role names that.
func (l words) office(t *dossier.Tenure) string {
	switch {
	case t.Role == "":
		return l.Text("list.middle", "a", l.Text("network.member"), "b", t.Organization.Name)
	case t.NamesBody():
		return t.Role
	}
	return l.Text("list.middle", "a", t.Role, "b", t.Organization.Name)
}

func (s *site) entityList(w *worker, x indexed) error {
	folder, l := x.kind.Folder(), s.words
	path := folder + "/index.html"
	rows := make([]EntityRow, len(x.entities))
	for i, e := range x.entities {
		rows[i] = EntityRow{e, x.detail(i), l.extent(e)}
	}
	groupLetters(l, rows, func(r EntityRow) string { return r.Entity.Sort })
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Entity.Sort
	}
	letters := l.letterLinks(path, names)
	return w.parts(path, len(rows), func(from, to int, part string, pager []Link) error {
		v := EntityList{Page: s.newPage(part, folder, l.Text(folder+".title"), l.Text(folder+".description"), "list"), Letters: letters}
		v.Lead = l.Text(folder+".lead", "n", len(rows))
		v.Pager = pager
		for i := from; i < to; i++ {
			id, name := l.letter(names[i])
			if n := len(v.Groups); n == 0 || v.Groups[n-1].ID != id {
				v.Groups = append(v.Groups, EntityGroup{ID: id, Name: name})
			}
			g := &v.Groups[len(v.Groups)-1]
			g.Rows = append(g.Rows, rows[i])
		}
		return s.write(w, "entities.html", part, "the list of "+folder, v)
	})
}

// articlesOf counts the articles that name an entity or list it as a theme.
func articlesOf(x *dossier.Entity) int {
	n := len(x.Articles)
	if x.Theme == nil {
		return n
	}
	named := make(map[*dossier.Article]bool, n)
	for _, b := range x.Articles {
		named[b.Article] = true
	}
	for _, a := range x.Theme.Listed {
		if !named[a] {
			n++
		}
	}
	return n
}

// statementsOf counts the statements in which an entity speaks, is spoken to or
// passes on words, or which are about a theme.
func statementsOf(x *dossier.Entity) int {
	if x.Theme != nil {
		return len(x.Theme.Statements)
	}
	return len(x.Said) + len(x.Addressed) + len(x.Relayed)
}

// publishedBy counts the articles that an entity published.
func publishedBy(x *dossier.Entity) int {
	if x.Organization == nil {
		return 0
	}
	return len(x.Organization.Published)
}

// extent says how many articles name an entity or are on a theme, how many it
// published, and in how many statements it has a part.
func (l words) extent(x *dossier.Entity) string {
	var counts []string
	add := func(key string, n int) {
		if n > 0 {
			counts = append(counts, l.Text(key, "n", n))
		}
	}
	add("n.articles", articlesOf(x))
	add("n.published", publishedBy(x))
	add("n.statements", statementsOf(x))
	if counts == nil {
		return l.Text("n.articles", "n", 0)
	}
	return l.joined(counts)
}

// letterLinks returns a link to the first entry of each letter.
func (l words) letterLinks(path string, names []string) []Link {
	var all []Link
	last := ""
	for i, n := range names {
		id, name := l.letter(n)
		if id != last {
			all = append(all, Link{Address: partPath(path, i/pageSize) + "#" + id, Text: name})
			last = id
		}
	}
	if len(all) < 4 {
		return nil
	}
	return all
}

// letter returns the letter under which a name stands, and an id for it: the first that is
// none of those that modify others, such as the ʿ of ʿUmar.
func (l words) letter(name string) (id, shown string) {
	_, name = dossier.SplitArticle(name)
	for _, r := range norm.NFD.String(name) {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) {
			shown = string(unicode.ToUpper(r))
			return "letter-" + strings.ToLower(shown), shown
		}
		if unicode.IsDigit(r) {
			break
		}
	}
	return "letter-0", l.Text("nav.digits")
}

func (s *site) actor(w *worker, a *dossier.Actor) error {
	v := EntityPage{Entity: a.Entity, Detail: s.words.latestOffice(a), TenureTitle: s.words.Text("entity.offices")}
	v.Tenures = s.words.tenures(folder, slices.Concat(a.Posts, a.Memberships), func(t *dossier.Tenure) *dossier.Entity { return t.Organization.Entity })
	return s.entity(w, v)
}

func (s *site) organization(w *worker, o *dossier.Organization) error {
	v := EntityPage{Entity: o.Entity, Detail: o.Classification, TenureTitle: s.words.Text("entity.held")}
	if o.Parent != nil {
		v.Broader = &Labelled{s.words.Text("entity.part-of"), []*dossier.Entity{o.Parent.Entity}}
	}
	if len(o.Parts) > 0 {
		v.Narrower = &Labelled{Label: s.words.Text("entity.parts")}
		for _, p := range o.Parts {
			v.Narrower.Entities = append(v.Narrower.Entities, p.Entity)
		}
	}
	v.Dates = slices.DeleteFunc([]LabelledDate{{s.words.Text("entity.founded"), o.Founded}, {s.words.Text("entity.dissolved"), o.Dissolved}},
		func(d LabelledDate) bool { return d.Date.IsZero() })
	v.Tenures = s.words.tenures(folder, inTime(slices.Concat(o.Posts, o.Members)), func(t *dossier.Tenure) *dossier.Entity { return t.Actor.Entity })
	return s.entity(w, v)
}

func (s *site) theme(w *worker, t *dossier.Theme) error {
	v := EntityPage{Entity: t.Entity}
	if t.Broader != nil {
		v.Broader = &Labelled{s.words.Text("entity.part-of"), []*dossier.Entity{t.Broader.Entity}}
	}
	if len(t.Narrower) > 0 {
		v.Narrower = &Labelled{Label: s.words.Text("entity.covers")}
		for _, n := range t.Narrower {
			v.Narrower.Entities = append(v.Narrower.Entities, n.Entity)
		}
	}
	v.Sources = sourcesOf(t.Statements, folder+"statements/index.html?theme="+filterKey(&t.Head)+"&")
	return s.entity(w, v)
}

// lists are what the pages of an entity list; each page shows a part of each.
type lists struct {
	speech            []speechList
	listed, published []*dossier.Article
	events            []*dossier.Event
}

// speechList is the statements in which an entity has one part.
type speechList struct {
	id, title string
	all       []*dossier.Statement
}

// listsOf collects what the pages of an entity list.
func (w words) listsOf(x *dossier.Entity) lists {
	if x.Theme != nil {
		return lists{speech: []speechList{{"", "", x.Theme.Statements}}, listed: x.Theme.Listed, events: x.Events}
	}
	l := lists{speech: []speechList{{"said", w.Text("entity.said"), x.Said}, {"addressed", w.Text("entity.addressed"), x.Addressed}, {"relayed", w.Text("entity.relayed"), x.Relayed}, {"spoken", w.Text("entity.spoken"), x.Spoken}}, events: x.Events}
	if x.Organization != nil {
		l.published = x.Organization.Published
	}
	return l
}

// longest returns the length of the longest list.
func (l lists) longest(x *dossier.Entity) int {
	n := max(len(x.Articles), len(others(x)), len(x.Notes), len(l.listed), len(l.published), len(l.events))
	for _, s := range l.speech {
		n = max(n, len(s.all))
	}
	return n
}

// others returns the texts besides articles that name an entity, without the notes
// that are listed as its own.
func others(x *dossier.Entity) []*dossier.Backlink {
	own := make(map[*dossier.Head]bool, len(x.Notes))
	for _, n := range x.Notes {
		own[&n.Head] = true
	}
	return slices.DeleteFunc(slices.Clone(x.Others), func(b *dossier.Backlink) bool { return own[b.From] })
}

// part returns the part of a list that stands on a page.
func part[T any](all []T, from, to int) []T {
	return all[min(from, len(all)):min(to, len(all))]
}

// entity writes the pages of an entity.
func (s *site) entity(w *worker, v EntityPage) error {
	x, l := v.Entity, s.words.listsOf(v.Entity)
	return w.parts(x.Address, l.longest(x), func(from, to int, path string, pager []Link) error {
		v := v
		v.Page = s.newPage(path, x.Kind.Folder(), x.Name, x.Summary.Text, "entity")
		v.Alternates = []Alternate{{feed.Path(x), feed.MediaType, s.words.Text("feed.news-about", "name", x.Name)}}
		v.First, v.Pager = from == 0, pager
		v.Crumbs = s.crumbs(x.Kind.Folder())
		if v.First {
			v.Metadata = template.HTML(metadata.Entity(s.machine(v.Page), x))
		} else {
			v.Metadata = s.plainMetadata(v.Page, true)
		}
		v.Rows, v.Others = s.backlinks(w, part(x.Articles, from, to)), s.backlinks(w, part(others(x), from, to))
		var err error
		if v.Listed, err = s.articleEntries(part(l.listed, from, to)); err != nil {
			return err
		}
		if v.Published, err = s.articleEntries(part(l.published, from, to)); err != nil {
			return err
		}
		notes := part(x.Notes, from, to)
		v.Notes, v.Events, v.HasCode = s.noteEntries(w, notes), part(l.events, from, to), haveCode(notes)
		v.Speech = s.speechGroups(x, l, from, to)
		if v.First {
			s.first(w, &v)
		}
		return s.write(w, "entity.html", path, x.Kind.String()+" "+strconv.Quote(x.ID), v)
	})
}

// first fills in what stands on the first page of an entity alone.
func (s *site) first(w *worker, v *EntityPage) {
	x := v.Entity
	v.With = w.associator(s.d).With(x)
	v.Spellings = spellings(x)
	v.Body, v.HasCode = w.html(v.Root, x.Body, prose.Rendering{}), v.HasCode || x.Body.Doc.HasCode
	v.Drawing = s.timelineDrawing(v.Root, drawn(x), v.Events)
	if x.Theme != nil {
		return
	}
	v.Sources = sourcesOf(x.Said, "")
	v.Pairs = s.pairs[x]
}

// drawn returns the statements that an entity's timeline shows: those of a theme,
// and those in which an actor or organization speaks or is spoken to.
func drawn(x *dossier.Entity) []*dossier.Statement {
	if x.Theme != nil {
		return part(x.Theme.Statements, 0, pageSize)
	}
	all := slices.Concat(part(x.Said, 0, pageSize), part(x.Addressed, 0, pageSize))
	slices.SortStableFunc(all, func(a, b *dossier.Statement) int { return a.Said.SortKey().Compare(b.Said.SortKey()) })
	return all
}

// speechGroups lists the statements on one page of an entity: of an actor or
// organization by the part that it has in them, of a theme by who took which
// position.
func (s *site) speechGroups(x *dossier.Entity, l lists, from, to int) []SpeechGroup {
	if x.Theme != nil {
		return s.positions(part(x.Theme.Statements, from, to))
	}
	var groups []SpeechGroup
	for _, list := range l.speech {
		if shown := part(list.all, from, to); len(shown) > 0 {
			groups = append(groups, SpeechGroup{ID: list.id, Title: list.title, N: len(list.all), Rows: s.statementEntries(shown)})
		}
	}
	return groups
}

// spellings returns the names of an entity apart from the one that it is listed
// under. What differs in capitals alone is one name.
func spellings(x *dossier.Entity) []string {
	all := []string{x.Name}
	for _, n := range x.Names {
		if !slices.ContainsFunc(all, func(o string) bool { return strings.EqualFold(n, o) }) {
			all = append(all, n)
		}
	}
	return all[1:]
}

// positions groups statements by who made them, in the order of each party's
// first.
func (s *site) positions(all []*dossier.Statement) []SpeechGroup {
	var groups []SpeechGroup
	index := map[dossier.Voice]int{}
	for _, st := range all {
		key := dossier.Voice{Entity: st.Speaker.Entity, Name: st.Speaker.Name}
		if !key.Named() { // those of one body are one, and so are all others
			key.Of = st.Speaker.Of
		}
		i, ok := index[key]
		if !ok {
			i = len(groups)
			index[key] = i
			title := s.words.partyName(key)
			if key.Of != nil {
				title = s.words.Text("voice.bracketed", "who", title, "body", key.Of.Name)
			}
			groups = append(groups, SpeechGroup{ID: "by-" + strconv.Itoa(i+1), Title: title})
		}
		groups[i].add(st.Act)
		groups[i].Rows = append(groups[i].Rows, s.statementEntry(st))
	}
	for _, g := range groups {
		slices.SortStableFunc(g.Acts, func(a, b ActCount) int { return cmp.Compare(b.N, a.N) })
	}
	return groups
}

func (g *SpeechGroup) add(act string) {
	g.N++
	for i := range g.Acts {
		if g.Acts[i].Act == act {
			g.Acts[i].N++
			return
		}
	}
	g.Acts = append(g.Acts, ActCount{act, 1})
}
