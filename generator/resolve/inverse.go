package resolve

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/mention"
)

// inverses follows references between entities, and from articles to them, backwards.
// Those of notes, statements and events follow once these are sorted.
func (r *resolver) inverses() {
	for _, a := range r.d.Articles {
		for _, list := range listing(a) {
			*list = append(*list, a)
		}
	}
	for _, o := range r.d.Organizations {
		if o.Parent != nil {
			o.Parent.Parts = append(o.Parent.Parts, o)
		}
	}
	for _, t := range r.d.Themes {
		if t.Broader != nil {
			t.Broader.Narrower = append(t.Broader.Narrower, t)
		}
	}
	for _, a := range r.d.Actors {
		for _, t := range a.Posts {
			t.Organization.Posts = append(t.Organization.Posts, t)
		}
		for _, t := range a.Memberships {
			t.Organization.Members = append(t.Organization.Members, t)
		}
	}
}

// listing returns the lists of those whom the fields of an article name.
func listing(a *dossier.Article) []*[]*dossier.Article {
	var all []*[]*dossier.Article
	if a.Publisher != nil {
		all = append(all, &a.Publisher.Published)
	}
	for _, t := range a.Themes {
		all = append(all, &t.Listed)
	}
	return all
}

// notes tells articles and entities their notes, in the order of the dossier, and
// notes their answers, the earliest first.
func (r *resolver) notes() {
	for _, a := range r.d.Annotations {
		a.Article.Notes = append(a.Article.Notes, a)
		a.Address = a.Article.Address + "#n-" + a.Stem()
		if a.ReplyTo != nil {
			a.ReplyTo.Replies = append(a.ReplyTo.Replies, a)
		}
		for _, list := range listsOf(a) {
			*list = append(*list, a)
		}
	}
	for _, a := range r.d.Annotations {
		slices.SortStableFunc(a.Replies, func(x, y *dossier.Annotation) int {
			return cmp.Or(x.Created.SortKey().Compare(y.Created.SortKey()), strings.Compare(x.ID, y.ID))
		})
	}
}

// speech tells articles, entities and statements the statements and events that
// concern them, in the order of the dossier.
func (r *resolver) speech() {
	for _, s := range r.d.Statements {
		reported(s)
		for _, t := range s.About {
			t.Statements = append(t.Statements, s)
		}
	}
	for _, e := range r.d.Events {
		for _, a := range e.Appearances {
			a.Article.Events = append(a.Article.Events, a)
		}
		for _, list := range eventsIn(e) {
			*list = append(*list, e)
		}
	}
}

// eventsIn returns the lists of events in which an event stands.
func eventsIn(e *dossier.Event) []*[]*dossier.Event {
	var all []*[]*dossier.Event
	for _, x := range e.Actors {
		all = append(all, &x.Events)
	}
	for _, x := range e.Organizations {
		all = append(all, &x.Events)
	}
	for _, x := range e.Themes {
		all = append(all, &x.Events)
	}
	return all
}

// reported tells articles and statements of one that appears in them, or bears on them.
func reported(s *dossier.Statement) {
	for _, a := range s.Appearances {
		a.Article.Statements = append(a.Article.Statements, a)
	}
	for _, rel := range s.Relations {
		rel.Other.Inverse = append(rel.Other.Inverse, dossier.Relation{Kind: rel.Kind, Other: s})
	}
}

// order puts every list into the order in which it is shown, and makes the inverses that
// depend on the order of articles or statements once these are sorted.
func (r *resolver) order() {
	d := r.d
	slices.SortStableFunc(d.Articles, byPublished)
	number(d.Articles)
	r.sortEntities()
	slices.SortStableFunc(d.Statements, bySaid)
	slices.SortStableFunc(d.Events, byDate)
	neighbours(d)
	slices.SortStableFunc(d.Annotations, byNote)
	r.notes()
	r.speech()
	for _, a := range d.Articles {
		sortPassages(a)
	}
	r.sortLists()
	r.backlinks()
	r.parties()
	r.dialogues()
}

// number tells the articles, which are in order, their positions and neighbours.
func number(all []*dossier.Article) {
	for i, a := range all {
		a.Position = i
		a.Earlier, a.Later = beside(all, i)
	}
}

// neighbours tells statements and events, which are in order, theirs.
func neighbours(d *dossier.Dossier) {
	for i, s := range d.Statements {
		s.Earlier, s.Later = beside(d.Statements, i)
	}
	for i, e := range d.Events {
		e.Earlier, e.Later = beside(d.Events, i)
	}
}

// beside returns what stands before and after an element of a list, nil at the ends.
func beside[T any](all []*T, i int) (before, after *T) {
	if i > 0 {
		before = all[i-1]
	}
	if i+1 < len(all) {
		after = all[i+1]
	}
	return before, after
}

func byPublished(a, b *dossier.Article) int {
	return cmp.Or(a.Published.SortKey().Compare(b.Published.SortKey()), strings.Compare(a.ID, b.ID))
}

func bySaid(a, b *dossier.Statement) int {
	return cmp.Or(a.Said.SortKey().Compare(b.Said.SortKey()), strings.Compare(a.ID, b.ID))
}

func byDate(a, b *dossier.Event) int {
	return cmp.Or(a.Date.SortKey().Compare(b.Date.SortKey()), strings.Compare(a.ID, b.ID))
}

func sortPassages(a *dossier.Article) {
	slices.SortStableFunc(a.Notes, func(x, y *dossier.Annotation) int {
		return cmp.Or(byPlace(&x.Passage, &y.Passage), strings.Compare(x.ID, y.ID))
	})
	slices.SortStableFunc(a.Statements, func(x, y *dossier.Appearance) int {
		return cmp.Or(byPlace(&x.Passage, &y.Passage), bySaid(x.Statement, y.Statement))
	})
	slices.SortStableFunc(a.Events, func(x, y *dossier.Appearance) int {
		return cmp.Or(byPlace(&x.Passage, &y.Passage), byDate(x.Event, y.Event))
	})
}

// byNote orders notes by the order of articles, then by place.
func byNote(a, b *dossier.Annotation) int {
	return cmp.Or(cmp.Compare(a.Article.Position, b.Article.Position), byPlace(&a.Passage, &b.Passage), strings.Compare(a.ID, b.ID))
}

// byPlace orders passages of one article by place, those without one last.
func byPlace(a, b *dossier.Passage) int {
	place := func(p *dossier.Passage) int {
		if !p.Anchored() {
			return math.MaxInt
		}
		return p.Range().Start
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Found.Place.End, b.Found.Place.End))
}

// sortEntities sorts actors, organizations and themes as the dossier's language
// sorts names.
func (r *resolver) sortEntities() {
	tag, _ := language.Parse(r.d.Language) // checked when it was read
	c := collate.New(tag, collate.IgnoreCase, collate.Loose)
	var buf collate.Buffer
	keys := make([][]byte, len(r.d.Entities))
	for _, x := range r.d.Entities {
		_, bare := dossier.SplitArticle(x.Sort)
		keys[x.Number] = slices.Clone(c.KeyFromString(&buf, bare))
		buf.Reset()
	}
	byName := func(a, b *dossier.Entity) int {
		return cmp.Or(slices.Compare(keys[a.Number], keys[b.Number]), strings.Compare(a.ID, b.ID))
	}
	d := r.d
	slices.SortFunc(d.Actors, func(a, b *dossier.Actor) int { return byName(a.Entity, b.Entity) })
	slices.SortFunc(d.Organizations, func(a, b *dossier.Organization) int { return byName(a.Entity, b.Entity) })
	slices.SortFunc(d.Themes, func(a, b *dossier.Theme) int { return byName(a.Entity, b.Entity) })
	tenure := func(a, b *dossier.Tenure) int {
		return cmp.Or(byName(a.Actor.Entity, b.Actor.Entity), strings.Compare(a.Role, b.Role))
	}
	for _, o := range d.Organizations {
		slices.SortFunc(o.Parts, func(a, b *dossier.Organization) int { return byName(a.Entity, b.Entity) })
		slices.SortStableFunc(o.Posts, tenure)
		slices.SortStableFunc(o.Members, tenure)
	}
	for _, t := range d.Themes {
		slices.SortFunc(t.Narrower, func(a, b *dossier.Theme) int { return byName(a.Entity, b.Entity) })
	}
}

// sortLists sorts the lists that records hold of other records.
func (r *resolver) sortLists() {
	for _, o := range r.d.Organizations {
		slices.SortFunc(o.Published, byPublished)
	}
	for _, t := range r.d.Themes {
		slices.SortFunc(t.Listed, byPublished)
	}
	for _, a := range r.d.Actors {
		sortTenures(a.Posts)
		sortTenures(a.Memberships)
	}
}

// sortTenures puts the most recent first. Where one has no date the record's
// order stays as a whole: to sort the others around it would be to guess.
func sortTenures(all []*dossier.Tenure) {
	for _, t := range all {
		if _, ok := tenureDay(t); !ok {
			return
		}
	}
	slices.SortStableFunc(all, func(a, b *dossier.Tenure) int {
		x, _ := tenureDay(a)
		y, _ := tenureDay(b)
		return y.Compare(x)
	})
}

// tenureDay returns the last day on which a tenure may have begun, or else the
// first on which it may have ended; false when neither is known.
func tenureDay(t *dossier.Tenure) (edtf.Day, bool) {
	if day, ok := t.From.Latest(); ok {
		return day, true
	}
	if day, ok := t.Until.Earliest(); ok {
		return day, true
	}
	return t.Until.Latest()
}

// sortName makes the name by which an index sorts an entity: of a person the
// last name first, of everything the Arabic or English article last.
func sortName(x *dossier.Entity) string {
	if first, last, after := mention.SplitName(x.Name); x.Kind == content.Actor && last != "" {
		if isArabic(last) { // there the article stays, and does not count
			return last + "، " + first + suffix(after)
		}
		article, bare := dossier.SplitArticle(last)
		return bare + ", " + first + suffix(article) + suffix(after)
	}
	article, bare := dossier.SplitArticle(x.Name)
	if article == "" || isArabic(x.Name) || x.Kind == content.Theme { // which is a phrase, no name
		return x.Name
	}
	return bare + "," + suffix(article)
}

func isArabic(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

func suffix(article string) string {
	if article == "" {
		return ""
	}
	return " " + article
}
